using System.Text.Json;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Xunit;

namespace Naru.Tests.Cli.Library;

public sealed class NewDefinitionTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void New_CopiesTheLibrarysFileByteByByte()
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "new", folder["my.json"], "--from", "346"));
        Assert.Equal(File.ReadAllBytes(Repository.File("data", "phenotypes", "346.json")), File.ReadAllBytes(folder["my.json"]));
        Assert.Equal(["my.json"], folder.Names());
    }

    [Theory]
    [InlineData("ko", "새 정의를 만들었습니다", "개념 집합", "진입 사건", "검토가 끝나지 않음")]
    [InlineData("en", "The new definition is written", "Concept sets", "Entry events", "not yet reviewed")]
    public void New_SaysWhatItIsAndWhatToDoNext(string language, params string[] sentences)
    {
        var run = new CliRun { Check = DefinitionChecks.Run };
        Assert.Equal(0, run.Run("cohort", "new", folder["my.json"], "--from", "1067", "--lang", language));
        Assert.All(sentences, s => Assert.Contains(s, run.Out));
        Assert.Contains("1067 ·", run.Out);
        Assert.Contains("OHDSI Phenotype Library 3.37.0", run.Out);
        // Rules and concepts are named.
        Assert.Contains("nested in Ulcerative colitis", run.Out);
        Assert.Contains("tofacitinib (42904205)", run.Out);
        Assert.All(new[] { "describe", "check", "run" }, c => Assert.Contains($"./naru cohort {c} \"{folder["my.json"]}\"", run.Out));
    }

    [Fact]
    public void New_CutsLongListsOfConcepts()
    {
        var run = new CliRun { Width = 100 };
        Assert.Equal(0, run.Run("cohort", "new", folder["my.json"], "--from", "27"));
        Assert.Contains("- 113 more", run.Out);
        Assert.True(run.OutLines.Count < 80);
    }

    [Fact]
    public void Name_BecomesTheTitleAndChangesNothingElse()
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "new", folder["my.json"], "--from", "1032", "--name", "당뇨병 \"시험\" 1"));
        var made = CirceReader.Read(File.ReadAllText(folder["my.json"])).Value!;
        var library = CirceReader.Read(File.ReadAllText(Repository.File("data", "phenotypes", "1032.json"))).Value!;
        Assert.Equal("당뇨병 \"시험\" 1", made.Title);
        Assert.Equal(library, made with { Title = library.Title });
    }

    [Fact]
    public void Extension_IsAddedSoThatFoldersFindTheDefinition()
    {
        Assert.Equal(0, new CliRun().Run("cohort", "new", folder["my"], "--from", "607"));
        Assert.Equal(["my.json"], folder.Names());
    }

    [Fact]
    public void ExistingFile_IsLeftAsItIs()
    {
        var path = folder.Write("my.json", "mine");
        var run = new CliRun();
        Assert.Equal(1, run.Run("cohort", "new", path, "--from", "346"));
        Assert.Contains("LIB105", run.Error);
        Assert.Equal("mine", File.ReadAllText(path));
        // The twin: another name is written.
        Assert.Equal(0, run.Run("cohort", "new", folder["other.json"], "--from", "346"));
    }

    [Fact]
    public void FolderOrLinkOfThatName_IsLeftAsItIs()
    {
        Directory.CreateDirectory(folder["folder.json"]);
        File.CreateSymbolicLink(folder["link.json"], folder["elsewhere.json"]);
        foreach (var name in new[] { "folder.json", "link.json" })
        {
            var run = new CliRun();
            Assert.Equal(1, run.Run("cohort", "new", folder[name], "--from", "346"));
            Assert.Contains("LIB105", run.Error);
        }

        Assert.False(File.Exists(folder["elsewhere.json"]));
    }

    [Fact]
    public void FolderThatDoesNotExist_IsSaid()
    {
        var run = new CliRun();
        Assert.Equal(1, run.Run("cohort", "new", Path.Combine(folder["none"], "my.json"), "--from", "346"));
        Assert.Contains("CLI114", run.Error);
        Assert.Empty(folder.Names());
    }

    [Theory]
    [InlineData("345", "LIB101", "346")]
    [InlineData("99999999999999999999", "LIB102", "cohort library")]
    [InlineData("qqqqqq", "LIB102", "cohort library")]
    [InlineData("  ", "LIB102", "cohort library")]
    [InlineData("골다공중", "LIB104", "1221 ·")]
    [InlineData("당뇨", "LIB103", "1032 ·")]
    public void WhatNamesNoSingleDefinition_IsWrongUseAndSuggests(string from, string code, string suggestion)
    {
        var run = new CliRun();
        Assert.Equal(2, run.Run("cohort", "new", folder["my.json"], "--from", from));
        Assert.Contains(code, run.Error);
        Assert.Contains(suggestion, run.Error);
        Assert.Equal("", run.Out);
        Assert.Empty(folder.Names());
    }

    [Theory]
    [InlineData("위암", 607)]
    // Others hold the word in topic or purpose, one in its name.
    [InlineData("골다공증", 1221)]
    // Several names hold the words; one is the words.
    [InlineData("Type 2 diabetes mellitus", 957)]
    [InlineData("psoriasis", 200)]
    public void Words_ThatFitOneDefinition_Choose(string from, int id)
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "new", folder["my.json"], "--from", from, "--json"));
        var json = JsonDocument.Parse(Assert.Single(run.OutLines)).RootElement;
        Assert.Equal(id, json.GetProperty("from").GetProperty("id").GetInt32());
    }

    [Fact]
    public void Json_SaysWhatWasMade()
    {
        var run = new CliRun { Check = DefinitionChecks.Run };
        Assert.Equal(0, run.Run("cohort", "new", folder["my.json"], "--from", "1067", "--name", "시험", "--json"));
        var json = JsonDocument.Parse(Assert.Single(run.OutLines)).RootElement;
        Assert.Equal((folder["my.json"], "시험"), (json.GetProperty("file").GetString(), json.GetProperty("title").GetString()));
        Assert.Equal(3, json.GetProperty("concept_sets")[0].GetProperty("items").GetInt32());
        Assert.Equal("nested in Ulcerative colitis", json.GetProperty("rules")[0].GetString());
        Assert.Equal("CHK302", json.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("--name", "")]
    [InlineData("--name", " ")]
    public void EmptyName_IsWrongUse(string option, string value)
    {
        var run = new CliRun();
        Assert.Equal(2, run.Run("cohort", "new", folder["my.json"], "--from", "346", option, value));
        Assert.Contains("CLI108", run.Error);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void From_IsRequired()
    {
        var run = new CliRun();
        Assert.Equal(2, run.Run("cohort", "new", folder["my.json"]));
        Assert.Contains("CLI107", run.Error);
    }
}
