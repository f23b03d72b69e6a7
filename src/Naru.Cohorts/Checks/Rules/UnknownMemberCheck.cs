using System.Collections.Frozen;
using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Criteria have no members that the language does not know: a misspelt filter would filter nothing.</summary>
internal sealed class UnknownMemberCheck : Check
{
    private static readonly FrozenSet<string> Common = ["CodesetId", "First", "DateAdjustment", "CorrelatedCriteria"];

    private static readonly FrozenDictionary<CriterionType, FrozenSet<string>> Known =
        CriterionCatalogue.All.ToFrozenDictionary(t => t, NamesOf);

    private static readonly FrozenSet<string> KnownDemographic = Names(CriterionTypes.Demographic).ToFrozenSet(StringComparer.Ordinal);
    private static readonly BilingualText Demographic = new("인구학적", "demographic");

    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
    [
        .. walked.Criteria.SelectMany(p => FindIn(p.Criterion.Extra, Known[p.Criterion.Type], p.Criterion.Type, p.Path)),
        .. walked.Demographics.SelectMany(p => FindIn(p.Value.Extra, KnownDemographic, null, p.Path)),
    ];

    private static IEnumerable<Error> FindIn(ValueList<JsonMember> extra, FrozenSet<string> known, CriterionType? type, string path) => extra
        .Where(member => member.RawJson is not "null" && !known.Contains(member.Name))
        .Select(member => IsSourceConcept(member.Name, type)
            ? Report(CheckErrors.SourceConceptIgnored, $"{path}.{member.Name}", type!.Label)
            : Report(CheckErrors.UnknownMember, $"{path}.{member.Name}", type?.Label ?? Demographic, member.Name));

    // OHDSI's classes have a source concept for specimens too, but their SQL never looks at it.
    private static bool IsSourceConcept(string name, CriterionType? type) =>
        type is { SourceConceptName: null } && name == $"{type.Name}SourceConcept";

    private static FrozenSet<string> NamesOf(CriterionType type) =>
        ((IEnumerable<string?>)[.. Common, .. Names(type.Attributes), type.SourceConceptName]).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Names(ValueList<AttributeDefinition> definitions) =>
        definitions.SelectMany(d => (string?[])[d.Name, d.ExclusionFlag]).OfType<string>();
}
