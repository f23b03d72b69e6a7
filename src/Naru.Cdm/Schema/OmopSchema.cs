using System.Collections.Frozen;
using Naru.Core;

namespace Naru.Cdm.Schema;

/// <summary>
/// The tables of the OMOP CDM, read from OHDSI's own field lists (<c>data/omop</c>). Fields carry the names of CDM 5.4; a field
/// that 5.3 called otherwise knows its former name. Immutable; safe to share between threads.
/// </summary>
public static class OmopSchema
{
    /// <summary>The names that changed from 5.3 to 5.4: former name → name.</summary>
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["visit_detail_parent_id"] = "parent_visit_detail_id",
        ["admitting_source_concept_id"] = "admitted_from_concept_id",
        ["admitting_source_value"] = "admitted_from_source_value",
        ["discharge_to_concept_id"] = "discharged_to_concept_id",
        ["discharge_to_source_value"] = "discharged_to_source_value",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, OmopTable> Known = ReadAll();

    /// <summary>The tables without which no cohort can be built.</summary>
    public static ValueList<string> RequiredTables { get; } = ["person", "observation_period"];

    /// <summary>
    /// The tables that cohorts read, hence that are loaded. Persons come first, so that what refers to them comes later.
    /// </summary>
    public static ValueList<OmopTable> LoadedTables { get; } = ((string[])
    [
        "person", "observation_period", "visit_occurrence", "visit_detail", "condition_occurrence", "condition_era",
        "drug_exposure", "drug_era", "dose_era", "procedure_occurrence", "device_exposure", "measurement", "observation",
        "specimen", "death", "payer_plan_period", "provider", "care_site", "location", "cdm_source",
        "concept", "concept_ancestor", "concept_relationship",
    ]).Select(name => Known[name]).ToValueList();

    /// <summary>
    /// Every table that a hospital's CDM may hold: <see cref="LoadedTables"/> first, then others with a person, then those that
    /// belong to a person through another table, or to nobody. Not the tables in which OHDSI's tools keep their own cohorts: those are results, not data.
    /// </summary>
    public static ValueList<OmopTable> AllTables { get; } = LoadedTables
        .Concat(Known.Values
            .Where(t => !LoadedTables.Contains(t) && t.Name is not ("cohort" or "cohort_definition"))
            .OrderByDescending(t => t.HasPerson).ThenBy(t => t.Name, StringComparer.Ordinal))
        .ToValueList();

    /// <summary>The table of a name, in any case, whether it is loaded or not; null if OMOP has none of that name.</summary>
    public static OmopTable? Table(string name) => Known.GetValueOrDefault(name);

    /// <summary>The OMOP table whose name is most like the given one: what the user may have meant.</summary>
    public static string NearestTable(string name) =>
        Known.Keys.Order(StringComparer.Ordinal).MinBy(known => EditDistance.Between(known, name.ToLowerInvariant()))!;

    /// <summary>Whether a field name is one of CDM 5.3 only, or of 5.4 only; null if it says nothing about the version.</summary>
    internal static CdmVersion? VersionOf(OmopTable table, string name)
    {
        var field = table.Field(name);
        if (field is null)
        {
            return null;
        }

        var isFormer = string.Equals(field.FormerName, name, StringComparison.OrdinalIgnoreCase);
        var isNew = field.FormerName is not null || NewIn54.Contains((table.Name, field.Name));
        return isFormer ? CdmVersion.V53 : isNew ? CdmVersion.V54 : null;
    }

    private static readonly FrozenSet<(string Table, string Field)> NewIn54 =
        ReadLines("cdm-5.4").Select(f => (f.Table, f.Field)).Except(ReadLines("cdm-5.3").Select(f => (f.Table, f.Field))).ToFrozenSet();

    private static FrozenDictionary<string, OmopTable> ReadAll()
    {
        var former = ReadLines("cdm-5.3").ToDictionary(f => (f.Table, Renamed.GetValueOrDefault(f.Field, f.Field)));
        var current = ReadLines("cdm-5.4").ToList();
        var currentTables = current.Select(f => f.Table).ToHashSet(StringComparer.Ordinal);
        var abandoned = former.Values.Where(f => !currentTables.Contains(f.Table));
        return current.Concat(abandoned)
            .GroupBy(f => f.Table, StringComparer.Ordinal)
            .Select(g => new OmopTable(g.Key, g.Select(f => ToField(f, former.GetValueOrDefault((f.Table, f.Field)))).ToValueList()))
            .ToFrozenDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static OmopField ToField(Line line, Line? former) => new(
        line.Field,
        TypeOf(line),
        line.IsRequired && former is { IsRequired: true } && IsIndispensable(line),
        line.IsPrimaryKey,
        line.References.Length == 0 ? null : line.References,
        former is { } f && f.Field != line.Field ? f.Field : null);

    /// <summary>
    /// Keys, persons and first days (and observation's last): a row without them means nothing. The CDM requires much more, and real data often lack it (a visit
    /// of a visit detail, a type concept); that is for the data-quality checks to count, not a reason to refuse the data.
    /// </summary>
    private static bool IsIndispensable(Line line) =>
        line.IsPrimaryKey
        || line.Field is "person_id" or "ancestor_concept_id" or "descendant_concept_id" or "concept_id_1" or "concept_id_2" or "relationship_id"
        || (line.Type == "date" && (line.Field == "observation_period_end_date"
            || (!line.Field.EndsWith("_end_date", StringComparison.Ordinal)
                && !line.Field.StartsWith("valid_", StringComparison.Ordinal)
                && line.Table != "cdm_source")));

    private static OmopType TypeOf(Line line) => line.Type switch
    {
        "integer" when line.IsPrimaryKey || line.References.Length > 0 || line.Field.EndsWith("_id", StringComparison.Ordinal)
            || line.Field.Contains("_id_", StringComparison.Ordinal) => OmopType.BigInteger,
        // The CDM has whole numbers of devices and procedures; hospitals also record half a pack, and OHDSI's tools read it.
        "integer" when line.Field == "quantity" => OmopType.Double,
        "integer" => OmopType.Integer,
        "float" => OmopType.Double,
        "date" => OmopType.Date,
        "datetime" => OmopType.DateTime,
        _ when line.Type.StartsWith("varchar", StringComparison.Ordinal) => OmopType.Text,
        _ => throw new InvalidOperationException($"{line.Table}.{line.Field} has the unknown type {line.Type}."),
    };

    private static IEnumerable<Line> ReadLines(string version)
    {
        using var stream = typeof(OmopSchema).Assembly.GetManifestResourceStream($"omop/{version}-fields.csv")
            ?? throw new InvalidOperationException($"The field list of {version} is not in the assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } text)
        {
            var parts = text.Split(',');
            yield return new Line(parts[0], parts[1], parts[2] == "yes", parts[3], parts[4] == "yes", parts[5]);
        }
    }

    private sealed record Line(string Table, string Field, bool IsRequired, string Type, bool IsPrimaryKey, string References);
}
