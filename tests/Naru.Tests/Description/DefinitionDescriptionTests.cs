using Naru.Cohorts.Circe;
using Naru.Cohorts.Description;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Description;

public sealed class DefinitionDescriptionTests
{
    [Theory]
    [InlineData(ApprovedTexts.NewUsersJson, Language.Korean, ApprovedTexts.NewUsersKorean)]
    [InlineData(ApprovedTexts.NewUsersJson, Language.English, ApprovedTexts.NewUsersEnglish)]
    [InlineData(ApprovedTexts.PeriodsJson, Language.Korean, ApprovedTexts.PeriodsKorean)]
    [InlineData(ApprovedTexts.PeriodsJson, Language.English, ApprovedTexts.PeriodsEnglish)]
    public void ToPlainText_ApprovedDefinition_IsTheApprovedText(string json, Language language, string approved) =>
        Assert.Equal(approved, Text(json, language));

    [Fact]
    public void Of_SameDefinitionTwice_IsEqual()
    {
        var definition = CirceReader.Read(ApprovedTexts.NewUsersJson).Value!;

        Assert.Equal(DefinitionDescription.Of(definition, Language.Korean), DefinitionDescription.Of(definition, Language.Korean));
    }

    private static string Text(string json, Language language)
    {
        var definition = CirceReader.Read(json);
        Assert.True(definition.IsSuccess, definition.Findings.ToString());
        return DefinitionDescription.Of(definition.Value!, language).ToPlainText();
    }
}
