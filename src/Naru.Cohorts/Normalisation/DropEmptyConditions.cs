using Naru.Cohorts.Model;

namespace Naru.Cohorts.Normalisation;

/// <summary>
/// Drops a group without members where it stands as an event's own condition: nothing to satisfy is no condition. (As additional
/// criteria an empty group keeps its meaning: it makes the qualified limit apply.)
/// <code>
/// Criterion { CorrelatedCriteria: { Type: ALL } }  →  Criterion { }
/// </code>
/// </summary>
internal sealed class DropEmptyConditions : DefinitionRewriter
{
    internal override Criterion Rewrite(Criterion criterion)
    {
        var rewritten = base.Rewrite(criterion);
        return rewritten.Correlated is { IsEmpty: true } ? rewritten with { Correlated = null } : rewritten;
    }
}
