using System.Text.Json;
using Naru.Cdm.Importing;
using Naru.Core;
using Naru.Tests.Cdm;
using Naru.Tests.Vocabulary;
using Naru.Vocabulary.Binding;
using Xunit;

namespace Naru.Tests.Cli;

/// <summary><c>naru vocab</c> from outside.</summary>
public sealed class VocabTests
{
    private const string Definition =
        """
        {"ConceptSets":[{"id":0,"name":"Diabetes","expression":{"items":[{"concept":{"CONCEPT_ID":11},"includeDescendants":true},{"concept":{"CONCEPT_ID":21}}]}}],
         "PrimaryCriteria":{"CriteriaList":[{"ConditionOccurrence":{"CodesetId":0}}],"ObservationWindow":{"PriorDays":0,"PostDays":0},"PrimaryCriteriaLimit":{"Type":"First"}}}
        """;

    [Theory]
    [InlineData("ko", "어휘를 불러왔습니다", "바뀐 것이 없어")]
    [InlineData("en", "The vocabulary is loaded", "Nothing has changed")]
    public void Load_SaysWhatItDid(string language, string loaded, string unchanged)
    {
        using var files = new VocabularyFiles();
        files.Write();
        var run = new CliRun();
        Assert.Equal(0, run.Run("vocab", "load", files.Source, "--to", files.Folder, "--memory", "1GiB", "--lang", language));
        Assert.Contains(loaded, run.Out, StringComparison.Ordinal);
        Assert.Contains("v5.0 OLD", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "load", files.Source, "--to", files.Folder, "--memory", "1GiB", "--lang", language));
        Assert.Contains(unchanged, run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.Run("vocab", "load", files.Beside("nothing"), "--to", files.Folder, "--lang", language));
        Assert.Contains("CDM101", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("당뇨병", "11")]
    [InlineData("type 2 diabetes", "12")]
    [InlineData("E11", "20")]
    [InlineData("12", "12")]
    public void Search_FindsByEveryName(string text, string id)
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        var run = new CliRun();
        Assert.Equal(0, run.Run("vocab", "search", text, "--vocabulary", files.Folder, "--csv", "--limit", "1"));
        Assert.StartsWith(id + ",", run.OutLines[1], StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "search", text, "--vocabulary", files.Folder, "--json"));
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(long.Parse(id), json.RootElement.GetProperty("concepts")[0].GetProperty("id").GetInt64());
        Assert.Equal("v5.0 OLD", json.RootElement.GetProperty("vocabulary").GetProperty("version").GetString());
    }

    [Fact]
    public void Search_Filters_AndSaysIfNothingIsFound()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        var run = new CliRun();
        Assert.Equal(0, run.Run("vocab", "search", "diabetes", "--vocabulary", files.Folder, "--csv"));
        Assert.Contains(run.OutLines, l => l.StartsWith("21,", StringComparison.Ordinal));
        Assert.Equal(0, run.Run("vocab", "search", "diabetes", "--vocabulary", files.Folder, "--standard", "--valid", "--domain", "Condition", "--in", "SNOMED", "--csv"));
        Assert.DoesNotContain(run.OutLines, l => l.StartsWith("21,", StringComparison.Ordinal));
        Assert.True(run.OutLines.Count > 2);
        Assert.Equal(0, run.Run("vocab", "search", "diabetis", "--vocabulary", files.Folder, "--in", "snomed", "--lang", "ko"));
        Assert.Contains("비슷한 철자", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        Assert.Equal(0, run.Run("vocab", "search", "diabetes", "--vocabulary", files.Folder, "--in", "SNOMD", "--in", "KCD7", "--domain", "Conditions"));
        Assert.Contains("VOC206", run.Error, StringComparison.Ordinal);
        Assert.Contains("'SNOMD'", run.Error, StringComparison.Ordinal);
        Assert.Contains("Similar values: SNOMED", run.Error, StringComparison.Ordinal);
        Assert.Contains("Similar values: Condition", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'KCD7'", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "search", "zzzzqq", "--vocabulary", files.Folder));
        Assert.Contains("No concept found", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, run.Run("vocab", "search", "diabetes", "--limit", "0"));
        Assert.Equal(2, run.Run("vocab", "search", "diabetes", "--json", "--csv"));
        Assert.Equal(1, run.Run("vocab", "search", "diabetes", "--vocabulary", files.Source));
        Assert.Contains("VOC102", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Search_WithoutAVocabulary_AsksTheDemosAndSaysSo()
    {
        using var files = new VocabularyFiles();
        var run = new CliRun { CacheFolder = files.Beside("cache") };
        Assert.Equal(0, run.Run("vocab", "search", "당뇨", "--csv"));
        Assert.Contains("small demo vocabulary", run.Error, StringComparison.Ordinal);
        Assert.Contains("was prepared", run.Error, StringComparison.Ordinal);
        Assert.Contains(run.OutLines, l => l.StartsWith("201826,", StringComparison.Ordinal));
        Assert.Equal(0, run.Run("vocab", "search", "당뇨", "--lang", "ko"));
        Assert.Contains("데모 어휘", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("준비", run.Error, StringComparison.Ordinal);

        // The twin: a cache that is damaged is made anew.
        foreach (var file in Directory.EnumerateFiles(files.Beside("cache"), "*.duckdb", SearchOption.AllDirectories).ToList())
        {
            File.WriteAllText(file, "damaged");
        }

        Assert.Equal(0, run.Run("vocab", "show", "201826"));
        Assert.Contains("was prepared", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "위 개념", "하위", "이 어휘에 없는 개념")]
    [InlineData("en", "Above", "Below", "no such concept")]
    public void Show_AConceptWithWhatIsAroundIt(string language, string above, string below, string missing)
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        var run = new CliRun();
        Assert.Equal(0, run.Run("vocab", "show", "11", "--vocabulary", files.Folder, "--lang", language));
        Assert.Contains(above, run.Out, StringComparison.Ordinal);
        Assert.Contains(language == "ko" ? "아래 개념" : below, run.Out, StringComparison.Ordinal);
        Assert.Contains("Type 1 diabetes", run.Out, StringComparison.Ordinal);
        Assert.Contains("당뇨병", run.Out, StringComparison.Ordinal);
        Assert.Contains("Concept replaced by ← 21", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "show", "KCD7:E11", "--vocabulary", files.Folder, "--json"));
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal(20, json.RootElement.GetProperty("id").GetInt64());
        foreach (var unknown in (string[])["999", "0", "-1", "99999999999999999999", "KCD7:X"])
        {
            Assert.Equal(1, run.Run("vocab", "show", "--vocabulary", files.Folder, "--lang", language, "--", unknown));
            Assert.Contains("VOC122", run.Error, StringComparison.Ordinal);
            Assert.Contains(missing, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void KoreanReaders_SeeKoreanNames_WhereverAConceptIsNamed()
    {
        using var files = new VocabularyFiles();
        // A name that two concepts share says less than one of its own, whatever the alphabet says.
        files.Synonyms.AddRange([(13, "가당뇨", 4175771), (10, "가당뇨", 4175771), (13, "제1형 당뇨병", 4175771), (13, "Juvenile", 4180186)]);
        files.Write().Loaded();
        using var newer = new VocabularyFiles("v5.0 NEW");
        newer.Synonyms.Add((13, "제1형 당뇨병", 4175771));
        newer.Ancestors.RemoveAll(a => a.Descendant == 13 && a.Ancestor == 11);
        newer.Write().Loaded();
        var definition = files.Beside("diabetes.json");
        File.WriteAllText(definition, Definition);
        string[][] calls =
        [
            ["resolve", definition, "--vocabulary", files.Folder],
            ["show", "11", "--vocabulary", files.Folder],
            ["diff", definition, "--from", files.Folder, "--to", newer.Folder, "--fail-on", "never"],
        ];
        var run = new CliRun();
        foreach (var call in calls)
        {
            Assert.Equal(0, run.Run(["vocab", .. call, "--lang", "ko"]));
            Assert.Contains("제1형 당뇨병 · Type 1 diabetes", run.Out, StringComparison.Ordinal);
            Assert.Equal(0, run.Run(["vocab", .. call, "--lang", "en"]));
            Assert.DoesNotContain("제1형", run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Resolve_WithAStore_CountsPersonsExactly()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        using var cdm = new TestFolder();
        cdm.Write(
            "condition_occurrence.csv",
            """
            condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_type_concept_id,condition_source_concept_id
            1,1,12,2011-01-01,0,20
            2,1,13,2012-01-01,0,
            3,2,13,2012-01-01,0,
            4,2,10,2012-01-01,0,

            """);
        var store = files.Beside("hospital.naru");
        var import = CdmImport.Run(
            new ImportOptions(cdm.Path, store) { Vocabulary = files.Folder, Memory = 1L << 30 }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(import.IsSuccess, string.Join('\n', import.Errors));

        var run = new CliRun();
        var definition = files.Beside("diabetes.json");
        File.WriteAllText(definition, Definition);
        Assert.Equal(0, run.Run("vocab", "resolve", definition, "--vocabulary", files.Folder, "--store", store, "--json"));
        using var json = JsonDocument.Parse(run.Out);
        var set = json.RootElement.GetProperty("conceptSets")[0];

        var path = set.GetProperty("findings")[0].GetProperty("path").GetString();
        Assert.Equal("$.ConceptSets[0].expression.items[1]", path);

        // The twin: what is no definition has no such place.
        Assert.Equal(0, run.Run("vocab", "resolve", "21", "--vocabulary", files.Folder, "--json"));
        Assert.DoesNotContain("ConceptSets[0]", run.Out, StringComparison.Ordinal);

        // Two persons have three records of four concepts; their sum over concepts would be three.
        Assert.Equal((2, 3), (set.GetProperty("persons").GetInt64(), set.GetProperty("records").GetInt64()));
        Assert.Equal([11, 12, 13, 21], set.GetProperty("concepts").EnumerateArray().Select(c => c.GetProperty("id").GetInt32()));
        Assert.Equal(["VOC126"], set.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
        Assert.Equal(0, run.Run("vocab", "resolve", "11+20", "--vocabulary", files.Folder, "--store", store, "--lang", "ko"));
        Assert.Contains("환자 2명, 기록 3건", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "show", "20", "--vocabulary", files.Folder, "--store", store));
        Assert.Contains("1 records by source code", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "search", "type", "--vocabulary", files.Folder, "--store", store, "--csv"));
        Assert.Equal(["13", "12"], run.OutLines.Skip(1).Select(l => l.Split(',')[0]));
        Assert.Equal(1, run.Run("vocab", "resolve", "11", "--vocabulary", files.Folder, "--store", cdm.Path));
        Assert.Contains("STO106", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ThenDiffAndCheck_TellWhatChanged()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        using var newer = new VocabularyFiles("v5.0 NEW");
        newer.Ancestors.RemoveAll(a => a.Descendant == 13 && a.Ancestor == 11);
        newer.Write().Loaded();
        var run = new CliRun();
        var definition = files.Beside("diabetes.json");
        File.WriteAllText(definition, Definition);

        Assert.Equal(1, run.Run("vocab", "diff", definition, "--to", newer.Folder));
        Assert.Contains("VOC135", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "resolve", definition, "--vocabulary", files.Folder, "--bind"));
        Assert.True(File.Exists(BindingFile.PathOf(definition)));
        Assert.Equal(Definition, File.ReadAllText(definition));

        Assert.Equal(0, run.Run("vocab", "diff", definition, "--to", files.Folder));
        Assert.Contains("Nothing differs", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.Run("vocab", "diff", definition, "--to", newer.Folder, "--lang", "ko"));
        Assert.Contains("13 Type 1 diabetes: 더는 하위 개념이 아님", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("vocab", "diff", definition, "--to", newer.Folder, "--fail-on", "never", "--json"));
        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("NotBelow", json.RootElement.GetProperty("conceptSets")[0].GetProperty("lost")[0].GetProperty("reason").GetString());
        Assert.Equal(1, run.Run("vocab", "diff", definition, "--from", files.Folder, "--to", newer.Folder, "--write", files.Beside("new.json")));
        Assert.True(File.Exists(files.Beside("new.json")));
        Assert.Equal(2, run.Run("vocab", "diff", definition, "--from", files.Folder, "--to", newer.Folder, "--write", definition));
        Assert.Equal(Definition, File.ReadAllText(definition));

        // A folder of definitions is not thrown by the binding; a changed set is told.
        Assert.Equal(0, run.Run("cohort", "check", files.Beside("")));
        Assert.DoesNotContain("VOC132", run.Out, StringComparison.Ordinal);
        File.WriteAllText(definition, Definition.Replace("\"CONCEPT_ID\":21", "\"CONCEPT_ID\":13", StringComparison.Ordinal));
        Assert.Equal(0, run.Run("cohort", "check", definition));
        Assert.Contains("VOC132", run.Out, StringComparison.Ordinal);
        File.WriteAllText(BindingFile.PathOf(definition), "{}");
        Assert.Equal(0, run.Run("cohort", "check", definition));
        Assert.Contains("VOC134", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, run.Run("vocab", "resolve", definition, "--vocabulary", files.Folder, "--bind"));
        Assert.Contains("VOC137", run.Error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(BindingFile.PathOf(definition)));
    }

    [Theory]
    [InlineData("v5.0 OLD", null, null)]
    [InlineData("v5.0 NEW", null, "VOC131")]
    [InlineData("v5.0 OLD", "another", "VOC131")]
    [InlineData(null, null, "VOC133")]
    public void Run_OnAnotherVocabularyThanItIsBoundTo_IsToldSo(string? name, string? data, string? code)
    {
        using var files = new VocabularyFiles();
        using var vocabulary = files.Opened();
        var definition = files.Beside("diabetes.json");
        File.WriteAllText(definition, Definition);
        var binding = new DefinitionBinding(
            new VocabularyVersion("v5.0 OLD", "0123456789abcdef"),
            ConceptSetHash.Of(Naru.Cohorts.Circe.CirceReader.Read(Definition).Value!.ConceptSets), DateTimeOffset.UnixEpoch, [], []);
        File.WriteAllBytes(BindingFile.PathOf(definition), BindingFile.Write(binding));
        var run = new CliRun
        {
            Cdm = new FakeCdm((_, _) => Result.Success(Samples.Rows())) { Vocabulary = name is null ? null : new VocabularyVersion(name, data) },
        };
        Assert.Equal(0, run.Run("cohort", "run", definition, "--cdm", files.Source, "--json", "-"));
        if (code is null)
        {
            Assert.DoesNotContain("VOC13", run.Out, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(code, run.Out, StringComparison.Ordinal);
        }
    }
}
