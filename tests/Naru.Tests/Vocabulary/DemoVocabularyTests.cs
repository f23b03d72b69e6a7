using System.Globalization;
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
            vocabulary.Rows(
                $"""
                SELECT concept_name FROM concept JOIN concept_synonym USING (concept_id)
                WHERE concept_synonym_name = '{korean}' AND language_concept_id = 4175771
                """));

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
            SELECT d.concept_id FROM concept_ancestor a
            JOIN concept p ON p.concept_id = a.ancestor_concept_id
            JOIN concept d ON d.concept_id = a.descendant_concept_id
            WHERE p.concept_name = '{ancestor}' AND d.concept_name = '{descendant}'
            """));

    /// <summary>NARU_UPDATE_DOCS=1 writes the file anew, after a change of the <c>Is a</c> rows.</summary>
    [Fact]
    public void Ancestors_File_IsWhatFollowsFromIsA()
    {
        var path = Path.Combine(DemoVocabulary.Folder, "concept_ancestor", "naru.csv");
        var derived = Derived();
        if (Environment.GetEnvironmentVariable("NARU_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, derived);
        }

        Assert.Equal(derived, File.ReadAllText(path));

        // The twin: type 2 diabetes is no diabetes.
        vocabulary.Run("BEGIN");
        try
        {
            vocabulary.Run("DELETE FROM concept_relationship WHERE relationship_id = 'Is a' AND concept_id_1 = 201826");
            Assert.NotEqual(derived, Derived());
        }
        finally
        {
            vocabulary.Run("ROLLBACK");
        }
    }

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
            var stored = store.Stored($"SELECT count(*) FROM cdm.{table}");
            Assert.Equal(vocabulary.Rows($"SELECT count(*) FROM {table}")[0], Convert.ToString(stored, CultureInfo.InvariantCulture));
        }

        Assert.StartsWith("Naru demo ", result.Value.Manifest.VocabularyVersion, StringComparison.Ordinal);
    }

    /// <summary>
    /// The ancestors that follow from the direct steps, and each standard concept as its own, but for what OHDSI's file has. Known steps
    /// of more than one level count as steps, for what is between them is not in the excerpt.
    /// </summary>
    private string Derived() => string.Join(
        '\n',
        [
            "ancestor_concept_id,descendant_concept_id,min_levels_of_separation,max_levels_of_separation",
            .. vocabulary.Rows(
                """
                WITH RECURSIVE step AS (
                    SELECT r.concept_id_1 AS child, r.concept_id_2 AS parent, 1 AS least, 1 AS most
                    FROM concept_relationship r
                    JOIN concept c ON c.concept_id = r.concept_id_1 AND c.standard_concept IS NOT NULL
                    JOIN concept p ON p.concept_id = r.concept_id_2 AND p.standard_concept IS NOT NULL
                    WHERE r.relationship_id = 'Is a'
                    UNION
                    SELECT descendant_concept_id, ancestor_concept_id, min_levels_of_separation, max_levels_of_separation
                    FROM concept_ancestor WHERE part = 'ohdsi' AND ancestor_concept_id <> descendant_concept_id),
                way AS (
                    SELECT concept_id AS child, concept_id AS ancestor, 0 AS least, 0 AS most
                    FROM concept WHERE standard_concept IS NOT NULL AND invalid_reason IS NULL
                    UNION
                    SELECT s.child, w.ancestor, s.least + w.least, s.most + w.most
                    FROM way w JOIN step s ON s.parent = w.child WHERE w.most < 50)
                SELECT concat_ws(',', ancestor, child, min(least), max(most))
                FROM way
                WHERE NOT EXISTS (SELECT 1 FROM concept_ancestor a
                    WHERE a.part = 'ohdsi' AND a.ancestor_concept_id = ancestor AND a.descendant_concept_id = child)
                GROUP BY ancestor, child
                ORDER BY ancestor, child
                """),
            "",
        ]);
}
