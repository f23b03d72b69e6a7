using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Attributes that are set say something.</summary>
internal sealed class EmptyAttributeCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
    [
        .. walked.Criteria.SelectMany(p => EmptyLists(p.Criterion.Extra, p.Criterion.Type.Attributes, p.Path)),
        .. walked.Demographics.SelectMany(p => EmptyLists(p.Value.Extra, CriterionTypes.Demographic, p.Path)),
        .. walked.Demographics.Where(p => p.Value.Attributes.Count == 0).Select(p => Report(CheckErrors.EmptyDemographic, p.Path)),
        .. walked.Attributes.SelectMany(FindIn),
    ];

    // A criterion's model holds no empty list; the reader keeps it beside, as a member without meaning.
    private static IEnumerable<Error> EmptyLists(ValueList<JsonMember> extra, ValueList<AttributeDefinition> definitions, string path) =>
        from member in extra
        where IsEmptyArray(member.RawJson)
        from definition in definitions
        where definition.Form == AttributeForm.Concepts && definition.Name == member.Name
        select Report(CheckErrors.EmptyConceptList, $"{path}.{member.Name}", definition.Label);

    private static bool IsEmptyArray(string json) =>
        json.StartsWith('[') && json.EndsWith(']') && string.IsNullOrWhiteSpace(json[1..^1]);

    private static IEnumerable<Error> FindIn(AttributePlace place) => place.Attribute switch
    {
        ConceptSetAttribute { Selection.ConceptSetId: null } set => [Report(CheckErrors.NoSelectedConceptSet, place.Path, set.Definition.Label)],
        TextAttribute { Filter.Text: "" } text => [Report(CheckErrors.EmptyText, $"{place.Path}.Text", text.Definition.Label)],
        _ => [],
    };
}
