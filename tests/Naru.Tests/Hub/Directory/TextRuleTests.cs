using Naru.Core;
using Naru.Hub.Directories;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Names that are what they look like, and those that are not.</summary>
public sealed class TextRuleTests
{
    [Theory]
    [InlineData("나루바이오")]
    [InlineData("Naru Bio (주)")]
    [InlineData("인하대학교의과대학부속병원")]
    [InlineData("Ménière's disease centre")]
    [InlineData("TNFα · IFNγ 연구실")]
    [InlineData("β-cell lab")]
    [InlineData("Ελληνικό Ινστιτούτο")]
    [InlineData("Институт")]
    [InlineData("ＡＢＣ")]
    [InlineData("나루 🚢")]
    [InlineData("ﬁbrosis ㎎ Ⅱ")]
    public void Name_WhatPeopleWrite_IsSound(string name) => Assert.Empty(Faults(name));

    [Theory]
    [InlineData("", "DIR101")]
    [InlineData("   ", "DIR101")]
    [InlineData(" 나루", "DIR103")]
    [InlineData("나루 ", "DIR103")]
    [InlineData("나루\n바이오", "DIR104")]
    [InlineData("나루\0", "DIR104")]
    [InlineData("나루\u2028바이오", "DIR104")]
    [InlineData("Naru\u202Eoib", "DIR105")]
    [InlineData("Naru\u2066Bio\u2069", "DIR105")]
    [InlineData("Naru\u200EBio", "DIR105")]
    [InlineData("Naru\u200BBio", "DIR106")]
    [InlineData("Naru\uFEFFBio", "DIR106")]
    [InlineData("Na\u00ADru", "DIR106")]
    [InlineData("나\u3164루", "DIR106")]
    [InlineData("Naru\uDB40\uDC41", "DIR106")]
    [InlineData("\u1102\u1161\u1105\u116E", "DIR107")]
    [InlineData("Na\u0301\u0301\u0301ru", "DIR107")]
    [InlineData("Naru\uE000", "DIR108")]
    [InlineData("N\u0430ru", "DIR109")]
    [InlineData("Νaru", "DIR109")]
    [InlineData("Naruо", "DIR109")]
    [InlineData("NaruＢio", "DIR109")]
    public void Name_Trick_IsRefused(string name, string code) => Assert.Equal([code], Faults(name));

    /// <summary>Half a character cannot stand in an attribute's text.</summary>
    [Fact]
    public void Name_HalfACharacter_IsRefused() => Assert.Equal(["DIR108"], Faults("Naru" + (char)0xD800));

    [Fact]
    public void Name_TooLong_IsRefused()
    {
        Assert.Empty(Faults(new string('가', TextRules.LongestName)));
        Assert.Equal(["DIR102"], Faults(new string('가', TextRules.LongestName + 1)));
    }

    [Fact]
    public void Name_SeveralFaults_AreAllTold() => Assert.Equal(["DIR103", "DIR104", "DIR105", "DIR106"], Faults(" a\u0007\u202E\u200B\u200B").Order(StringComparer.Ordinal));

    [Fact]
    public void Text_MayHaveLines()
    {
        var errors = new List<Error>();
        TextRules.Text(errors, "$", "한 줄\n두 줄\t끝", 100);
        Assert.Empty(errors);
        TextRules.Text(errors, "$", "한 줄\u202E", 100);
        Assert.Equal("DIR105", Assert.Single(errors).Code);
    }

    private static IEnumerable<string> Faults(string name)
    {
        var errors = new List<Error>();
        TextRules.Name(errors, "$.names.ko", name);
        Assert.All(errors, e => Assert.Equal("$.names.ko", e.Place.JsonPath));
        return errors.Select(e => e.Code);
    }
}
