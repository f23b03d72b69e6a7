using CsCheck;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Search;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Where nothing is found, what may have been meant is suggested: out of words that the caller may see, and only if it finds something.</summary>
public sealed class SuggestionTests
{
    private static readonly Viewer Stranger = new(true, false, new HashSet<string>());

    private static readonly SearchDocument[] Documents =
    [
        Samples.Document("o1", Samples.Equipment with { Title = new Texts("당뇨병 안저 사진", "Diabetic fundus images"), Description = null, Visibility = "public" }),
        Samples.Document("o2", Samples.Equipment with { Title = new Texts("질량분석기", "Mass spectrometer"), Description = new Texts("당뇨병 시료"), Visibility = "public" }),
        Samples.Document("o3", Samples.Dataset with { Title = new Texts("백혈병 코호트", "Leukaemia cohort"), Description = null, Visibility = "private" }),
        Samples.Document("o4", Samples.Equipment with { Title = new Texts("E11.9 검사", "Type 2 test"), Description = null, Visibility = "public" }),
    ];

    [Theory]
    [InlineData("당노병", "당뇨병")]
    [InlineData("당뇨변", "당뇨병")]
    [InlineData("질랑분석기", "질량분석기")]
    [InlineData("량석", null)]
    [InlineData("fundas", "fundus")]
    [InlineData("fudnus", "fundus")]
    [InlineData("spectrometr", "spectrometer")]
    [InlineData("spektrometer", "spectrometer")]
    [InlineData("당노병 fundas", "당뇨병 fundus")]
    [InlineData("fundas 질량", null)]
    [InlineData("mess spectrometer", "mass spectrometer")]
    [InlineData("mas", null)]
    [InlineData("imx", null)]
    [InlineData("E11.8", null)]
    [InlineData("안저 질량", null)]
    [InlineData("?!", null)]
    [InlineData("", null)]
    [InlineData("하나 둘 셋 넷 다섯 여섯 당노병", null)]
    public void Search_FindingNothing_Suggests(string text, string? suggestion) => Assert.Equal(suggestion, Ask(text).Suggestion);

    /// <summary>A word of what may not be seen is not suggested; its owner is told.</summary>
    [Theory]
    [InlineData("백혈변", "백혈병")]
    [InlineData("leukaemea", "leukaemia")]
    public void Search_WordsThatMayNotBeSeen_AreNotSuggested(string text, string word)
    {
        Assert.Null(Ask(text).Suggestion);
        Assert.Equal(word, Ask(text, new Viewer(true, false, new HashSet<string> { "hospital" })).Suggestion);
    }

    /// <summary>A suggestion holds under the filters that were asked for.</summary>
    [Fact]
    public void Search_UnderFilters_SuggestsWhatPassesThem()
    {
        Assert.Equal("당뇨병", Ask("당노병", Stranger, "equipment").Suggestion);
        Assert.Null(Ask("당노병", Stranger, "dataset").Suggestion);
    }

    /// <summary>What was found needs no suggestion, and what has been taken out is none.</summary>
    [Fact]
    public void Search_AfterAChange_SuggestsWhatIsLeft()
    {
        using var index = new OfferingIndex(Samples.Data);
        index.Put(Documents);
        Assert.Null(Ask(index, "당뇨병", Stranger).Suggestion);
        index.Change(["o1", "o2"], []);
        Assert.Null(Ask(index, "당노병", Stranger).Suggestion);
    }

    /// <summary>One letter of a word of a title is changed: either it is still found, or what is suggested is.</summary>
    [Fact]
    public void Search_OneLetterWrong_FindsSomethingInTheEnd() => Gen.Select(
        Gen.OneOf("당뇨병", "사진", "질량분석기", "diabetic", "fundus", "images", "spectrometer"), Gen.Int[0, 11], Gen.OneOf("가눼힣각".ToCharArray()), Gen.OneOf("xqz".ToCharArray())).Check(
        200,
        (word, at, syllable, letter) =>
        {
            var isHangul = word[0] >= '가';
            var wrong = word.ToCharArray();

            // Of a syllable the vowel alone is changed.
            wrong[at % word.Length] = isHangul
                ? (char)('가' + ((word[at % word.Length] - '가') / 588 * 588) + ((syllable - '가') / 28 % 21 * 28) + ((word[at % word.Length] - '가') % 28))
                : letter;
            var found = Ask(new string(wrong));
            if (found.Total == 0)
            {
                Assert.NotNull(found.Suggestion);
                Assert.True(Ask(found.Suggestion).Total > 0);
            }
            else
            {
                Assert.Null(found.Suggestion);
            }
        });

    private static SearchFound<SearchDocument> Ask(string text, Viewer? viewer = null, string? kind = null)
    {
        using var index = new OfferingIndex(Samples.Data);
        index.Put(Documents);
        return Ask(index, text, viewer ?? Stranger, kind);
    }

    private static SearchFound<SearchDocument> Ask(OfferingIndex index, string text, Viewer viewer, string? kind = null)
    {
        var filters = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        if (kind is not null)
        {
            filters[Facets.Kind] = [kind];
        }

        return index.Search(new SearchQuery(text, filters, viewer, 10), Samples.Today);
    }
}
