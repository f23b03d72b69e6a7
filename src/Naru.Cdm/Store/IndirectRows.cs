using System.Globalization;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>
/// Rows that belong to a person only through another row: a note's terms, an episode's events, a cost, a relationship of two facts.
/// Where patients opted out, such a row is kept only if the row it belongs to is there: what cannot be told to be somebody else's
/// is left out. So it is with addresses: where anybody opted out, a location is kept only if a person who is there or a care site
/// lies at it. (A home that is shared with somebody who did not opt out stays.)
/// </summary>
internal static class IndirectRows
{
    /// <summary>The domains of <c>cost_domain_id</c> (CDM 5.4 gives the names of domains), and the tables they mean.</summary>
    private static readonly (string Domain, string Table)[] CostDomains =
    [
        ("Condition", "condition_occurrence"), ("Device", "device_exposure"), ("Drug", "drug_exposure"), ("Measurement", "measurement"),
        ("Observation", "observation"), ("Procedure", "procedure_occurrence"), ("Specimen", "specimen"), ("Visit", "visit_occurrence"),
        ("Visit Detail", "visit_detail"),
    ];

    /// <summary>The concepts of domains (vocabulary <c>Domain</c>) by which <c>fact_relationship</c> names its tables.</summary>
    private static readonly (int Concept, string Table)[] FactDomains =
    [
        (8, "visit_occurrence"), (10, "procedure_occurrence"), (13, "drug_exposure"), (17, "device_exposure"), (19, "condition_occurrence"),
        (21, "measurement"), (27, "observation"), (36, "specimen"), (56, "person"), (57, "care_site"), (5085, "note"),
    ];

    /// <summary>The condition on rows called <c>t</c>; null if the table's rows belong to nobody.</summary>
    /// <param name="table">The table.</param>
    /// <param name="schema">Where the other tables are.</param>
    /// <param name="has">Which of their columns (table, column) there are.</param>
    public static string? Condition(OmopTable table, string schema, Func<string, string, bool> has) => table.Name switch
    {
        "note_nlp" => Exists("t.note_id", "note", schema, has),
        "episode_event" => Exists("t.episode_id", "episode", schema, has),
        "cost" => Case("t.cost_domain_id", CostDomains.Select(d => ($"'{d.Domain}'", Exists("t.cost_event_id", d.Table, schema, has)))),
        "fact_relationship" => $"{OfFact(1, schema, has)} AND {OfFact(2, schema, has)}",
        "location" => $"{In("t.location_id", "person", "location_id", schema, has)} OR {In("t.location_id", "care_site", "location_id", schema, has)}",
        _ => null,
    };

    private static string OfFact(int side, string schema, Func<string, string, bool> has) => Case(
        string.Create(CultureInfo.InvariantCulture, $"t.domain_concept_id_{side}"),
        FactDomains.Select(d => (
            d.Concept.ToString(CultureInfo.InvariantCulture),
            Exists(string.Create(CultureInfo.InvariantCulture, $"t.fact_id_{side}"), d.Table, schema, has))));

    private static string Case(string value, IEnumerable<(string When, string Then)> arms) =>
        $"CASE {value} {string.Join(' ', arms.Select(a => $"WHEN {a.When} THEN {a.Then}"))} ELSE false END";

    private static string Exists(string id, string table, string schema, Func<string, string, bool> has) =>
        In(id, table, OmopSchema.Table(table)!.PrimaryKey!.Name, schema, has);

    // The column is qualified: a name that the inner table lacks would be the outer row's own, and every row would be kept.
    private static string In(string id, string table, string column, string schema, Func<string, string, bool> has) => !has(table, column)
        ? "false"
        : $"{id} IN (SELECT r.{column} FROM {schema}.{table} r)";
}
