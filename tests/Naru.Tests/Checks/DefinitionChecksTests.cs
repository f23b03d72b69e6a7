using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Checks;

public sealed partial class DefinitionChecksTests
{
    private static readonly CheckCase[] AllCases =
        [.. EntryCases.All, .. ConceptSetCases.All, .. CriterionCases.All, .. ConditionCases.All, .. PeculiarityCases.All];

    public static TheoryData<CheckCase> Cases => [.. AllCases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Trigger_FindsItOnceAtItsPath(CheckCase @case)
    {
        var found = Run(@case.Trigger).Where(f => f.Kind == @case.Kind).ToList();

        Assert.Equal(@case.Path, Assert.Single(found).Place.JsonPath);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Twin_DoesNotFindIt(CheckCase @case) =>
        Assert.DoesNotContain(Run(@case.Twin), f => f.Kind == @case.Kind);

    [Fact]
    public void EveryKind_HasACase() =>
        Assert.Empty(CheckErrors.All.Except(AllCases.Select(c => c.Kind)).Select(k => k.Code));

    [Fact]
    public void All_HoldsEveryDeclaredKindInOrderOfCode()
    {
        var declared = typeof(CheckErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<ErrorKind>();

        Assert.Equal(declared.OrderBy(k => k.Code, StringComparer.Ordinal), CheckErrors.All);
        Assert.Equal(CheckErrors.All.Count, CheckErrors.All.Select(k => k.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Findings_PointIntoTheJsonAndLeaveNoPlaceholder()
    {
        foreach (var json in AllCases.SelectMany(c => (string[])[c.Trigger, c.Twin]))
        {
            foreach (var finding in Run(json))
            {
                Assert.True(Exists(JsonNode.Parse(json)!, finding.Place.JsonPath!), $"{finding}");
                foreach (var text in (string[])[finding.Message.Korean, finding.Message.English, finding.Advice.Korean, finding.Advice.English])
                {
                    Assert.DoesNotMatch(@"[{}]|을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(으\)로", text);
                }
            }
        }
    }

    [Fact]
    public void Run_PlainDefinition_FindsOnlyThatRecordTypesAreOpen() =>
        Assert.Equal([CheckErrors.NoRecordType], Run(Json.Definition()).Select(f => f.Kind));

    [Fact]
    public void Run_NestedCriterion_HasTheWholePath()
    {
        const string Inner = "'CriteriaList': [{'Criteria': {'DrugExposure': {'CodesetId': 9}}, 'Occurrence': {'Type': 2, 'Count': 1}}]";
        var json = Json.Rule(Json.Events($"'ConditionOccurrence': {{'CodesetId': 1, 'CorrelatedCriteria': {{'Type': 'ALL', {Inner}}}}}"));

        Assert.Contains(Run(json), f => f.Kind == CheckErrors.MissingConceptSet && f.Place.JsonPath ==
            "$.InclusionRules[0].expression.CriteriaList[0].Criteria.ConditionOccurrence.CorrelatedCriteria.CriteriaList[0].Criteria.DrugExposure.CodesetId");
    }

    [Fact]
    public void Run_LabelsAndNames_AreFilledInByLanguage()
    {
        var finding = Assert.Single(Run(Json.Primary("{'ConditionOccurrence': {}}")), f => f.Kind == CheckErrors.NoConceptSet);

        Assert.Equal("진단 기록 기준에 개념 집합이 없어 모든 진단 기록이 해당합니다.", finding.Message.Korean);
        Assert.Equal("This criterion has no concept set, so every condition occurrence counts.", finding.Message.English);
    }

    [Fact]
    public void Run_DuplicateThatSpellsOutDefaults_IsFound()
    {
        var json = Json.Primary("{'ConditionOccurrence': {'CodesetId': 1}}, {'ConditionOccurrence': {'CodesetId': 1, 'First': false, 'ConditionTypeExclude': false}}");

        Assert.Contains(Run(json), f => f.Kind == CheckErrors.DuplicateCriterion);
    }

    [Fact]
    public void Run_ManyInvalidConcepts_AreCountedInOneFinding()
    {
        var items = Enumerable.Range(1, 10_000).Select(i => Json.Item(i, ", 'INVALID_REASON': 'D'")).ToArray();

        var finding = Assert.Single(Run(Json.Definition(Json.Sets(Json.Set(1, "large", items))[2..])), f => f.Kind == CheckErrors.InvalidConcepts);

        Assert.Equal(10_000, finding.Count);
    }

    internal static ValueList<Error> Run(string json)
    {
        var definition = CirceReader.Read(json);
        Assert.True(definition.IsSuccess, definition.Findings.ToString());
        return DefinitionChecks.Run(definition.Value!);
    }

    // A finding about something that is missing may point to where it belongs, so the last member need not exist.
    private static bool Exists(JsonNode root, string path)
    {
        var node = root;
        var steps = Step().Matches(path);
        for (var i = 0; i < steps.Count && node is not null; i++)
        {
            var (name, index) = (steps[i].Groups["name"], steps[i].Groups["index"]);
            if (i == steps.Count - 1 && name.Success)
            {
                return node is JsonObject;
            }

            node = name.Success ? node[name.Value] : node.AsArray().ElementAtOrDefault(int.Parse(index.Value));
        }

        return node is not null;
    }

    [GeneratedRegex(@"\.(?<name>\w+)|\[(?<index>\d+)\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Step();
}
