using CsCheck;
using Naru.Vocabulary.Search;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>Whoever types one letter wrong finds the concept.</summary>
public sealed class SearchMisspellingTests(SearchManualTests.Fixture fixture) : IClassFixture<SearchManualTests.Fixture>
{
    private static readonly Gen<(int Concept, int Word, int At, int How, char Letter)> Slip = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 9], Gen.Int[0, 40], Gen.Int[0, 3], Gen.Char['a', 'z']);

    [Fact]
    [Trait("Category", "Slow")]
    public void AnyOneEdit_OfAWordOfFiveLetters_FindsTheConcept() => Slip.Check(
        500,
        slip =>
        {
            var concept = fixture.Vocabulary.Concepts[slip.Concept % fixture.Vocabulary.Concepts.Count];
            var words = new FoldedText(concept.Name).Words.Where(w => w.Length >= 5 && w.All(char.IsAsciiLetter)).ToList();
            if (words.Count == 0)
            {
                return;
            }

            var word = words[slip.Word % words.Count];
            var typed = Edited(word, slip.At % word.Length, slip.How, slip.Letter);
            // A slip can make another word that is right: then that is what was typed.
            var others = fixture.Vocabulary.Concepts.SelectMany(c => new FoldedText(c.Name).Words).Append("diabetic");
            Assert.True(
                fixture.Vocabulary.Search(new(typed) { Limit = 100 }).Hits.Any(h => h.Concept.Id == concept.Id) || others.Contains(typed, StringComparer.Ordinal),
                $"'{typed}' does not find '{concept.Name}'");
        });

    [Fact]
    public void AnyOneJamo_OfAKoreanWord_FindsTheConcept() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[1, 17]).Check(
        200,
        (which, at, part, step) =>
        {
            var word = ((string[])["당뇨병", "고혈압", "메트포르민", "인플릭시맙", "크론병"])[which];
            var typed = OtherJamo(word, at % word.Length, part, step);
            Assert.Contains(fixture.Vocabulary.Search(new(typed) { Limit = 100 }).Hits, h => Names(h.Concept).Any(n => n.Contains(word, StringComparison.Ordinal)));
        });

    [Fact]
    public void TwoJamo_DoNot()
    {
        Assert.Empty(fixture.Vocabulary.Search(new("탕뇨뼝")).Hits);
        Assert.NotEmpty(fixture.Vocabulary.Search(new("당뇨뼝")).Hits);
    }

    [Fact]
    public void ShortWordsAndNumbers_HaveToBeRight()
    {
        Assert.Empty(fixture.Vocabulary.Search(new("metformin 501")).Hits);
        Assert.NotEmpty(fixture.Vocabulary.Search(new("metformin 500")).Hits);
        Assert.Empty(fixture.Vocabulary.Search(new("metformin orl tablet hydrochloride")).Hits);
        Assert.NotEmpty(fixture.Vocabulary.Search(new("metformin orla tablet hydrochloride")).Hits);
    }

    private static IEnumerable<string> Names(FoundConcept concept) => [concept.Name, .. concept.Synonyms.Select(s => s.Text)];

    private static string Edited(string word, int at, int how, char letter) => how switch
    {
        0 => word.Remove(at, 1),
        1 => word.Insert(at, letter.ToString()),
        2 => $"{word[..at]}{letter}{word[(at + 1)..]}",
        _ => at + 1 < word.Length ? $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}" : word,
    };

    private static string OtherJamo(string word, int at, int part, int step)
    {
        var code = word[at] - '가';
        var (leading, vowel, final) = (code / 588, code / 28 % 21, code % 28);
        var syllable = part switch
        {
            0 => ((((leading + step) % 19) * 21) + vowel) * 28 + final,
            1 => (((leading * 21) + ((vowel + step) % 21)) * 28) + final,
            _ => (((leading * 21) + vowel) * 28) + ((final + step) % 28),
        };
        return $"{word[..at]}{(char)('가' + syllable)}{word[(at + 1)..]}";
    }
}
