using System.Collections.Frozen;
using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>What a definition reads exists in CDM 5.3 and 5.4.</summary>
internal sealed class MissingTableCheck : Check
{
    private static readonly FrozenSet<string> MissingColumns = ["effective_drug_dose", "dose_unit_concept_id"];

    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
    [
        .. walked.Criteria
            .Where(p => !p.Criterion.Type.IsRunnable)
            .Select(p => Report(CheckErrors.TypeNeedsMissingTable, p.Path, p.Criterion.Type.Label, p.Criterion.Type.Table)),
        .. walked.Attributes.SelectMany(p => p.Attribute.Definition.Value switch
        {
            CareSiteRegion => [Report(CheckErrors.AttributeNeedsMissingTable, p.Path, p.Attribute.Definition.Label)],
            RowColumn { Column: var column } when MissingColumns.Contains(column) =>
                [Report(CheckErrors.AttributeNeedsMissingColumn, p.Path, p.Attribute.Definition.Label, column)],
            _ => Array.Empty<Error>(),
        }),
    ];
}
