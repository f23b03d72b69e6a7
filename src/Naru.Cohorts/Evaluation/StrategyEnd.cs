using Naru.Cohorts.Model;

namespace Naru.Cohorts.Evaluation;

/// <summary>The day on which an end strategy ends an entry; null when it sets none.</summary>
internal sealed class StrategyEnd(PersonScope scope, IndexEvent entry) : EndStrategyVisitor<long?>
{
    public override long? Visit(DateOffsetStrategy strategy)
    {
        var from = strategy.From == AdjustedDate.Start ? entry.Start : entry.End;
        return from is { } day ? Math.Min(day + strategy.Offset, entry.PeriodEnd) : null;
    }

    public override long? Visit(CustomEraStrategy strategy)
    {
        var drugs = scope.ConceptSet(strategy.DrugConceptSetId);
        var exposures = scope.Rows("drug_exposure")
            .Where(r => Contains(r.Long("drug_concept_id")) || Contains(r.Long("drug_source_concept_id")))
            .Select(r => Exposure(r, strategy));
        // Eras end with the last exposure (offset included), but reach over the gap when they are merged.
        return Eras.Merge(exposures, strategy.GapDays)
            .Where(era => era.Start <= entry.Start && entry.Start <= era.End)
            .Min(era => (long?)era.End);

        bool Contains(long? concept) => concept is { } id && drugs.Contains(id);
    }

    private static (long Start, long End) Exposure(CdmRow row, CustomEraStrategy strategy)
    {
        var start = (long)row.Date("drug_exposure_start_date")!.Value.DayNumber;
        var end = strategy.DaysSupplyOverride is { } days
            ? start + days
            : row.Date("drug_exposure_end_date")?.DayNumber ?? start + (row.Long("days_supply") ?? 1);
        return (start, end + strategy.Offset);
    }
}
