using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Concepts are valid. What counts is what the definition quotes of the vocabulary.</summary>
internal sealed class ConceptValidityCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
        walked.Definition.ConceptSets.SelectMany((set, i) => SuspectItems.Of(set, IsInvalid) is { } suspects
            ? [Report(CheckErrors.InvalidConcepts, suspects.PathIn(i), suspects.Count, suspects.Arguments)]
            : Array.Empty<Error>());

    // "V" stands for valid in ATLAS's exports; the vocabulary itself leaves the reason empty.
    private static bool IsInvalid(ConceptSetItem item) =>
        !item.IsExcluded && item.Concept.InvalidReason is { Length: > 0 } reason && !reason.Equals("V", StringComparison.OrdinalIgnoreCase);
}
