using System.Data.Common;
using Naru.Hub.Kernel;

namespace Naru.Hub.Webhooks;

/// <summary>
/// The tables that stand beside the ledger: sealed secrets, and what became of deliveries. Neither is event-sourced: secrets must be forgotten, and attempts are no decisions of anybody.
/// </summary>
internal static class WebhookTables
{
    private static readonly string[] Statements =
    [
        "CREATE TABLE IF NOT EXISTS webhook_secret (id TEXT PRIMARY KEY, receiver TEXT NOT NULL, sealed TEXT NOT NULL, ends BIGINT NULL)",
        "CREATE INDEX IF NOT EXISTS webhook_secret_receiver ON webhook_secret (receiver)",
        "CREATE TABLE IF NOT EXISTS webhook_delivery (id TEXT PRIMARY KEY, receiver TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, happened BIGINT NOT NULL, "
        + "state TEXT NOT NULL, tries BIGINT NOT NULL, tried BIGINT NULL, next_try BIGINT NULL, status BIGINT NULL, code TEXT NULL)",
        "CREATE INDEX IF NOT EXISTS webhook_delivery_receiver ON webhook_delivery (receiver, happened, id)",
        "CREATE INDEX IF NOT EXISTS webhook_delivery_happened ON webhook_delivery (happened)",
        "CREATE TABLE IF NOT EXISTS webhook_health (receiver TEXT PRIMARY KEY, failing_since BIGINT NULL)",
    ];

    /// <summary>Makes what is not there yet.</summary>
    public static Task MakeAsync(HubDatabase database, CancellationToken stop) => HubTables.MakeAsync(database, Statements, stop);

    /// <summary>Rows of a query. The statement is constant; values are parameters.</summary>
    public static async Task<List<T>> QueryAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
