using System.Text.RegularExpressions;
using Xunit;

namespace Naru.Tests.Docs;

/// <summary>The security pages name the tests that show what they promise; a test that was renamed or removed shows nothing.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly string[] Pages = ["docs/security.md", "docs/security/hub.md", "docs/security/hub.ko.md", "docs/security/disclosure.md", "docs/security/disclosure.ko.md"];

    [Fact]
    public void Pages_NameTestsThatAre()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Concat(g.Select(File.ReadAllText)), StringComparer.Ordinal);
        var missing = Pages.SelectMany(page => Mentioned().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)))
            .Where(m => !IsThere(sources, m.Groups["type"].Value, m.Groups["test"].Value))
            .Select(m => $"{page}: {m.Value}"));

        Assert.Empty(missing);
    }

    [Fact]
    public void Pages_InBothLanguages_NameTheSameTests() =>
        Assert.Equal(Names("docs/security/hub.md"), Names("docs/security/hub.ko.md"));

    [Fact]
    public void Twin_TestThatIsNot_IsFound()
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal) { ["LedgerTests"] = "public void Append_One_IsThere() { }" };

        Assert.True(IsThere(sources, "LedgerTests", "Append_One_IsThere"));
        Assert.True(IsThere(sources, "LedgerTests", ""));
        Assert.False(IsThere(sources, "LedgerTests", "Append_One_Is"));
        Assert.False(IsThere(sources, "LedgersTests", ""));
    }

    private static List<string> Names(string page) => [.. Mentioned().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(m => m.Value)];

    private static bool IsThere(Dictionary<string, string> sources, string type, string test) =>
        sources.TryGetValue(type, out var text) && (test.Length == 0 || text.Contains($" {test}(", StringComparison.Ordinal));

    [GeneratedRegex("`(?<type>[A-Za-z]+Tests)(\\.(?<test>[A-Za-z0-9_]+))?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mentioned();
}
