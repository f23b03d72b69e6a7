using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Normalisation;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Censoring leaves somebody in: its window is not empty, and it is not by the entry event.</summary>
internal sealed class CensoringCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var definition = walked.Definition;
        var entries = definition.CensoringCriteria.Count == 0 ? [] : definition.Primary.Criteria.Select(Normaliser.Normalise).ToList();
        for (var i = 0; i < definition.CensoringCriteria.Count; i++)
        {
            var entry = entries.IndexOf(Normaliser.Normalise(definition.CensoringCriteria[i]));
            if (entry >= 0)
            {
                yield return Report(CheckErrors.CensoredByEntry, $"$.CensoringCriteria[{i}]", $"$.PrimaryCriteria.CriteriaList[{entry}]");
            }
        }

        if (definition.CensorWindow is { Start: { } start, End: { } end } && start > end)
        {
            yield return Report(CheckErrors.EmptyCensorWindow, "$.CensorWindow", ValueText.Of(start), ValueText.Of(end));
        }
    }
}
