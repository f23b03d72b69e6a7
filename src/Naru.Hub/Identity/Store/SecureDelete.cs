using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Naru.Hub.Identity.Store;

/// <summary>What is deleted or changed is overwritten in SQLite's file, so that nothing of an erased person stays in pages that are free. Safe for threads.</summary>
internal sealed class SecureDelete : DbConnectionInterceptor
{
    public static SecureDelete Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SwitchOn(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SwitchOn(connection);
        return Task.CompletedTask;
    }

    /// <summary>Switches it on for a connection of SQLite: it is a state of the connection, not of the file.</summary>
    public static void SwitchOn(DbConnection connection)
    {
        if (connection is SqliteConnection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete = ON";
            command.ExecuteNonQuery();
        }
    }
}
