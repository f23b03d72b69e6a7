using Naru.Ledger;
using Npgsql;

namespace Naru.Hub.Kernel;

/// <summary>Makes the tables that stand beside the ledger.</summary>
internal static class HubTables
{
    /// <summary>Runs statements that make what is not there yet.</summary>
    /// <param name="database">Where.</param>
    /// <param name="statements">Each with <c>IF NOT EXISTS</c>.</param>
    /// <param name="stop">Stops.</param>
    public static async Task MakeAsync(HubDatabase database, IEnumerable<string> statements, CancellationToken stop)
    {
        var all = statements.ToList();
        if (database.Address is LedgerAddress.Postgres postgres)
        {
            all.Insert(0, $"CREATE SCHEMA IF NOT EXISTS {new NpgsqlCommandBuilder().QuoteIdentifier(postgres.Schema)}");
        }

        foreach (var statement in all)
        {
            await MakeAsync(database, statement, stop).ConfigureAwait(false);
        }
    }

    private static async Task MakeAsync(HubDatabase database, string statement, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await database.ExecuteAsync(statement, stop).ConfigureAwait(false);
                return;
            }
            // PostgreSQL's IF NOT EXISTS does not hold between two that make the same at the same time: the second finds it made.
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateTable && attempt < 3)
            {
            }
        }
    }
}
