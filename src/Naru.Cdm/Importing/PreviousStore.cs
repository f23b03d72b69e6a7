using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>The store that an import replaces: what did not change is taken over from it.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="OptOut">The list that was applied to it; null if there was none.</param>
/// <param name="Columns">Table → the columns it stores.</param>
internal sealed record PreviousStore(
    StoreManifest Manifest, OptOutList? OptOut, ILookup<string, KeyValuePair<string, string>> Columns)
{
    /// <summary>
    /// Attaches the store at a path as <see cref="StoreSchema.Previous"/>. Null if nothing is there; or, with a finding, if what is
    /// there cannot be replaced.
    /// </summary>
    public static PreviousStore? Attach(string path, DuckDBConnection connection, FindingLog findings, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var place = new SourcePlace(Path.GetFileName(path));
        if (Sources.PathKinds.Of(path) != Sources.PathKind.Database)
        {
            findings.Add(StoreErrors.TargetIsNoStore, place);
            return null;
        }

        if (!AttachedDatabase.Attach(path, StoreSchema.Previous, connection, findings, cancellation))
        {
            return null;
        }

        var (isStore, manifest) = StoreManifests.ReadChecked(connection, StoreSchema.Previous, path, findings, cancellation);
        if (!isStore)
        {
            findings.Add(StoreErrors.TargetIsNoStore, place);
        }

        return manifest is null
            ? null
            : new PreviousStore(
                manifest,
                manifest.OptOutVersion is null ? null : OptOutOf(connection, cancellation),
                StoreTables.StoredColumns(connection, StoreSchema.Previous, cancellation));
    }

    /// <summary>Whether a table can be taken over, if its source is in the given state and the given patients opted out.</summary>
    public bool CanGive(ImportTable table, string? hash, OptOutList? optOut) =>
        Manifest.Table(table.Table.Name) is { IsDerived: false, SourceHash: { } known } && known == hash
        && (!OptOuts.Concerns(table.Table) || Covers(optOut));

    /// <summary>Whether its rows include everybody who did not opt out by the given list.</summary>
    public bool Covers(OptOutList? optOut) => OptOut is null or { Persons.Count: 0 } || (optOut?.Includes(OptOut) ?? false);

    private static OptOutList OptOutOf(DuckDBConnection connection, CancellationToken cancellation) => Sql.Query(
        connection,
        $"SELECT person_id FROM {StoreSchema.Previous}.naru.opt_out ORDER BY person_id",
        reader =>
        {
            var persons = new List<long>();
            while (reader.Read())
            {
                persons.Add(reader.GetInt64(0));
            }

            return new OptOutList(persons.ToValueList());
        },
        cancellation);
}
