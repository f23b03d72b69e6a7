using DuckDB.NET.Data;
using Naru.Cdm.Derivation;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>
/// Carries the steps of an import out, one table after the other: stage, check, store, drop. When an error was found, the other
/// tables are still staged and checked, so that everything wrong is told at once, but nothing more is stored.
/// </summary>
/// <param name="connection">A connection to the database that tables are staged in.</param>
/// <param name="writer">The new store.</param>
/// <param name="previous">The store that it replaces; null if there is none.</param>
/// <param name="optOuts">Who is left out.</param>
/// <param name="keepStaged">Whether staged tables stay until the end, for the next run to go on from.</param>
/// <param name="findings">Where findings go.</param>
/// <param name="meter">Progress.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class ImportRun(
    DuckDBConnection connection,
    StoreWriter writer,
    PreviousStore? previous,
    OptOuts optOuts,
    bool keepStaged,
    FindingLog findings,
    ProgressMeter meter,
    CancellationToken cancellation)
{
    /// <summary>Tables that are read again after they were stored.</summary>
    private static readonly ValueList<string> StillNeeded = ["person", "cdm_source", "vocabulary"];

    private readonly List<(OmopTable Table, IEnumerable<string> GivenNames)> tables = [];
    private bool hasPersons;
    private bool personsWereRead;

    /// <summary>Rows of patients who opted out that were left out.</summary>
    public long OptedOutRows { get; private set; }

    /// <summary>What came of deriving tables.</summary>
    public ValueList<DerivedTable> Derived { get; private set; } = [];

    /// <summary>Rows that were read from the source.</summary>
    public long RowsRead { get; private set; }

    public void Import(ImportStep step)
    {
        cancellation.ThrowIfCancellationRequested();
        if (step.Source is { } source)
        {
            Read(source, step.Hash);
        }
        else
        {
            TakeOver(step.Table);
        }

        hasPersons |= step.Table.Name == "person";
        personsWereRead |= step is { Table.Name: "person", Source: not null };
    }

    /// <summary>Derives tables from what was stored.</summary>
    public void Derive(ValueList<string> names)
    {
        foreach (var name in names)
        {
            meter.Storing(name, 0);
            Sql.Drop(connection, name, cancellation);
            var derived = Eras.Derive(name, connection, $"{StoreSchema.Written}.cdm", $"cdm.{name}", cancellation: cancellation);
            var table = OmopSchema.Table(name)!;
            var columns = table.Fields.ToDictionary(f => f.Name, f => f.Name, StringComparer.Ordinal);
            writer.Write(table, $"cdm.{name}", columns, DerivedFrom(name), sourceHash: null, isDerived: true);
            Sql.Drop(connection, name, cancellation);
            meter.Checked(name, derived.Rows);
            Derived = Derived.Append(derived).ToValueList();
        }
    }

    private static string DerivedFrom(string name) => name == "drug_era" ? "drug_exposure" : "condition_occurrence";

    /// <summary>Says what the persons who were read just now have to do with the list, and with the one before it.</summary>
    public void ReportOptOuts(OptOutList? list)
    {
        foreach (var (name, rows) in writer.UnattributedRows)
        {
            findings.Add(StoreErrors.UnattributedRowsLeftOut, new SourcePlace(name), name, rows);
        }

        // Persons of an earlier store are those who were left in it; who is on its list was in the data, or was said not to be.
        HashSet<long> before = [.. previous?.OptOut?.Persons ?? []];
        HashSet<long> now = [.. list?.Persons ?? []];
        var present = PresentPersons(before.Union(now));
        if (personsWereRead && before.Count(p => !now.Contains(p) && present.Contains(p)) is > 0 and var back)
        {
            findings.Add(StoreErrors.BackFromOptOut, SourcePlace.None, back);
        }

        if (!optOuts.Any)
        {
            return;
        }

        var listed = (long)now.Count;
        var known = (long)now.Count(p => present.Contains(p) || (!personsWereRead && before.Contains(p)));
        if (known == 0)
        {
            findings.Add(StoreErrors.OptOutMatchesNobody, SourcePlace.None);
        }
        else if (known < listed)
        {
            findings.Add(StoreErrors.OptedOutUnknown, SourcePlace.None, listed - known);
        }
    }

    /// <summary>Which of some persons are in the data.</summary>
    private HashSet<long> PresentPersons(IEnumerable<long> persons)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT person_id::BIGINT FROM cdm.person WHERE person_id IN (SELECT unnest($1))";
        command.Parameters.Add(new DuckDBParameter(persons.ToList()));
        using var reader = command.ExecuteReader();
        var present = new HashSet<long>();
        while (reader.Read())
        {
            present.Add(reader.GetInt64(0));
        }

        return present;
    }

    public StoreManifest Finish(string source)
    {
        foreach (var name in StillNeeded.Where(n => !tables.Exists(t => t.Table.Name == n)))
        {
            Sql.Drop(connection, name, cancellation);
            Sql.Run(connection, Sql.CreateTable(OmopSchema.Table(name)!), cancellation);
        }

        var version = CdmVersions.Of(tables, connection, CdmDatabase.Schema, cancellation);
        return writer.Finish(version, CdmVersions.OfVocabulary(connection, CdmDatabase.Schema, cancellation), source);
    }

    private void Read(ImportTable source, string? hash)
    {
        var table = source.Table;
        if (source.Stage(connection, cancellation) is not { } loaded)
        {
            return;
        }

        RowsRead += loaded.Rows;
        tables.Add((table, loaded.GivenNames.Values));
        Checks().Run(loaded, connection);
        if (findings.HasErrors)
        {
            meter.Checked(table.Name, loaded.Rows);
            return;
        }

        meter.Storing(table.Name, loaded.Rows);
        var stored = writer.Write(table, $"cdm.{table.Name}", loaded.GivenNames, source.Name, hash);
        OptedOutRows += loaded.Rows - stored;
        meter.Checked(table.Name, loaded.Rows);
        if (!keepStaged && !StillNeeded.Contains(table.Name, StringComparer.Ordinal))
        {
            source.Unstage(connection, cancellation);
        }
    }

    /// <summary>The table of persons may be that of the earlier store, which has nobody who opted out.</summary>
    private TableChecks Checks() => new(hasPersons, findings, cancellation) { LeftOut = personsWereRead || !optOuts.Any ? null : OptOuts.Table };

    private void TakeOver(OmopTable table)
    {
        var known = previous!.Manifest.Table(table.Name)!;
        var relation = $"{StoreSchema.Previous}.cdm.{table.Name}";
        tables.Add((table, known.GivenNames.Select(n => n.Value)));
        var stored = previous.Columns[table.Name].Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        if (StillNeeded.Contains(table.Name, StringComparer.Ordinal))
        {
            Sql.Drop(connection, table.Name, cancellation);
            var columns = table.Fields.Select(f => $"{(stored.Contains(f.Name) ? "" : $"NULL::{f.SqlType} AS ")}{Sql.Name(f.Name)}");
            Sql.Run(connection, $"CREATE VIEW cdm.{table.Name} AS SELECT {string.Join(", ", columns)} FROM {relation}", cancellation);
        }

        // Its source has not changed, but its patients may have gone from the table of persons.
        if (personsWereRead && table.HasPerson)
        {
            Checks().CheckPersons(
                new LoadedTable(
                    table, known.Source, known.GivenNames.ToDictionary(StringComparer.Ordinal), known.Rows, true,
                    $"SELECT *, NULL::BIGINT AS n FROM {relation}", LinesOf: null),
                connection);
        }

        if (!findings.HasErrors)
        {
            meter.Storing(table.Name, known.Rows);
            try
            {
                OptedOutRows += known.Rows - writer.CarryOver(table, known, relation, stored);
            }
            catch (DuckDBException e) when (Sql.IsUnreadable(e))
            {
                findings.Add(StoreErrors.DamagedStore, new SourcePlace(table.Name));
            }
        }

        meter.Checked(table.Name, known.Rows);
    }
}
