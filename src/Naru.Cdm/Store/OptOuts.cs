using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>
/// The patients who opted out, as SQL sees them: a table of their ids in the default database of a connection, and the condition
/// that leaves their rows out. Rows without a person of their own go with the row they belong to (<see cref="IndirectRows"/>).
/// </summary>
/// <param name="list">The list; null if there is none.</param>
internal sealed class OptOuts(OptOutList? list)
{
    /// <summary>The table of their ids.</summary>
    public const string Table = "naru_staging.opt_out";

    /// <summary>The list; null if there is none.</summary>
    public OptOutList? List => list;

    /// <summary>Whether anybody is left out.</summary>
    public bool Any => list is { Persons.Count: > 0 };

    /// <summary>Whether a table can hold rows of patients.</summary>
    public static bool Concerns(OmopTable table) => table.HasPerson || IsIndirect(table);

    /// <summary>
    /// Whether rows of a table belong to patients through other tables only: which of them are left out changes with those tables.
    /// </summary>
    public static bool IsIndirect(OmopTable table) =>
        !table.HasPerson && IndirectRows.Condition(table, CdmDatabase.Schema, (_, _) => true) is not null;

    /// <summary>Makes the table.</summary>
    public void Create(DuckDBConnection connection, CancellationToken cancellation)
    {
        Sql.Run(connection, "CREATE SCHEMA IF NOT EXISTS naru_staging", cancellation);
        Sql.Run(connection, $"CREATE OR REPLACE TABLE {Table} (person_id BIGINT)", cancellation);
        if (!Any)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {Table} SELECT unnest($1)";
        command.Parameters.Add(new DuckDBParameter(list!.Persons.ToList()));
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// The WHERE clause, on rows called <c>t</c>, that leaves out those of patients who opted out; empty if nobody has to be.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="schema">Where the other tables are, without the rows that are left out, each of them before those that refer to it.</param>
    /// <param name="has">Which of their columns (table, column) there are; null for all of them.</param>
    public string Where(OmopTable table, string schema, Func<string, string, bool>? has = null)
    {
        if (!Any)
        {
            return "";
        }

        var condition = table.HasPerson
            ? $"NOT EXISTS (SELECT 1 FROM {Table} o WHERE o.person_id = t.person_id)"
            : IndirectRows.Condition(table, schema, has ?? ((_, _) => true));
        return condition is null ? "" : $" WHERE {condition}";
    }

    /// <summary>Hides them in a view that is there already.</summary>
    public LoadedTable Hide(LoadedTable loaded, DuckDBConnection connection, CancellationToken cancellation)
    {
        var where = Where(loaded.Table, CdmDatabase.Schema);
        if (where.Length == 0)
        {
            return loaded;
        }

        var view = $"cdm.{loaded.Table.Name}";
        Sql.Run(connection, $"CREATE OR REPLACE VIEW {view} AS SELECT * EXCLUDE (n) FROM ({loaded.NumberedRows}) t{where}", cancellation);
        return loaded with { Rows = Sql.Count(connection, view, cancellation) };
    }
}
