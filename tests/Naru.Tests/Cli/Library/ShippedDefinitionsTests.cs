using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Naru.Cli.Library;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli.Library;

/// <summary>What <c>data/phenotypes</c> ships is what it says it is.</summary>
public sealed partial class ShippedDefinitionsTests
{
    // Their names may not be passed on; numbers and codes may.
    private static readonly HashSet<string> Licensed = new(StringComparer.Ordinal) { "CPT4", "MedDRA", "Nebraska Lexicon", "Read", "OXMIS", "GRR" };

    private static readonly PhenotypeLibrary Library = PhenotypeLibrary.Read(Repository.File("data")).Value!;

    public static IEnumerable<TheoryDataRow<int>> Ids() => Library.All.Select(p => new TheoryDataRow<int>(p.Id));

    [Fact]
    public void Index_NamesEveryFileOnce()
    {
        Assert.InRange(Library.All.Count, 40, 70);
        Assert.Equal(Library.All.Count, Library.All.DistinctBy(p => p.Id).Count());
        Assert.Equal(
            Library.All.Select(p => Path.GetFileName(p.Path)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.File("data", "phenotypes"), "*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Library.All, p => Assert.Equal($"{p.Id}.json", Path.GetFileName(p.Path)));
        Assert.All(Library.Topics, t => Assert.Contains(Library.All, p => p.Topic == t));
    }

    [Fact]
    public void Definitions_HaveNamesAndPurposesInBothLanguages()
    {
        Assert.All(Library.All.SelectMany(p => new[] { p.Name, p.Purpose, p.Topic.Name }), text =>
        {
            Assert.Matches(Hangul(), text.Korean);
            Assert.NotEqual("", text.English.Trim());
            Assert.DoesNotMatch(Hangul(), text.English);
        });
        Assert.Equal(Library.All.Count, Library.All.DistinctBy(p => p.Name.Korean).Count());
        Assert.Equal(Library.All.Count, Library.All.DistinctBy(p => p.Name.English).Count());
        Assert.All(Library.All, p => Assert.Equal("3.37.0", p.LibraryVersion));
        Assert.Contains(Library.All, p => p.IsAccepted);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Definition_IsReadAndWrittenWithoutLoss(int id)
    {
        var json = Text(id);
        var read = CirceReader.Read(json);
        Assert.True(read.IsSuccess, string.Join('\n', read.Findings));
        var written = CirceWriter.Write(read.Value);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)));
        Assert.Equal(read.Value, CirceReader.Read(written).Value);
    }

    [Fact]
    public void Definitions_AreTheOraclesByteByByte()
    {
        using var zip = ZipFile.OpenRead(Repository.File("data", "oracle", "library", "definitions.zip"));
        var compared = 0;
        foreach (var phenotype in Library.All)
        {
            if (zip.GetEntry($"{phenotype.Id}.json") is { } entry)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                Assert.True(bytes.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(phenotype.Path)), $"{phenotype.Id} differs from the oracle's copy.");
                compared++;
            }
        }

        Assert.True(compared >= 50, $"Only {compared} definitions are among the oracle's.");
    }

    [Theory, MemberData(nameof(Ids))]
    public void Definition_HoldsNoNameOfALicensedVocabulary(int id) => Assert.Empty(LicensedNames(JsonNode.Parse(Text(id))));

    [Fact]
    public void LicensedName_ThatSlippedIn_IsSeen()
    {
        var planted = Text(1200).Replace("\"CPT4 3470F\"", "\"a sentence\"", StringComparison.Ordinal);
        Assert.Equal(["a sentence"], LicensedNames(JsonNode.Parse(planted)));
    }

    /// <summary>What is doubtful about a shipped definition is said in the documentation, in both languages.</summary>
    [Theory]
    [InlineData("phenotypes.md")]
    [InlineData("phenotypes.ko.md")]
    public void Warnings_AreThoseOfTheDocumentation(string page)
    {
        var documented = DocumentedWarning().Matches(File.ReadAllText(Repository.File("docs", page)))
            .Select(m => (Id: int.Parse(m.Groups["id"].Value), Code: m.Groups["code"].Value)).Order();
        var found = Library.All.SelectMany(p => Findings(p).Where(f => f.Severity == Severity.Warning).Select(f => (p.Id, f.Code)).Distinct()).Order();
        Assert.Equal(found, documented);
        Assert.DoesNotContain(Library.All.SelectMany(Findings), f => f.Severity == Severity.Error);
    }

    [Fact]
    public void ErrorKinds_SpeakBothLanguages() => Assert.All(LibraryErrors.All.SelectMany(k => new[] { k.Message, k.Advice }), text =>
    {
        Assert.Matches(Hangul(), text.Korean);
        Assert.DoesNotMatch(Hangul(), text.English);
    });

    private static ValueList<Error> Findings(Phenotype phenotype) => DefinitionChecks.Run(CirceReader.Read(File.ReadAllText(phenotype.Path)).Value!);

    private static string Text(int id) => File.ReadAllText(Library.Find(id)!.Path);

    private static IEnumerable<string> LicensedNames(JsonNode? node) => node switch
    {
        JsonObject o => (IsLicensed(o) && Name(o) != $"{o["VOCABULARY_ID"]} {o["CONCEPT_CODE"]}" ? new[] { Name(o) } : [])
            .Concat(o.SelectMany(member => LicensedNames(member.Value))),
        JsonArray a => a.SelectMany(LicensedNames),
        _ => [],
    };

    private static bool IsLicensed(JsonObject concept) =>
        concept["VOCABULARY_ID"] is JsonValue value && value.GetValueKind() == JsonValueKind.String && Licensed.Contains(value.GetValue<string>());

    private static string Name(JsonObject concept) => concept["CONCEPT_NAME"]?.ToString() ?? "";

    [GeneratedRegex("[가-힣]", RegexOptions.None, 1000)]
    private static partial Regex Hangul();

    [GeneratedRegex(@"^\| (?<id>[0-9]+) \| \[`(?<code>CHK[0-9]{3})`", RegexOptions.Multiline, 1000)]
    private static partial Regex DocumentedWarning();
}
