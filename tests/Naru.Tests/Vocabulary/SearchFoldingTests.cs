using Naru.Vocabulary.Search;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>How texts are cut into words, and what is taken for the same.</summary>
public sealed class SearchFoldingTests
{
    [Theory]
    [InlineData("Type 2 Diabetes, mellitus", "type|2|diabetes|mellitus")]
    [InlineData("ＤＩＡＢＥＴＥＳ　ｔｙｐｅ２", "diabetes|type2")]
    [InlineData("Ménière’s disease", "meniere|disease")]
    [InlineData("Me\u0301nie\u0300re's", "meniere")]
    [InlineData("Crohn's", "crohn")]
    [InlineData("5'-nucleotidase", "5|nucleotidase")]
    [InlineData("Straße Ørsted Æther Łódź", "strasse|orsted|aether|lodz")]
    [InlineData("㎎ Ⅱ ﬁ ² ½", "mg|ii|fi|2|1|2")]
    [InlineData("µg ΑΒΓ", "μg|αβγ")]
    [InlineData("E11.9 4.5. 2.5MG", "e11.9|4.5|2.5|mg")]
    [InlineData("500mg 10형 3rd B12", "500|mg|10|형|3|rd|b12")]
    [InlineData("제2형 당뇨병(NIDDM)", "제|2|형|당뇨병|niddm")]
    [InlineData("\u1103\u1161\u11BC\u1102\u116D", "당뇨")]
    [InlineData("당뇨ㅂ ㅋㅋ", "당뇨")]
    [InlineData("\uD83D\uDE00 -- ", "")]
    public void Words_Are(string text, string expected) => Assert.Equal(expected, string.Join('|', new FoldedText(text).Words));

    [Theory]
    [InlineData("제2형 당뇨 병", "제|형당뇨병", "제2형당뇨병")]
    [InlineData("만성 폐쇄성, 폐질환", "만성폐쇄성폐질환", "만성폐쇄성폐질환")]
    [InlineData("당화혈색소 (HbA1c) 검사", "당화혈색소|검사", "당화혈색소hba1c검사")]
    [InlineData("E11.9", "", "e119")]
    public void RunsOfHangul_GoOverSpaces(string text, string runs, string compact)
    {
        var folded = new FoldedText(text);
        Assert.Equal(runs, string.Join('|', folded.Runs));
        Assert.Equal(compact, folded.Compact);
    }

    /// <summary>The runtime cannot tell, so these come from the Unicode data by other means: a sample of every kind of compatibility form.</summary>
    [Theory]
    [InlineData('Å', "a")]
    [InlineData('ǆ', "dz")]
    [InlineData('℃', "°c")]
    [InlineData('①', "1")]
    [InlineData('㏄', "cc")]
    [InlineData('Ａ', "a")]
    [InlineData('ﾊ', "ハ")]
    [InlineData('ς', "σ")]
    [InlineData('İ', "i")]
    public void Character_FoldsTo(char character, string folded) => Assert.Equal(folded, TextFolding.Fold(character.ToString()));
}
