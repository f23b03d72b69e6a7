using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// An OMOP CDM in a PostgreSQL database, read over one connection and as it was at one moment. Nothing is written there, and SELECT
/// is all the permission that it needs. While it is open its tables can be written to, but not altered or truncated. Not thread safe.
/// </summary>
internal sealed class PostgresCdm : IDisposable
{
    private readonly PostgresSession session;

    private PostgresCdm(PostgresSession session, string name, ValueList<PostgresTable> tables)
    {
        this.session = session;
        Name = name;
        Tables = tables;
    }

    /// <summary><c>host:port/database/schema</c>: for messages and manifests. Never the user or the password.</summary>
    public string Name { get; }

    /// <summary>Every OMOP table that it has and that may be read, in the order of <see cref="OmopSchema.LoadedTables"/>, then by name.</summary>
    public ValueList<PostgresTable> Tables { get; }

    /// <summary>Whether a text is meant to be the address of a PostgreSQL database, and no path.</summary>
    public static bool IsAddress(string text) => PostgresAddress.IsAddress(text);

    /// <summary>What <see cref="Name"/> will be, as far as the address tells; null if it is no address.</summary>
    public static string? NameOf(string text) => IsAddress(text) ? PostgresAddress.Parse(text, out _)?.Name : null;

    /// <summary>
    /// Connects, and reads what is there. Everything that can be said without reading rows is found at once: missing tables and
    /// columns, wrong types, permissions.
    /// </summary>
    /// <param name="uri">
    /// <c>postgresql://user@host:port/database?schema=…&amp;vocabulary_schema=…&amp;sslmode=…&amp;timezone=…</c>, or keys and values of Npgsql
    /// with <c>Schema</c> and <c>VocabularySchema</c>.
    /// </param>
    /// <param name="findings">Everything found. With errors among them, the data must not be used even if something is returned.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="rowsPerRange">About how many rows are committed at a time.</param>
    /// <param name="landmark">The table by which the schema is known: <c>person</c>, or <c>concept</c> for a vocabulary alone.</param>
    /// <returns>The CDM; null if there is none that could be read.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PostgresCdm? Connect(
        string uri,
        FindingLog findings,
        CancellationToken cancellation,
        int rowsPerRange = PostgresTable.DefaultRowsPerRange,
        string landmark = "person")
    {
        if (PostgresAddress.Parse(uri, out var fault) is not { } address)
        {
            findings.Add(PostgresErrors.BadAddress, SourcePlace.None, fault);
            return null;
        }

        if (PostgresSession.Open(address, findings, cancellation) is not { } session)
        {
            return null;
        }

        PostgresCdm? cdm = null;
        try
        {
            cdm = Discover(session, address, rowsPerRange, landmark, findings, cancellation);
            return cdm;
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && PostgresFailure.IsFailure(e))
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (Exception e) when (PostgresFailure.IsFailure(e))
        {
            PostgresFailure.ReportReading(e, new SourcePlace(address.Name), session.Encoding, findings);
            return null;
        }
        finally
        {
            if (cdm is null)
            {
                session.Dispose();
            }
        }
    }

    /// <summary>Ends the transaction and the connection.</summary>
    public void Dispose() => session.Dispose();

    private static PostgresCdm? Discover(
        PostgresSession session,
        PostgresAddress address,
        int rowsPerRange,
        string landmark,
        FindingLog findings,
        CancellationToken cancellation)
    {
        // What there is, is asked first and in a transaction of its own: tables must be locked before the snapshot is taken.
        session.Begin(cancellation);
        session.ReadSettings(cancellation);
        var all = PostgresCatalogue.ReadRelations(session, cancellation);
        session.End(cancellation);
        var choice = SchemaChoice.Of(all, address, landmark, findings);
        if (choice is null)
        {
            return null;
        }

        session.Begin(cancellation);
        var relations = choice.Relations.Where(r => !r.CanBeLocked || !r.MayReadAll || session.Try(
            r.Place, findings, () => session.Run($"LOCK TABLE {r.Sql} IN ACCESS SHARE MODE", cancellation), cancellation)).ToList();
        if (session.IsLost)
        {
            return null;
        }

        var columns = PostgresCatalogue.ReadColumns(session, relations, cancellation);
        var tables = relations.Select(r => TableMatch.Of(session, r, [.. columns[r.Id]], rowsPerRange, findings)).OfType<PostgresTable>().ToList();
        tables.ForEach(t => t.Estimate(findings, cancellation));
        var order = OmopSchema.LoadedTables.Select(t => t.Name).ToList();
        return new PostgresCdm(
            session,
            $"{address.Name}/{choice.Schema}",
            tables.OrderBy(t => order.IndexOf(t.Table.Name) is >= 0 and var index ? index : order.Count).ThenBy(t => t.Table.Name, StringComparer.Ordinal).ToValueList());
    }
}
