using Naru.Vocabulary.Search;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>The manual of the search: what was typed, which concepts come first, and why each was found.</summary>
public sealed class SearchManualTests(SearchManualTests.Fixture fixture) : IClassFixture<SearchManualTests.Fixture>
{
    private const string Id = nameof(ConceptMatch.ExactId);
    private const string Code = nameof(ConceptMatch.ExactCode);
    private const string Name = nameof(ConceptMatch.ExactName);
    private const string Prefix = nameof(ConceptMatch.NamePrefix);
    private const string CodePrefix = nameof(ConceptMatch.CodePrefix);
    private const string Words = nameof(ConceptMatch.WholeWords);
    private const string Part = nameof(ConceptMatch.PartOfWord);
    private const string Spelling = nameof(ConceptMatch.Misspelling);

    /// <summary>What was typed | the first hits as "id why".</summary>
    public static TheoryData<string, string[]> Rows => new()
    {
        // The id comes first, whatever else has the number.
        { "201826", [$"201826 {Id}"] },
        // A code is found with and without its point, in either case. Of two equal codes the shorter name comes first.
        { "E11.9", [$"42485000 {Code}", $"45561952 {Code}"] },
        { "e119", [$"42485000 {Code}", $"45561952 {Code}"] },
        { "4548-4", [$"3004410 {Code}"] },
        // A point makes a code of a number: 250.00 is not the concept 25000.
        { "250.00", [$"44836914 {Code}"] },
        { "25000", [$"25000 {Id}", $"44836914 {Code}"] },
        // Then codes that begin so, where the text has a letter in front and a digit.
        { "E11", [$"45533019 {Code}", $"42485000 {CodePrefix}", $"45561952 {CodePrefix}"] },
        { "a10", [$"21600712 {Code}", $"21600744 {CodePrefix}"] },
        // A whole name before names that begin so; standard before other concepts.
        { "type 2 diabetes mellitus", [$"201826 {Name}", $"45533019 {Name}", $"4193704 {Prefix}", $"45561952 {Prefix}"] },
        // Valid before invalid ones; then the beginnings; then whole words, the shorter name first, then the smaller id.
        { "diabetes mellitus", [$"201820 {Name}", $"4000001 {Name}", $"201826 {Prefix}", $"201254 {Words}", $"4193704 {Words}", $"45533019 {Words}", $"45561952 {Words}"] },
        // Case, accents, width, punctuation and the 's of a possessive do not matter.
        { "MENIERE'S DISEASE", [$"4318860 {Name}"] },
        { "ｃｒｏｈｎ disease", [$"4029488 {Name}"] },
        { "hemoglobin a1c hemoglobin total", [$"3004410 {Prefix}"] },
        // Words in any order; the last may be unfinished.
        { "mellitus type diabetes", [$"201254 {Words}", $"201826 {Words}", $"4193704 {Words}"] },
        { "hypertension ess", [$"320128 {Part}", $"312648 {Part}"] },
        { "meto", [] },
        { "metf", [$"1503297 {Prefix}", $"40164929 {Prefix}", $"40163924 {Prefix}"] },
        // A number and its unit need no space between them.
        { "metformin 500mg", [$"40164929 {Words}"] },
        // A synonym is as good as a name.
        { "copd", [$"255573 {Name}"] },
        { "adult onset", [$"201826 {Prefix}"] },
        // Korean: a whole name, its beginning, its inside; two syllables are enough.
        { "당뇨병", [$"201820 {Name}", $"201254 {Words}", $"201826 {Words}", $"42485000 {Words}"] },
        { "당뇨", [$"201820 {Prefix}", $"201254 {Part}", $"201826 {Part}", $"42485000 {Part}"] },
        { "혈압", [$"316866 {Part}", $"320128 {Part}"] },
        { "고혈압", [$"316866 {Name}", $"320128 {Words}"] },
        // Korean with and without spaces.
        { "당뇨 병", [$"201820 {Name}", $"201254 {Part}", $"201826 {Part}", $"42485000 {Part}"] },
        { "제2형당뇨병", [$"201826 {Name}"] },
        { "궤양성대장염", [$"81893 {Name}"] },
        { "만성폐쇄성", [$"255573 {Prefix}"] },
        // What is typed when a syllable is not finished.
        { "크론ㅂ", [$"4029488 {Prefix}"] },
        // Misspelt: one edit in a word of four letters or more, two from nine on; in Korean one jamo.
        { "diabetes melitus", [$"201820 {Spelling}", $"201254 {Spelling}", $"201826 {Spelling}"] },
        { "infliximap", [$"937368 {Spelling}"] },
        { "infliksimab", [$"937368 {Spelling}"] },
        { "metfromin", [$"1503297 {Spelling}"] },
        { "당뇨뼝", [$"201820 {Spelling}", $"201254 {Spelling}", $"201826 {Spelling}", $"42485000 {Spelling}"] },
        { "고혈앞", [$"316866 {Spelling}", $"320128 {Spelling}"] },
        { "인플릭시맘", [$"937368 {Spelling}"] },
        // Inside of a word, from four letters on, when little is found otherwise.
        { "cillin", [$"1713332 {Part}", $"1728416 {Part}"] },
        { "mell diab", [$"201820 {Part}"] },
        // Nothing that could be looked for.
        { " - ", [] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Text_Finds(string text, string[] first)
    {
        var hits = fixture.Vocabulary.Search(new(text) { Limit = Math.Max(1, first.Length) });
        Assert.Equal(first, hits.Hits.Select(h => $"{h.Concept.Id} {h.Match}"));
    }

    [Theory]
    [InlineData("diabetes mellitus", "45533019,201820", "201820,4000001,201826,201254,4193704,45533019,45561952")]
    [InlineData("diabetes mellitus", "4193704,201254", "201820,4000001,201826,4193704,201254,45533019,45561952")]
    public void PersonsOfTheStore_ComeAfterStandardAndValid_BeforeTheLength(string text, string fewerAndMore, string expected)
    {
        // Of the concepts that are found by words, 4193704 has a longer name, but the more persons; 45533019 is no standard concept.
        var ids = fewerAndMore.Split(',').Select(i => long.Parse(i, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var use = new ConceptUse(new Dictionary<long, long> { [ids[0]] = 900, [ids[1]] = 30 });
        var hits = fixture.Vocabulary.Search(new(text), use);
        Assert.Equal(expected, string.Join(',', hits.Hits.Select(h => h.Concept.Id)));
        Assert.Equal(900, hits.Hits.Single(h => h.Concept.Id == ids[0]).Persons);
        Assert.Equal(0, hits.Hits.Single(h => h.Concept.Id == 45561952).Persons);
    }

    [Fact]
    public void Hit_HasTheConceptAndTheNameThatMatched()
    {
        var hit = Assert.Single(fixture.Vocabulary.Search(new("제2형당뇨병")).Hits);
        Assert.Equal(fixture.Vocabulary.Concepts.Single(c => c.Id == 201826), hit.Concept);
        Assert.Equal(new ConceptName("제2형 당뇨병", 4175771), hit.Name);
        Assert.Null(hit.Persons);
    }

    [Fact]
    public void Synonyms_ThatFewestConceptsHave_ComeFirst() =>
        Assert.Equal(["인플릭시맙", "가장 흔한 이름"], Assert.Single(fixture.Vocabulary.Search(new("infliximab")).Hits).Concept.Synonyms.Select(s => s.Text));

    [Fact]
    public void Filters_KeepWhatHasAnyOfTheirValues()
    {
        var query = new ConceptQuery("diabetes");
        Assert.Equal([21600712L], Ids(query with { Domains = ["Drug"] }));
        Assert.Equal([21600712L], Ids(query with { Domains = ["drug"], Vocabularies = ["atc"], Classes = ["atc 2ND"] }));
        Assert.Equal([45533019L, 45561952L], Ids(query with { Vocabularies = ["ICD10CM", "KCD7"] }));
        Assert.Equal([21600712L, 45533019L], Ids(query with { Classes = ["3-char nonbill code", "ATC 2nd"] }));
        Assert.Equal([4000001L, 21600712L, 45533019L, 45561952L], Ids(query with { Standard = [StandardStatus.Classification, StandardStatus.NonStandard] }).Order());
        Assert.Equal([4000001L], Ids(query with { Valid = false }));
        Assert.Empty(Ids(query with { Valid = false, Standard = [StandardStatus.Standard] }));
        Assert.Empty(Ids(query with { Domains = ["Nowhere"] }));
    }

    [Fact]
    public void Facets_SayWhereTheFoundConceptsAre()
    {
        var hits = fixture.Vocabulary.Search(new("metformin") { Limit = 1 });
        Assert.Equal((3, true, 1), (hits.Total, hits.TotalIsExact, hits.Hits.Count));
        Assert.Equal(new ConceptFacets([new("Drug", 3)], [new("RxNorm", 3)], [new("Clinical Drug", 2), new("Ingredient", 1)], [new("S", 3)]), hits.Facets);
    }

    [Fact]
    public void Pages_FollowOneAnother()
    {
        var all = Ids(new("diabetes"));
        Assert.True(all.Length > 4);
        Assert.Equal(all, Enumerable.Range(0, all.Length).SelectMany(i => Ids(new("diabetes") { Limit = 1, Offset = i })));
        Assert.Empty(Ids(new("diabetes") { Offset = int.MaxValue, Limit = int.MaxValue }));
    }

    [Fact]
    public void NegativePage_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Vocabulary.Index.Search(new("x") { Limit = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Vocabulary.Index.Search(new("x") { Offset = -1 }));
    }

    private long[] Ids(ConceptQuery query) => [.. fixture.Vocabulary.Search(query).Hits.Select(h => h.Concept.Id)];

    /// <summary>One vocabulary for all tests of the manual.</summary>
    public sealed class Fixture : IDisposable
    {
        private readonly SearchManual manual = new();

        internal SearchVocabulary Vocabulary => manual.Vocabulary;

        /// <inheritdoc/>
        public void Dispose() => manual.Dispose();
    }
}
