using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Censoring leaves somebody in: its window is not empty, and it is not by the entry event.</summary>
internal sealed class CensoringCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var definition = walked.Definition;
        for (var i = 0; i < definition.CensoringCriteria.Count; i++)
        {
            var (censoring, entries) = (definition.CensoringCriteria[i], definition.Primary.Criteria);
            for (var j = 0; j < entries.Count; j++)
            {
                if (entries[j] == censoring)
                {
                    yield return Report(CheckErrors.CensoredByEntry, $"$.CensoringCriteria[{i}]", $"$.PrimaryCriteria.CriteriaList[{j}]");
                    break;
                }
            }
        }

        if (definition.CensorWindow is { Start: { } start, End: { } end } && start > end)
        {
            yield return Report(CheckErrors.EmptyCensorWindow, "$.CensorWindow", ValueText.Of(start), ValueText.Of(end));
        }
    }
}
