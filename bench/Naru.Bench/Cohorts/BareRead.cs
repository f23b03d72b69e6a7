using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Bench.Cohorts;

/// <summary>The rows and columns of one table that a plan's concept sets need.</summary>
/// <param name="Table">The table.</param>
/// <param name="ConceptColumn">The column by which rows are chosen; null means all rows.</param>
/// <param name="Concepts">The concepts.</param>
/// <param name="Columns">The columns, the concept's not among them.</param>
internal sealed record BareRead(string Table, string? ConceptColumn, IReadOnlyList<long> Concepts, IReadOnlyList<string> Columns)
{
    /// <summary>
    /// What a plan reads, one for each table: scans of one table are united, ids of events and columns of joined tables are left out, so
    /// that it is the least that anybody must read. Of an era's exposures those by source concept are left out too.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="conceptSet">The concepts of a concept set.</param>
    internal static IReadOnlyList<BareRead> Of(CohortPlan plan, Func<int, long[]> conceptSet)
    {
        var reads = plan.Scans.Select(s => Of(s, conceptSet));
        if (plan.Exposures is { } era)
        {
            var type = CriterionTypes.DrugExposure;
            reads = reads.Append(new(type.Table, type.ConceptColumn, conceptSet(era.ConceptSet), ["person_id", type.StartColumn, .. EndColumns(type)]));
        }

        return reads
            .Where(r => r.ConceptColumn is null || r.Concepts.Count > 0)
            .GroupBy(r => r.Table, StringComparer.Ordinal)
            .SelectMany(Unite)
            .ToList();
    }

    private static IEnumerable<BareRead> Unite(IGrouping<string, BareRead> reads)
    {
        // Whoever reads the whole table has read the rest.
        var whole = reads.Any(r => r.ConceptColumn is null);
        return reads.GroupBy(r => whole ? null : r.ConceptColumn, StringComparer.Ordinal).Select(g => new BareRead(
            reads.Key,
            g.Key,
            g.Key is null ? [] : g.SelectMany(r => r.Concepts).Distinct().Order().ToList(),
            g.SelectMany(r => r.Columns).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()));
    }

    private static BareRead Of(EventScan scan, Func<int, long[]> conceptSet)
    {
        var type = scan.Type;
        List<string> columns = ["person_id", type.StartColumn];
        if (scan.Columns.HasFlag(ScanColumns.End) || scan.Adjustment is not null)
        {
            columns.AddRange(EndColumns(type));
        }

        if (scan.Columns.HasFlag(ScanColumns.Visit) && type.VisitColumn is { } visit)
        {
            columns.Add(visit);
        }

        columns.AddRange(scan.Attributes.SelectMany(ColumnsOf));
        columns.AddRange(scan.Count is { } count ? ColumnsOf(count) : []);
        if (scan.ConceptSet is { } set)
        {
            columns.AddRange(scan.SourceConceptSet is null ? [] : [type.SourceConceptColumn!]);
            return new(type.Table, type.ConceptColumn, conceptSet(set), columns);
        }

        return scan.SourceConceptSet is { } source
            ? new(type.Table, type.SourceConceptColumn, conceptSet(source), columns)
            : new(type.Table, null, [], columns);
    }

    private static IEnumerable<string> EndColumns(CriterionType type) => type.EndRule switch
    {
        EndRule.Column or EndRule.ColumnOrNextDay => [type.EndColumn!],
        EndRule.DrugExposure => [type.EndColumn!, "days_supply"],
        EndRule.NextDay => [],
    };

    private static IEnumerable<string> ColumnsOf(CriterionAttribute attribute) =>
        attribute is AbnormalAttribute ? ["value_as_number", "range_low", "range_high", "value_as_concept_id"] : ColumnsOf(attribute.Definition.Value);

    private static IEnumerable<string> ColumnsOf(EventValue value) => value switch
    {
        RowColumn column => [column.Column],
        RowColumnOrZero column => [column.Column],
        RowRatio ratio => [ratio.Column, ratio.Divisor],
        _ => [],
    };
}
