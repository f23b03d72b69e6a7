using System.IO.Compression;

namespace Naru.Bench.Cohorts;

/// <summary>A definition to be measured.</summary>
/// <param name="Circe">What circe gives and takes for it.</param>
/// <param name="Json">Its text.</param>
internal sealed record BenchDefinition(CirceFigure Circe, string Json)
{
    /// <summary>The definitions of <c>circe.csv</c>, in its order.</summary>
    /// <param name="oracle">The folder <c>data/oracle</c> of the repository.</param>
    internal static IReadOnlyList<BenchDefinition> ReadAll(string oracle)
    {
        using var figures = new StreamReader(Path.Combine(oracle, "bench", "circe.csv"));
        using var zip = ZipFile.OpenRead(Path.Combine(oracle, "library", "definitions.zip"));
        using var uniqueKeys = new StreamReader(Path.Combine(oracle, "bench", "unique-keys.csv"));
        return CirceFigure.WithUniqueKeys(CirceFigure.Read(figures), uniqueKeys).Select(f => new BenchDefinition(f, Text(zip, Out.Text($"{f.Definition}.json")))).ToList();
    }

    private static string Text(ZipArchive zip, string name)
    {
        var entry = zip.Entries.FirstOrDefault(e => e.Name == name)
            ?? throw new BenchStop($"data/oracle/library/definitions.zip has no {name}, which circe.csv names.");
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
