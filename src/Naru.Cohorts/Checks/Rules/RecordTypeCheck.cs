using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Criteria whose records have a type could choose it. Counted, because nearly every definition leaves it open.</summary>
internal sealed class RecordTypeCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var open = walked.Criteria.Where(p => LeavesTypeOpen(p.Criterion)).ToList();
        return open.Count == 0 ? [] : [Report(CheckErrors.NoRecordType, open[0].Path, open.Count, [open.Count])];
    }

    private static bool LeavesTypeOpen(Criterion criterion) =>
        criterion.Type.Attributes.Any(IsRecordType) && !criterion.Attributes.Any(a => IsRecordType(a.Definition));

    // The catalogue's own column names tell: condition_type_concept_id, visit_detail_type_concept_id …
    private static bool IsRecordType(AttributeDefinition definition) =>
        definition.Value is RowColumn { Column: var column }
        && column.EndsWith("_type_concept_id", StringComparison.Ordinal)
        && column != "period_type_concept_id";
}
