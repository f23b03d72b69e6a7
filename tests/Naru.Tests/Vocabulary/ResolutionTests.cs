using System.IO.Compression;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Resolution;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>A concept set holds for people what it holds for a question.</summary>
public sealed class ResolutionTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Resolve_EveryDefinitionOfTheLibrary_IsWhatQuestionsUse()
    {
        using var files = new VocabularyFiles();
        var archive = Repository.File("data", "oracle", "library", "cdm.zip");
        files.Loaded(archive);
        using var vocabulary = files.Open();
        var opened = CdmDatabase.Open(archive, new CdmOpenOptions(), null, TestContext.Current.CancellationToken);
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Errors));
        using var database = opened.Value;
        using var connection = database.Connect();
        using var definitions = ZipFile.OpenRead(Repository.File("data", "oracle", "library", "definitions.zip"));
        var (count, concepts) = (0, 0L);
        foreach (var entry in definitions.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var sets = CirceReader.Read(reader.ReadToEnd()).Value!.ConceptSets;
            var expected = StatementLinks.Resolve(
                connection, sets.Select(s => (ValueList<ConceptSetExpression>)[s.Expression]).ToValueList(), TestContext.Current.CancellationToken);
            var actual = SetResolution.Of(sets, vocabulary);
            for (var i = 0; i < sets.Count; i++)
            {
                Assert.Equal(expected[i], actual[i].Concepts.Select(c => c.Id));
                concepts += expected[i].Length;
            }

            count++;
        }

        Assert.Equal(definitions.Entries.Count, count);
        Assert.True(count >= 520 && concepts > 10_000, $"{count} definitions with {concepts} concepts are too few to show anything.");
    }

    [Fact]
    public void Resolve_SaysWhichItemBroughtWhatAndHow()
    {
        using var files = new VocabularyFiles();
        using var vocabulary = files.Opened();
        var set = Set(Item(11, descendants: true, mapped: true), Item(12), Item(13, excluded: true));
        var resolved = SetResolution.Of([set], vocabulary)[0];
        Assert.Equal(
            [(11L, Reach.Itself, "0"), (12L, Reach.Itself, "0,1"), (20L, Reach.Mapped, "0")],
            resolved.Concepts.Select(c => (c.Id, c.How, string.Join(',', c.Items))));
        Assert.Empty(resolved.Findings);
    }

    [Fact]
    public void Resolve_DoubtfulItems_AreToldEach()
    {
        using var files = new VocabularyFiles();
        using var vocabulary = files.Opened();
        var resolved = SetResolution.Of(
        [
            Set(Item(12), Item(999), Item(20), Item(21), Item(10, excluded: true)),
            Set(Item(0), Item(-1), Item(long.MinValue)),
        ], vocabulary, "diabetes.json");
        Assert.Equal(
            [VocabularyErrors.UnknownItem, VocabularyErrors.NotStandardItem, VocabularyErrors.InvalidItem, VocabularyErrors.ExcludesNothing],
            resolved[0].Findings.Select(f => f.Kind));
        Assert.Equal("$.ConceptSets[0].expression.items[2]", resolved[0].Findings[1].Place.JsonPath);
        Assert.Contains("12 Type 2 diabetes", resolved[0].Findings[1].Advice.English, StringComparison.Ordinal);
        Assert.Contains("11 Diabetes", resolved[0].Findings[2].Advice.Korean, StringComparison.Ordinal);
        Assert.Equal(4, resolved[1].Findings.Count);
        Assert.Contains(resolved[1].Findings, f => f.Kind == VocabularyErrors.EmptySet);

        // The twin: nothing is doubtful.
        Assert.Empty(SetResolution.Of([Set(Item(11, descendants: true), Item(12, excluded: true))], vocabulary)[0].Findings);
    }

    [Theory]
    [InlineData("""{"items":[{"concept":{"CONCEPT_ID":12},"includeDescendants":true}]}""", 1)]
    [InlineData("""{"id":7,"name":"A","expression":{"items":[{"concept":{"CONCEPT_ID":12}}]}}""", 1)]
    [InlineData("""[{"id":7,"name":"A","expression":{"items":[{"concept":{"CONCEPT_ID":12}}]}},{"id":8,"expression":{"items":[]}}]""", 2)]
    [InlineData("""[{"concept":{"CONCEPT_ID":12}},{"concept":{"CONCEPT_ID":13},"isExcluded":true}]""", 1)]
    public void ConceptSets_InEveryFormOfAtlas_AreRead(string json, int count)
    {
        var (sets, findings) = ConceptSetReader.Read(json, "set.json");
        Assert.Empty(findings);
        Assert.Equal(count, sets!.Count);
        Assert.Equal(12, sets[0].Expression.Items[0].Concept.Id);
    }

    [Theory]
    [InlineData("""{"PrimaryCriteria":{"CriteriaList":[]},"items":[]}""")]
    [InlineData("[]")]
    [InlineData("12")]
    [InlineData("""{"concept":12}""")]
    public void ConceptSets_OfAnotherForm_AreNone(string json) => Assert.Null(ConceptSetReader.Read(json).Sets);

    internal static ConceptSet Set(params ConceptSetItem[] items) => new(0, new ConceptSetExpression(items.ToValueList())) { Name = "Diabetes" };

    internal static ConceptSetItem Item(long id, bool descendants = false, bool mapped = false, bool excluded = false) =>
        new(new Concept(id)) { IncludeDescendants = descendants, IncludeMapped = mapped, IsExcluded = excluded };
}
