using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// Once a step has left one event per person, later steps cannot choose among several. As in OHDSI's check, "all" after "last"
/// or "first", and "last" after "first", are taken to mean more than what is left.
/// </summary>
internal sealed class LimitCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var definition = walked.Definition;
        var (primary, qualified, expression) = (definition.Primary.Limit, definition.QualifiedLimit, definition.ExpressionLimit);
        if (definition.AdditionalCriteria is null)
        {
            if (Breadth(qualified) > Breadth(primary))
            {
                yield return Report(CheckErrors.QualifiedLimitIgnored, "$.QualifiedLimit", Label(qualified));
            }

            yield break;
        }

        if (Breadth(qualified) > Breadth(primary))
        {
            yield return Report(CheckErrors.LimitBreaksProgression, "$.QualifiedLimit", Label(qualified));
        }

        if (Breadth(expression) > Math.Min(Breadth(primary), Breadth(qualified)))
        {
            yield return Report(CheckErrors.LimitBreaksProgression, "$.ExpressionLimit", Label(expression));
        }
    }

    private static int Breadth(EventLimit limit) => limit switch
    {
        EventLimit.First => 0,
        EventLimit.Last => 1,
        EventLimit.All => 2,
    };

    private static BilingualText Label(EventLimit limit) => limit switch
    {
        EventLimit.First => new("첫 사건", "earliest event"),
        EventLimit.Last => new("마지막 사건", "latest event"),
        EventLimit.All => new("모든 사건", "all events"),
    };
}
