namespace Naru.Ledger;

/// <summary>The databases that hold a ledger.</summary>
public enum DatabaseKind
{
    /// <summary>One file of SQLite.</summary>
    Sqlite,

    /// <summary>A schema of a PostgreSQL database.</summary>
    Postgres,
}
