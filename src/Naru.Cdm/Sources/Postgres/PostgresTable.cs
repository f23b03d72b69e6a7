using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>An OMOP table of a PostgreSQL database, as it was when the database was connected to. Not thread safe, nor together with other tables of the same connection.</summary>
internal sealed class PostgresTable
{
    /// <summary>Rows that are read, and committed, at a time.</summary>
    public const int DefaultRowsPerRange = 1_500_000;

    /// <summary>The first server that finds the rows of a range of blocks without reading the others.</summary>
    private const int FirstServerWithRanges = 14;

    private readonly PostgresSession session;
    private readonly PostgresRelation relation;
    private readonly IReadOnlyList<WireColumn> columns;
    private readonly int rowsPerRange;
    private readonly string select;
    private readonly string identity;
    private (string Fingerprint, long Rows, PostgresHeaps Heaps)? known;
    private bool isAsked;
    private bool hasFailed;

    public PostgresTable(
        PostgresSession session,
        PostgresRelation relation,
        IReadOnlyDictionary<string, string> givenNames,
        IReadOnlyList<WireColumn> columns,
        IEnumerable<PostgresColumn> all,
        int rowsPerRange)
    {
        this.session = session;
        this.relation = relation;
        this.columns = columns;
        this.rowsPerRange = rowsPerRange;
        GivenNames = givenNames;
        select = $"SELECT {string.Join(", ", columns.Select(c => c.Select))} FROM {relation.Sql}";
        identity = string.Join('\n', (IEnumerable<string>)
        [
            "1", relation.Id.ToString(CultureInfo.InvariantCulture), select, session.TimeZone,
            .. all.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Number} {c.Name} {c.Type}")),
        ]);
    }

    /// <summary>The OMOP table.</summary>
    public OmopTable Table => relation.Table;

    /// <summary><c>schema.table</c>, as it is written there.</summary>
    public string Name => relation.FullName;

    /// <summary>The columns that it has: name in CDM 5.4 → name as written there.</summary>
    public IReadOnlyDictionary<string, string> GivenNames { get; }

    /// <summary>The rows that the server expects it to have.</summary>
    public long EstimatedRows { get; private set; }

    /// <summary>About as many bytes as will come from it: for the progress.</summary>
    public long EstimatedBytes { get; private set; }

    /// <summary>
    /// A text that differs whenever the rows, or what is read of them, differ from what they were; null if that cannot be known:
    /// views, foreign tables, servers before 14. One sequential scan at the server. Everything seen is that of one snapshot, the one
    /// that <see cref="Stage"/> reads.
    /// </summary>
    /// <remarks>
    /// It is made of every visible row's place and of the transaction that wrote it (<c>ctid</c>, <c>xmin</c>), hashed and combined;
    /// of how many they are; of the files they lie in; and of the columns. Why that misses no change: PostgreSQL never changes a row
    /// where it lies. An INSERT or UPDATE writes a row with the number of its own transaction; a DELETE takes a row away; a rewrite
    /// (VACUUM FULL, CLUSTER, TRUNCATE, an ALTER TABLE that changes values) makes new files; any other ALTER TABLE changes the columns.
    /// So the same place with the same transaction in the same file is the same row, and since rows stay in their places a block
    /// that was read need not be read again. When it may miss one: two sets of rows have the same 64-bit hash by chance (one in
    /// 2^64); a transaction number comes round after 2^32 others and writes into the same place; the server was set back to a backup
    /// and has since used the same numbers for other rows; somebody edits the files or switches on <c>allow_system_table_mods</c>.
    /// </remarks>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public string? Fingerprint(FindingLog findings, CancellationToken cancellation)
    {
        if (!isAsked && session.Version >= FirstServerWithRanges && relation is { CanBeLocked: true, MayReadAll: true })
        {
            isAsked = true;
            hasFailed = !session.Try(relation.Place, findings, () => known = ReadFingerprint(cancellation), cancellation);
        }

        return known?.Fingerprint;
    }

    /// <summary>
    /// Fills <c>cdm.&lt;table&gt;</c> of the staging database, which it creates. Rows are committed a range at a time, together with
    /// a note in <c>naru_staging.progress</c>; if the notes are of the same rows, it goes on after the last range that was committed.
    /// A table without a <see cref="Fingerprint"/> is all or nothing.
    /// </summary>
    /// <param name="staging">The staging database, with a schema <c>cdm</c>; no transaction may be open.</param>
    /// <param name="findings">Everything wrong: with values, or with the server.</param>
    /// <param name="meter">Told how far it has come.</param>
    /// <param name="cancellation">Stops it; what was committed stays.</param>
    /// <returns>The table, perhaps with findings about its values; null if it could not be read to its end.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LoadedTable? Stage(DuckDBConnection staging, FindingLog findings, ProgressMeter meter, CancellationToken cancellation)
    {
        var fingerprint = Fingerprint(findings, cancellation);
        if (hasFailed)
        {
            return null;
        }

        var journal = new StagingJournal(staging, Table);
        var problems = new ValueProblems();
        var progress = new StagingProgress(0, 0, true, long.MinValue, true, false);
        var report = new ReadingProgress(meter, Table.Name, known?.Rows ?? EstimatedRows, EstimatedBytes);
        var isRead = session.Try(
            relation.Place,
            findings,
            () =>
            {
                progress = journal.Open(fingerprint, cancellation);
                report.Skip(progress.Rows);
                while (!progress.IsComplete)
                {
                    var from = progress;
                    progress = journal.Append(
                        fingerprint, () => ReadRange(staging, from, problems, report, cancellation), cancellation);
                }
            },
            cancellation);
        problems.Report(Name, GivenNames, findings);
        if (!isRead)
        {
            return null;
        }

        report.Complete(progress.Rows);
        return new LoadedTable(
            Table, Name, GivenNames, progress.Rows, progress.KeysRise, LoadedTable.Numbered(Table), LinesOf: null);
    }

    /// <summary>Asks the planner how much there is: it knows something of views and foreign tables, too.</summary>
    internal void Estimate(FindingLog findings, CancellationToken cancellation) => session.Try(
        relation.Place,
        findings,
        () => (EstimatedRows, EstimatedBytes) = session.Query($"EXPLAIN (FORMAT JSON) {select}", PlannerEstimate.Read, cancellation),
        cancellation);

    private (string Fingerprint, long Rows, PostgresHeaps Heaps)? ReadFingerprint(CancellationToken cancellation)
    {
        if (PostgresCatalogue.ReadHeaps(session, relation, cancellation) is not { } heaps)
        {
            return null;
        }

        // Partitions have places of their own, which the number of the partition keeps apart.
        var (rows, hash) = session.Query(
            $"""
            SELECT pg_catalog.count(*), COALESCE(pg_catalog.bit_xor(pg_catalog.hashtidextended(
                ctid, (tableoid::int8 << 32) # xmin::text::int8)), 0)
            FROM {relation.Sql}
            """,
            reader => reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0),
            cancellation);
        var text = string.Create(CultureInfo.InvariantCulture, $"{identity}\n{heaps.Files}\n{rows}\n{hash}");
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), rows, heaps);
    }

    private StagingProgress ReadRange(
        DuckDBConnection staging, StagingProgress from, ValueProblems problems, ReadingProgress report, CancellationToken cancellation)
    {
        var (query, next, isLast) = Range(from.NextBlock);
        var keys = new KeyOrder(from.KeysRise, from.LastKey);
        using var appender = new ChunkAppender(staging, Table.Name);
        return session.Copy(
            query,
            stream =>
            {
                var reader = new CopyReader(stream);
                var row = new CopyRow(columns, appender, problems, keys);
                reader.ReadHeader();
                while (row.Read(reader))
                {
                    if (appender.EndRow())
                    {
                        cancellation.ThrowIfCancellationRequested();
                        report.Read(from.Rows + appender.Rows);
                    }
                }

                reader.ReadEnd();
                appender.Complete();
                return new StagingProgress(next, from.Rows + appender.Rows, keys.IsRising, keys.Last, from.IsSound && !problems.Any, isLast);
            },
            cancellation);
    }

    /// <summary>The rows of the next range of blocks; all rows, if their places cannot be relied on.</summary>
    private (string Query, long Next, bool IsLast) Range(long block)
    {
        if (known is not { } table)
        {
            return (select, 0, true);
        }

        var blocks = Math.Clamp((long)((double)table.Heaps.Blocks * rowsPerRange / Math.Max(1, table.Rows)), 1, uint.MaxValue);
        var next = block + blocks;
        if (next >= table.Heaps.Blocks)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"{select} WHERE ctid >= '({block},0)'::tid"), next, true);
        }

        return (string.Create(CultureInfo.InvariantCulture, $"{select} WHERE ctid >= '({block},0)'::tid AND ctid < '({next},0)'::tid"), next, false);
    }
}
