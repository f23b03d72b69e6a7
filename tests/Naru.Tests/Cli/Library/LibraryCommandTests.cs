using System.Text.Json;
using Naru.Cli.Library;
using Xunit;

namespace Naru.Tests.Cli.Library;

public sealed class LibraryCommandTests
{
    private static readonly PhenotypeLibrary Library = PhenotypeLibrary.Read(Repository.File("data")).Value!;

    [Theory]
    [InlineData("ko", "류마티스관절염 첫 진단", "당뇨병·대사 (metabolism)", "승인")]
    [InlineData("en", "Rheumatoid Arthritis 10", "Diabetes and metabolism (metabolism)", "accepted")]
    public void Library_ListsAllByTopicInTheChosenLanguage(string language, string name, string topic, string accepted)
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "library", "--lang", language));
        Assert.Equal("", run.Error);
        Assert.All(Library.All, p => Assert.Matches($@"(?m)^ +{p.Id}  \S", run.Out));
        Assert.Contains($"1200  {name}", run.Out);
        Assert.Contains(topic, run.Out);
        Assert.Matches($@"(?m)^ +362  .*✓ {accepted}", run.Out);
        Assert.DoesNotMatch($@"(?m)^ +1200  .*✓ {accepted}", run.Out);
    }

    [Theory]
    // Names in either language, parts of Korean compounds, signs and spaces that people leave out, numbers.
    [InlineData("위암", 607)]
    [InlineData("당뇨", 1032)]
    [InlineData("콩팥병", 964)]
    [InlineData("heart failure", 938)]
    [InlineData("Crohn's", 859)]
    [InlineData("glp1", 1053)]
    [InlineData("GLP-1 당뇨병", 1053)]
    [InlineData("jak 궤양성", 1067)]
    [InlineData("1040", 1040)]
    // Misspelled.
    [InlineData("rheumatiod", 1200)]
    [InlineData("류마티스관절엽", 1200)]
    [InlineData("골다공중", 1221)]
    [InlineData("psoriasys", 200)]
    public void Search_FindsByWords(string words, int expected)
    {
        var found = PhenotypeSearch.Find(Library, words.Split(' '));
        Assert.Contains(expected, found.Found.Select(p => p.Id));
    }

    [Theory]
    [InlineData("위암", false)]
    [InlineData("골다공중", true)]
    public void Search_SaysWhenOnlySimilarWordsFit(string word, bool tolerant)
    {
        Assert.Equal(tolerant, PhenotypeSearch.Find(Library, [word]).IsTolerant);
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "library", word));
        Assert.Equal(tolerant, run.Out.Contains("similar", StringComparison.Ordinal));
    }

    [Fact]
    public void Search_PutsNamesBeforeTopicsAndPurposes()
    {
        var found = PhenotypeSearch.Find(Library, ["골다공증"]);
        Assert.Equal(1221, found.Found[0].Id);
        Assert.Equal(1, found.Named);
        Assert.True(found.Found.Count > 1);
    }

    // Hangul in pieces, as some systems write file names and input.
    [Fact]
    public void Search_UnderstandsDecomposedHangul()
    {
        // Written out: without the system's tables Normalize gives its argument back.
        const string Decomposed = "\u110B\u1171\u110B\u1161\u11B7";
        Assert.Equal(5, Decomposed.Length);
        Assert.Equal(607, PhenotypeSearch.Find(Library, [Decomposed]).Found[0].Id);
    }

    [Theory]
    [InlineData("cancer")]
    [InlineData("암")]
    [InlineData("Cancer")]
    public void Topic_IsTakenByWordAndByName(string topic)
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "library", "--topic", topic, "--json"));
        Assert.Equal(Library.All.Where(p => p.Topic.Id == "cancer").Select(p => p.Id), Json(run).Select(l => l.GetProperty("id").GetInt32()));
    }

    [Fact]
    public void Topic_ThatDoesNotExist_IsWrongUse()
    {
        var run = new CliRun();
        Assert.Equal(2, run.Run("cohort", "library", "--topic", "bonez"));
        Assert.Contains("CLI108", run.Error);
        Assert.Contains("bone, ", run.Error);
    }

    [Fact]
    public void Json_HasOneObjectALine()
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "library", "--json"));
        var lines = Json(run);
        Assert.Equal(Library.All.Select(p => p.Id), lines.Select(l => l.GetProperty("id").GetInt32()));
        var kidney = lines.First(l => l.GetProperty("id").GetInt32() == 362);
        Assert.Equal("급성콩팥손상(AKI)", kidney.GetProperty("name").GetProperty("ko").GetString());
        Assert.Equal("Acute Kidney Injury AKI", kidney.GetProperty("name").GetProperty("en").GetString());
        Assert.Equal(("kidney", "3.37.0", "Accepted"), (
            kidney.GetProperty("topic").GetString(), kidney.GetProperty("library_version").GetString(), kidney.GetProperty("library_status").GetString()));
        Assert.NotEqual("", kidney.GetProperty("purpose").GetProperty("en").GetString());
    }

    [Theory]
    [InlineData("ko", "찾지 못했습니다")]
    [InlineData("en", "Nothing in the library")]
    public void Search_ThatFindsNothing_EndsWithOne(string language, string sentence)
    {
        var run = new CliRun();
        Assert.Equal(1, run.Run("cohort", "library", "qqqqqq", "--lang", language));
        Assert.Equal("", run.Out);
        Assert.Contains("LIB102", run.Error);
        Assert.Contains(sentence, run.Error);
    }

    [Theory]
    [InlineData("library")]
    [InlineData("new x.json --from 346")]
    public void MissingLibrary_IsSaid(string command)
    {
        using var folder = new TempFolder();
        var run = new CliRun { DataFolder = folder.Path };
        Assert.Equal(1, run.Run(["cohort", .. command.Split(' ')]));
        Assert.Contains("LIB201", run.Error);
    }

    private static List<JsonElement> Json(CliRun run) => [.. run.OutLines.Select(l => JsonDocument.Parse(l).RootElement)];
}
