namespace Naru.Ledger;

/// <summary>Where a ledger is. Immutable.</summary>
public abstract record LedgerAddress
{
    private LedgerAddress()
    {
    }

    /// <summary>Which database it is.</summary>
    public abstract DatabaseKind Database { get; }

    /// <summary>How messages call it: never with a password.</summary>
    public abstract string DisplayName { get; }

    /// <summary>A file of SQLite (WAL: two more files stand beside it while it is open). It is made if it is not there.</summary>
    /// <param name="Path">The file.</param>
    public sealed record Sqlite(string Path) : LedgerAddress
    {
        /// <inheritdoc/>
        public override DatabaseKind Database => DatabaseKind.Sqlite;

        /// <inheritdoc/>
        public override string DisplayName => Path;
    }

    /// <summary>A database of PostgreSQL (tested with 15), in which the tables are made if they are not there.</summary>
    /// <param name="ConnectionString">Npgsql's connection string; the user may create tables in the schema.</param>
    /// <param name="Schema">The schema of the ledger's and the projections' tables, made if it is not there. Small letters, digits and <c>_</c>.</param>
    public sealed record Postgres(string ConnectionString, string Schema = "naru") : LedgerAddress
    {
        /// <inheritdoc/>
        public override DatabaseKind Database => DatabaseKind.Postgres;

        /// <inheritdoc/>
        public override string DisplayName
        {
            get
            {
                var parts = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString);
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{parts.Host}:{parts.Port}/{parts.Database}/{Schema}");
            }
        }

        /// <summary>
        /// The connection string of one part of a program that keeps its tables in the schema, with a bound on its connections: the parts of one program, and the programs on one
        /// server, have to share what the server allows (100 by default). <c>Maximum Pool Size</c> in <see cref="ConnectionString"/> overrides it.
        /// </summary>
        /// <param name="mostConnections">How many connections it may have open; who needs one more waits.</param>
        public string For(int mostConnections)
        {
            var parts = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString) { SearchPath = Schema };
            if (!parts.ShouldSerialize("Maximum Pool Size"))
            {
                parts.MaxPoolSize = mostConnections;
            }

            return parts.ConnectionString;
        }

        // A record's own text would show the password.

        /// <inheritdoc/>
        public override string ToString() => DisplayName;
    }
}
