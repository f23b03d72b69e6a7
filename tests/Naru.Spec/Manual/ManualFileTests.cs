using Xunit;

namespace Naru.Spec.Manual;

/// <summary>docs/manual is what the paragraphs say, no more and no less.</summary>
public sealed class ManualFileTests
{
    private const string Update = "NARU_UPDATE_MANUAL";

    private const string Command = $"{Update}=1 dotnet run --project tests/Naru.Spec -- -class Naru.Spec.Manual.ManualFileTests";

    [Fact]
    public void CheckedInManual_IsWhatTheParagraphsSay()
    {
        var root = Path.Combine(OracleData.RepositoryRoot, "docs", "manual");
        var expected = ManualWriter.Files();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Write(root, expected);
        }

        var found = Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).ToList()
            : [];
        var stale = expected.Where(f => !found.Contains(f.Key) || File.ReadAllText(Path.Combine(root, f.Key)) != f.Value).Select(f => f.Key)
            .Concat(found.Except(expected.Keys))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(stale.Count == 0, $"docs/manual is stale ({string.Join(", ", stale)}). Write it anew with:\n{Command}");
    }

    [Fact]
    public void EverySection_StandsInTheContents()
    {
        var written = typeof(Contents).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Section))
            .Select(f => ((Section)f.GetValue(null)!).EnglishTitle);
        var listed = Contents.Chapters.SelectMany(c => c.Sections).Select(s => s.EnglishTitle);
        Assert.Equal(written.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static void Write(string root, Dictionary<string, string> files)
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        foreach (var (name, text) in files)
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
