using System.Reflection;
using System.Text.RegularExpressions;
using Naru.Cli;
using Naru.Cli.Commands;
using Naru.Cli.Keys;
using Naru.Cli.Wording;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

public sealed partial class TextTests
{
    public static IEnumerable<TheoryDataRow<string>> Texts() =>
        ((Type[])[typeof(CliText), typeof(KeyText)]).SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => new TheoryDataRow<string>($"{t.Name}.{f.Name}")));

    [Theory, MemberData(nameof(Texts))]
    public void Text_ExistsInBothLanguages(string name) =>
        AssertBilingual((BilingualText)(name.Split('.') is ["KeyText", var key] ? typeof(KeyText).GetField(key) : typeof(CliText).GetField(name.Split('.')[1]))!.GetValue(null)!);

    [Fact]
    public void ErrorKinds_AreBilingualAndListedOnce()
    {
        var declared = typeof(CliErrors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(f => f.FieldType == typeof(ErrorKind)).Select(f => (ErrorKind)f.GetValue(null)!).ToList();
        Assert.Equal(declared.OrderBy(k => k.Code), CliErrors.All.OrderBy(k => k.Code));
        Assert.Equal(declared.Count, declared.Select(k => k.Code).Distinct().Count());
        Assert.All(declared, kind =>
        {
            Assert.Matches("^CLI[0-9]{3}$", kind.Code);
            AssertBilingual(kind.Message);
            AssertBilingual(kind.Advice);
        });
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void Help_OfEveryCommandSpeaksOneLanguage(string language)
    {
        foreach (var path in (string[][])[[], ["demo"], ["cohort"], ["cohort", "run"], ["cohort", "check"], ["cohort", "describe"], ["cohort", "canonical"], ["cohort", "sql"], ["cohort", "passes"], ["cohort", "library"], ["cohort", "new"], ["cdm"], ["vocab"], ["synth"], ["cdm", "check"], ["key"], ["key", "create"], ["key", "register"], ["key", "list"], ["key", "revoke"], ["key", "show"], ["key", "check"]])
        {
            var run = new CliRun();
            Assert.Equal(0, run.Run([.. path, "--help", "--lang", language]));
            Assert.Equal("", run.Error);
            Assert.Contains($"{CommandPath.Program} {string.Join(' ', path)}".TrimEnd(), run.Out);
            Assert.Equal(language == "ko", Hangul().IsMatch(run.Out));
        }
    }

    // Signs and figures alone need no translation, but the same figures must be in both.
    private static void AssertBilingual(BilingualText text)
    {
        Assert.NotEqual("", text.Korean.Trim());
        Assert.NotEqual("", text.English.Trim());
        // The label of made-up data is in both languages wherever it stands.
        Assert.DoesNotMatch(Hangul(), text.English.Replace("SYNTHETIC (합성)", "", StringComparison.Ordinal));
        Assert.Equal(Placeholders(text.Korean), Placeholders(text.English));
        if (Letters().IsMatch(Placeholder().Replace(text.English, "")))
        {
            Assert.Matches(Hangul(), text.Korean);
        }
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex("[가-힣]", RegexOptions.None, 1000)]
    private static partial Regex Hangul();

    [GeneratedRegex("[A-Za-z]{2}", RegexOptions.None, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
