using Naru.Cohorts.Description;
using Naru.Cohorts.Model;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Description;

/// <summary>Particles fit the names before them, and English nouns their numbers.</summary>
public sealed class KoreanTextTests
{
    [Theory]
    [InlineData("고혈압", "'고혈압'으로 시작함")]
    [InlineData("당뇨", "'당뇨'로 시작함")]
    [InlineData("메트포르민 염산염(서방정)", "'메트포르민 염산염(서방정)'으로 시작함")]
    [InlineData("쌀", "'쌀'로 시작함")]
    [InlineData("COPD", "'COPD'로 시작함")]
    [InlineData("LDL", "'LDL'로 시작함")]
    [InlineData("ICD10", "'ICD10'으로 시작함")]
    [InlineData("ICD9", "'ICD9'로 시작함")]
    public void Particle_FollowsTheLastSpokenSound(string text, string expected) =>
        Assert.Contains(expected, Describe(new TextFilter(TextOperator.StartsWith, false, text)));

    [Theory]
    [InlineData(1, "at least 1 condition occurrence of")]
    [InlineData(2, "at least 2 condition occurrences of")]
    public void EnglishNoun_FollowsTheNumber(int count, string expected)
    {
        var correlated = new CorrelatedCriterion(new Criterion(CriterionTypes.ConditionOccurrence) { ConceptSetId = 1 }, new(OccurrenceType.AtLeast, count));
        var definition = new CohortDefinition(new PrimaryCriteria([])) { InclusionRules = [new(new CriteriaGroup(GroupType.All) { Criteria = [correlated] })] };

        Assert.Contains(expected, DefinitionDescription.Of(definition, Language.English).ToPlainText());
    }

    private static string Describe(TextFilter filter)
    {
        var stopReason = CriterionTypes.ConditionOccurrence.Attributes.Single(a => a.Name == "StopReason");
        var criterion = new Criterion(CriterionTypes.ConditionOccurrence) { Attributes = [new TextAttribute(stopReason, filter)] };
        return DefinitionDescription.Of(new CohortDefinition(new PrimaryCriteria([criterion])), Language.Korean).ToPlainText();
    }
}
