using System.Text.Json;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>What is deployed as the hub cannot read a patient's row: the code that could is not there.</summary>
public sealed class AssemblyTests
{
    [Fact]
    public void Hub_HoldsNothingThatReadsPatients() => Assert.Equal(
        ["Naru.Cohorts", "Naru.Core", "Naru.Disclosure", "Naru.Hub", "Naru.Ledger", "Naru.Vocabulary", "Naru.Web"], OwnOf("Naru.Web", "Naru.Web"));

    /// <summary>The twin: the command line, which a hospital uses, does hold it.</summary>
    [Fact]
    public void CommandLine_HoldsIt() => Assert.Contains("Naru.Cdm", OwnOf("Naru.Cli", "naru"));

    private static IReadOnlyList<string> OwnOf(string project, string assembly)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var file = Repository.File("artifacts", "bin", project, configuration, $"{assembly}.deps.json");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("libraries").EnumerateObject()
            // A project that is reached through another one is listed as ‹name›.Reference.
            .Select(l => l.Name.Split('/')[0].Replace(".Reference", "", StringComparison.Ordinal))
            .Where(n => n.StartsWith("Naru.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
    }
}
