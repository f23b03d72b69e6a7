using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Simplifies groups whose answer does not need their form: members that always hold leave an "all", one member stands for its
/// group, and a group of the same kind dissolves into the group around it. Criteria that nothing asks for any more are not read.
/// <code>
/// ALL(a, ALL(b, c), ANY(d), ALL())  →  ALL(a, b, c, d)
/// at least 0 of x                   →  (always holds)
/// </code>
/// </summary>
internal sealed class FoldGroups : PlanRewriter
{
    internal static readonly OptimisingPass Pass = new(
        "fold-groups",
        new("답을 바꾸지 않는 그룹을 풀어 합칩니다.", "Simplifies groups whose form does not matter."),
        plan => DropUnusedEvents.Apply(new FoldGroups().Rewrite(plan)));

    private static readonly GroupCondition Always = new(GroupType.All, 0, []);

    public override Condition Visit(GroupCondition condition)
    {
        var members = condition.Members.Select(m => m.Accept(this)).ToList();
        if (members.Count == 0)
        {
            return Always;
        }

        switch (condition.Type)
        {
            case GroupType.All:
                members = members.SelectMany(m => m is GroupCondition { Type: GroupType.All } inner ? inner.Members : [m]).ToList();
                return members.Count switch
                {
                    0 => Always,
                    1 => members[0],
                    _ => condition with { Members = members.ToValueList() },
                };

            case GroupType.Any when members.Contains(Always):
                return Always;

            case GroupType.Any:
                members = members.SelectMany(m => m is GroupCondition { Type: GroupType.Any } inner ? inner.Members : [m]).ToList();
                return members.Count == 1 ? members[0] : condition with { Members = members.ToValueList() };

            case GroupType.AtLeast when condition.Count == 0:
            case GroupType.AtMost when condition.Count >= members.Count:
                return Always;

            default:
                return condition with { Members = members.ToValueList() };
        }
    }

    public override Condition Visit(CorrelatedCondition condition) =>
        condition is { Occurrence: OccurrenceType.AtLeast, Count: 0 } ? Always : condition;
}
