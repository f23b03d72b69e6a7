using System.IO.Compression;
using Naru.Cohorts.Checks;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Checks;

/// <summary>Checks on the definitions of OHDSI's Phenotype Library and on machine-made ones: what is sound is not flooded with findings.</summary>
public sealed class OracleChecksTests
{
    // The library's largest definitions have some hundred criteria; more than this nobody would read.
    private const int Readable = 60;

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("library")]
    [InlineData("generated")]
    public void Run_OracleDefinitions_FindsNoErrorAndDoesNotFlood(string set)
    {
        var count = 0;
        foreach (var (name, json) in Definitions(set))
        {
            var findings = DefinitionChecksTests.Run(json);

            Assert.True(findings.All(f => f.Severity != Severity.Error), $"{set} {name} runs at OHDSI, but: {findings.FirstOrDefault(f => f.Severity == Severity.Error)}");
            Assert.True(findings.Count <= Readable, $"{set} {name}: {findings.Count} findings");
            count++;
        }

        Assert.True(count > 500, $"Only {count} definitions were found.");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Run_DefinitionSaidToBeImpossible_HasNoRows()
    {
        var withRows = DefinitionsWithRows("generated");
        var claims = 0;
        foreach (var (name, json) in Definitions("generated"))
        {
            if (DefinitionChecksTests.Run(json).Any(f => f.Kind == CheckErrors.AtLeastTooMany && IsTopOfRule(f.Place.JsonPath!)))
            {
                Assert.DoesNotContain(name, withRows);
                claims++;
            }
        }

        Assert.True(claims > 0, "No definition was said to be impossible.");
    }

    private static bool IsTopOfRule(string path) => path == "$.AdditionalCriteria.Count" || path.EndsWith("].expression.Count", StringComparison.Ordinal);

    private static HashSet<string> DefinitionsWithRows(string set)
    {
        using var file = File.OpenRead(Path.Combine(Repository.File("data", "oracle"), set, "expected.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length > 1 && fields[1].Length > 0)
            {
                names.Add(fields[0]);
            }
        }

        return names;
    }

    private static IEnumerable<(string Name, string Json)> Definitions(string set)
    {
        using var zip = ZipFile.OpenRead(Repository.File("data", "oracle", set, "definitions.zip"));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return (Path.GetFileNameWithoutExtension(entry.Name), reader.ReadToEnd());
        }
    }
}
