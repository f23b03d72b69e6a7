using Naru.Core;
using Naru.Tests.Cdm.Store;
using Xunit;

namespace Naru.Tests.Vocabulary;

public sealed class DemoVocabularyTests(DemoVocabulary vocabulary) : IClassFixture<DemoVocabulary>
{
    public static TheoryData<int, string> Rules { get; } = [.. DemoVocabularyRule.All.Select((r, i) => (i, r.Name))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_HoldsAndFindsDamage(int number, string name)
    {
        var rule = DemoVocabularyRule.All[number];
        Assert.Equal(rule.Name, name);
        Assert.Empty(vocabulary.Rows($"{rule.Offenders} LIMIT 5"));

        // The twin.
        vocabulary.Run("BEGIN");
        try
        {
            vocabulary.Run(rule.Damage);
            Assert.NotEmpty(vocabulary.Rows($"{rule.Offenders} LIMIT 5"));
        }
        finally
        {
            vocabulary.Run("ROLLBACK");
        }
    }

    [Theory]
    [InlineData("당뇨", "Type 2 diabetes mellitus")]
    [InlineData("고지혈증", "Hyperlipidemia")]
    [InlineData("중풍", "Cerebral infarction")]
    [InlineData("폐암", "Primary malignant neoplasm of lung")]
    [InlineData("인플릭시맙", "infliximab")]
    [InlineData("당화혈색소", "Hemoglobin A1c/Hemoglobin.total in Blood")]
    [InlineData("혈액투석", "Hemodialysis")]
    public void KoreanName_OfEverydaySpeech_NamesTheConcept(string korean, string concept) =>
        Assert.Contains(
            concept,
            vocabulary.Rows($"SELECT concept_name FROM concept JOIN concept_synonym USING (concept_id) WHERE concept_synonym_name = '{korean}' AND language_concept_id = 4175771"));

    [Theory]
    [InlineData("Diabetes mellitus", "Type 2 diabetes mellitus")]
    [InlineData("Kidney disease", "End-stage renal disease")]
    [InlineData("Malignant neoplastic disease", "Hepatocellular carcinoma")]
    [InlineData("Ischemic heart disease", "Acute myocardial infarction")]
    [InlineData("infliximab", "infliximab biosimilar CT-P13")]
    [InlineData("Monoclonal antibodies", "trastuzumab biosimilar CT-P6")]
    public void Hierarchy_OfADemoDisease_IsWhatAPhysicianExpects(string ancestor, string descendant) =>
        Assert.Single(vocabulary.Rows(
            $"""
            SELECT d.concept_id FROM concept_ancestor a JOIN concept p ON p.concept_id = a.ancestor_concept_id JOIN concept d ON d.concept_id = a.descendant_concept_id
            WHERE p.concept_name = '{ancestor}' AND d.concept_name = '{descendant}'
            """));

    [Fact]
    [Trait("Category", "Slow")]
    public void Import_WithTheDemoVocabulary_FindsNothingInIt()
    {
        using var plain = new StoreFolder();
        var before = plain.Import();
        using var store = new StoreFolder();
        var result = store.Import(vocabulary: DemoVocabulary.Folder);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.DoesNotContain(result.Findings.Except(before.Findings), f => f.Severity != Severity.Information);
        foreach (var table in Directory.EnumerateDirectories(DemoVocabulary.Folder).Select(d => Path.GetFileName(d)!))
        {
            Assert.Equal(vocabulary.Rows($"SELECT count(*) FROM {table}")[0], Convert.ToString(store.Stored($"SELECT count(*) FROM cdm.{table}"), System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.StartsWith("Naru demo ", result.Value.Manifest.VocabularyVersion, StringComparison.Ordinal);
    }
}
