using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The auditor's page says what is there: every test that it names exists, every number of lines is right, and both languages have the same tables.</summary>
public sealed partial class DisclosurePageTests
{
    public static TheoryData<string> Pages => ["disclosure.md", "disclosure.ko.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Tests_ThatAreNamed_Exist(string page)
    {
        var types = typeof(DisclosurePageTests).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Naru.Tests.Disclosure", StringComparison.Ordinal) == true)
            .ToLookup(t => t.Name, StringComparer.Ordinal);
        var named = TestName().Matches(Text(page)).Select(m => (Type: m.Groups["type"].Value, Method: m.Groups["method"].Value)).Distinct().ToList();
        Assert.InRange(named.Count, 20, 200);
        Assert.All(named, n => Assert.True(
            types[n.Type].Any() && (n.Method.Length == 0 || types[n.Type].Any(t => t.GetMethod(n.Method, BindingFlags.Public | BindingFlags.Instance) is not null)),
            $"{n.Type}.{n.Method}"));
    }

    /// <summary>The reading plan covers every file of the library once, and counts its lines as <c>wc -l</c> does.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void ReadingPlan_CountsEveryLineOnce(string page)
    {
        var files = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Source, f))
            .Where(f => !f.StartsWith("obj", StringComparison.Ordinal) && !f.StartsWith("bin", StringComparison.Ordinal)).ToDictionary(f => f, Lines);
        var unread = new HashSet<string>(files.Keys, StringComparer.Ordinal);
        var rows = ReadingRow().Matches(Text(page));
        Assert.InRange(rows.Count, 8, 20);
        foreach (var row in rows.Cast<Match>())
        {
            var places = Place().Matches(row.Groups["places"].Value).Select(m => m.Groups["place"].Value).ToList();
            var read = unread.Where(f => places.Exists(p => p.EndsWith('/') ? f.StartsWith(p, StringComparison.Ordinal) : f == p)).ToList();
            Assert.Equal(read.Sum(f => files[f]), int.Parse(row.Groups["lines"].Value, CultureInfo.InvariantCulture));
            unread.ExceptWith(read);
        }

        Assert.Empty(unread);

        // What the page says at its head is rounded to hundreds.
        var hundreds = (int)Math.Round(files.Values.Sum() / 100.0) * 100;
        Assert.Contains(hundreds.ToString("N0", CultureInfo.InvariantCulture), Text(page)[..600], StringComparison.Ordinal);
    }

    [Fact]
    public void Languages_HaveTheSameTables()
    {
        var (english, korean) = (Tables("disclosure.md"), Tables("disclosure.ko.md"));
        Assert.Equal(english, korean);
        Assert.InRange(english.Count, 10, 40);
    }

    private static string Source => Repository.File("src", "Naru.Disclosure");

    private static int Lines(string file) => File.ReadAllText(Path.Combine(Source, file)).Count(c => c == '\n');

    private static string Text(string page) => File.ReadAllText(Repository.File("docs", "security", page));

    /// <summary>How many rows the tables have, one after the other.</summary>
    private static List<int> Tables(string page)
    {
        var tables = new List<int>();
        var isTable = false;
        foreach (var line in Text(page).Split('\n'))
        {
            var isRow = line.StartsWith('|');
            if (isRow && !isTable)
            {
                tables.Add(0);
            }

            isTable = isRow;
            if (isRow)
            {
                tables[^1]++;
            }
        }

        return tables;
    }

    [GeneratedRegex(@"`(?<type>[A-Z]\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| \d+ \| (?<places>[^|]*`[^|]*) \| (?<lines>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ReadingRow();

    [GeneratedRegex(@"`(?<place>[\w/.]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Place();
}
