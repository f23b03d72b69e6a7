using Naru.Cli;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("", "", "", "", Language.Korean)]
    [InlineData("", "", "", "C", Language.Korean)]
    [InlineData("", "", "", "C.UTF-8", Language.Korean)]
    [InlineData("", "", "", "POSIX", Language.Korean)]
    [InlineData("", "", "", "ko_KR.UTF-8", Language.Korean)]
    [InlineData("", "", "", "en_US.UTF-8", Language.English)]
    [InlineData("", "", "", "de_DE", Language.English)]
    [InlineData("", "", "ko_KR.UTF-8", "en_US.UTF-8", Language.Korean)]
    [InlineData("", "", "en_GB", "ko_KR", Language.English)]
    [InlineData("", "ko", "en_GB", "en_GB", Language.Korean)]
    [InlineData("", "en", "ko_KR", "ko_KR", Language.English)]
    [InlineData("", "xx", "", "en_US", Language.English)]
    [InlineData("cohort run x --lang en", "ko", "ko_KR", "ko_KR", Language.English)]
    [InlineData("--lang=ko cohort", "en", "en_US", "en_US", Language.Korean)]
    [InlineData("--lang:EN", "ko", "", "", Language.English)]
    [InlineData("--lang fr", "en", "", "", Language.English)]
    public void Of_FollowsOptionThenVariableThenLocale(string args, string naruLang, string lcAll, string lang, Language expected) =>
        Assert.Equal(expected, LanguageChoice.Of(args.Split(' '), name => name switch
        {
            "NARU_LANG" => naruLang,
            "LC_ALL" => lcAll,
            "LANG" => lang,
            _ => null,
        }));
}
