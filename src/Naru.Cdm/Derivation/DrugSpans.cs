namespace Naru.Cdm.Derivation;

/// <summary>
/// The spans of drugs: each drug exposure once for each of its ingredients, from its start to its end; without an end, to its start
/// plus the days of supply; without those, or with none, to the day after its start (as OHDSI's <c>insert_drug_era.sql</c> has it,
/// which also passes over negative supplies, whatever end is given).
/// </summary>
internal static class DrugSpans
{
    private const string First = "r.drug_exposure_start_date";
    private const string Last = "r.drug_exposure_end_date";
    private const string Supply = "r.days_supply";

    /// <summary>The columns that are read.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
        ["person_id", "drug_concept_id", "drug_exposure_start_date", "drug_exposure_end_date", "days_supply"];

    internal static SpanSource Of(string exposures, string ingredients) => new(
        exposures,
        $"JOIN {ingredients} i ON i.drug = r.drug_concept_id",
        "i.ingredient",
        First,
        $"coalesce({Last}, {SpanSource.After(First, $"coalesce(nullif({Supply}, 0), 1)")})",
        "coalesce(r.drug_concept_id, 0) = 0",
        $"(coalesce({Supply}, 0) < 0 OR coalesce({Last} < {First}, false))",
        $"r.drug_concept_id IN (SELECT drug FROM {ingredients})");
}
