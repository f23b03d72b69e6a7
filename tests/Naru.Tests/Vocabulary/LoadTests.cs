using System.Diagnostics;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Tests.Cdm;
using Naru.Vocabulary;
using Naru.Vocabulary.Search;
using Naru.Vocabulary.Storage;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>Loading: Athena's form, every fault with its place, all or nothing, and nothing twice.</summary>
[Trait("Category", "Slow")]
public sealed class LoadTests
{
    [Fact]
    public void Load_AthenasFiles_KeepsQuotesDatesAndKoreanNames()
    {
        using var files = new VocabularyFiles();
        files.Synonyms.Add((20, "\"설탕\" 병", 4175771));
        using var vocabulary = files.Opened();
        Assert.Equal("\"Sugar\" disease", vocabulary.Concept(20)!.Name);
        Assert.Equal(new DateOnly(1970, 1, 1), vocabulary.Concept(20)!.ValidFrom);
        Assert.Equal(["\"설탕\" 병"], vocabulary.Synonyms(20).Select(s => s.Name));
        Assert.Equal("Korean language", vocabulary.Synonyms(20)[0].Language);
        Assert.Equal("v5.0 OLD", vocabulary.Manifest.VocabularyVersion);
        Assert.Equal((7, 9, 8, 3), (vocabulary.Manifest.Concepts, vocabulary.Manifest.Ancestors, vocabulary.Manifest.Relationships, vocabulary.Manifest.Synonyms));
    }

    [Fact]
    public void Load_Again_ChangesNothingAndSaysSo()
    {
        using var files = new VocabularyFiles();
        var first = files.Write().Loaded();
        var before = files.State();
        var second = files.Loaded();
        Assert.False(first.IsUnchanged);
        Assert.True(second.IsUnchanged);
        Assert.Equal(before, files.State());

        // The twin: one name differs.
        files.Change(12, c => [c[0], "Type II diabetes", .. c[2..]]);
        Assert.False(files.Write().Loaded().IsUnchanged);
        using var vocabulary = files.Open();
        Assert.Equal("Type II diabetes", vocabulary.Concept(12)!.Name);
        Assert.Single(Directory.GetDirectories(files.Folder));
    }

    [Fact]
    public void Load_WhileItIsRead_DisturbsNobody()
    {
        using var files = new VocabularyFiles();
        using var old = files.Opened();
        files.Change(12, c => [c[0], "Type II diabetes", .. c[2..]]);
        files.Write().Loaded();
        Assert.Equal("Type 2 diabetes", old.Concept(12)!.Name);
        using var current = files.Open();
        Assert.Equal("Type II diabetes", current.Concept(12)!.Name);
    }

    [Fact]
    public void Load_Faults_AreAllToldWithTheirLinesAndTheOldVocabularyStays()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        var before = files.State();
        files.Concepts.Add(VocabularyFiles.Concept(12, "Again"));
        files.Concepts.Add(["x", .. VocabularyFiles.Concept(14, "No id")[1..]]);
        var result = files.Write().Load();
        Assert.False(result.IsSuccess);
        Assert.Contains(result.Errors, e => e.Kind == CdmErrors.BadInteger && e.Place.Line == 10);
        Assert.Equal(before, files.State());

        files.Concepts.RemoveAt(files.Concepts.Count - 1);
        var twice = files.Write().Load();
        Assert.Contains(twice.Errors, e => e.Kind == CdmErrors.DuplicateKey && e.Place.Line == 9);
        Assert.Equal(before, files.State());
    }

    [Fact]
    public void Load_RowsOfUnknownConcepts_AreCountedAndHarmless()
    {
        using var files = new VocabularyFiles();
        files.Ancestors.Add((11, 999, 1));
        files.Relationships.Add((999, 12, "Maps to", ""));
        files.Relationships.Add((998, 12, "Maps to", ""));
        var result = files.Write().Load();
        Assert.True(result.IsSuccess);
        Assert.Equal(["concept_ancestor", "concept_relationship"], result.Warnings.Where(w => w.Kind == VocabularyErrors.RowsOfUnknownConcepts).Select(w => w.Place.File));
        using var vocabulary = files.Open();
        Assert.DoesNotContain(vocabulary.Descendants(11), d => d.Concept.Id == 999);
        Assert.DoesNotContain(vocabulary.Relations(12), r => r.Other.Id == 999);
    }

    [Fact]
    public void Load_FilesThatAthenaAdds_AreNoError()
    {
        using var files = new VocabularyFiles();
        files.Write();
        files.Write("CONCEPT_CPT4.csv", "concept_id\tconcept_name", ["1\t"]);
        File.WriteAllText(Path.Combine(files.Source, "cpt.sh"), "#!/bin/sh");
        File.WriteAllText(Path.Combine(files.Source, "readme.txt"), "Athena");
        var result = files.Load();
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.Contains(result.Findings, f => f.Kind == VocabularyErrors.CptNotFilled && f.Severity == Severity.Information);
    }

    [Fact]
    public void Load_WithoutConcepts_IsRefused()
    {
        using var files = new VocabularyFiles();
        files.Write();
        File.Delete(Path.Combine(files.Source, "CONCEPT.csv"));
        Assert.Contains(files.Load().Errors, e => e.Kind == VocabularyErrors.NoConceptTable);
        Assert.False(Directory.Exists(files.Folder));

        files.Concepts.Clear();
        Assert.Contains(files.Write().Load().Errors, e => e.Kind == VocabularyErrors.NoConceptTable);
        var file = files.Beside("file.txt");
        File.WriteAllText(file, "nothing");
        Assert.Contains(files.Load(file).Errors, e => e.Kind == CdmErrors.NotACdm);
        Assert.Contains(files.Load(files.Beside("nowhere")).Errors, e => e.Kind == CdmErrors.PathNotFound);
    }

    [Fact]
    public void Load_WithoutHierarchy_IsLoadedWithAWarning()
    {
        using var files = new VocabularyFiles();
        files.Write();
        File.Delete(Path.Combine(files.Source, "CONCEPT_ANCESTOR.csv"));
        File.Delete(Path.Combine(files.Source, "VOCABULARY.csv"));
        var result = files.Load();
        Assert.Contains(result.Warnings, w => w.Kind == VocabularyErrors.TableMissing && w.Message.English.Contains("concept_ancestor", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.Kind == VocabularyErrors.VersionUnknown);
        using var vocabulary = files.Open();
        Assert.Empty(vocabulary.Descendants(11));
        Assert.Equal([11L], vocabulary.Neighbours([12], isAbove: true)[12]);
    }

    [Fact]
    public void Load_IntoSomethingElse_OverwritesNothing()
    {
        using var files = new VocabularyFiles();
        files.Write();
        Directory.CreateDirectory(files.Folder);
        var precious = Path.Combine(files.Folder, "thesis.docx");
        File.WriteAllText(precious, "precious");
        Assert.Contains(files.Load().Errors, e => e.Kind == VocabularyErrors.TargetIsNoVocabulary);
        Assert.Equal("precious", File.ReadAllText(precious));
        Assert.Contains(files.Load(folder: precious).Errors, e => e.Kind == VocabularyErrors.TargetIsNoVocabulary);

        // The twin: an empty folder may become a vocabulary, and what others put into one stays.
        File.Delete(precious);
        files.Loaded();
        Directory.CreateDirectory(Path.Combine(files.Folder, "notes"));
        files.Version = "v5.0 NEXT";
        files.Write().Loaded();
        Assert.True(Directory.Exists(Path.Combine(files.Folder, "notes")));
    }

    [Fact]
    public void Load_FromItself_IsRefused()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        Assert.Contains(files.Load(files.Folder).Errors, e => e.Kind == VocabularyErrors.SourceIsTarget);
    }

    [Fact]
    public void Load_OfAnythingThatHoldsAVocabulary_IsTheSameVocabulary()
    {
        using var files = new VocabularyFiles();
        var first = files.Write().Loaded().Manifest;
        using var cdm = new TestFolder();
        var store = files.Beside("hospital.naru");
        var import = CdmImport.Run(
            new ImportOptions(cdm.Path, store) { Vocabulary = files.Folder, Memory = 1L << 30 }, cancellation: TestContext.Current.CancellationToken);
        Assert.True(import.IsSuccess, string.Join('\n', import.Errors));
        Assert.Equal(first.DataVersion, VocabularyVersions.Of(import.Value.Manifest)!.DataVersion);
        Assert.Equal(first.VocabularyVersion, import.Value.Manifest.VocabularyVersion);

        var second = files.Loaded(store, files.Beside("from-store")).Manifest;
        var third = files.Loaded(files.Folder, files.Beside("from-vocabulary")).Manifest;
        Assert.Equal(first.DataVersion, second.DataVersion);
        Assert.Equal((first.Concepts, first.Ancestors, first.Synonyms), (second.Concepts, second.Ancestors, second.Synonyms));
        Assert.Equal(first.StoreVersion, third.StoreVersion);
    }

    [Fact]
    public void Load_FromAStoreWithoutAVocabulary_IsRefused()
    {
        using var files = new VocabularyFiles();
        using var cdm = new TestFolder();
        var store = files.Beside("hospital.naru");
        Assert.True(CdmImport.Run(new ImportOptions(cdm.Path, store) { Memory = 1L << 30 }, cancellation: TestContext.Current.CancellationToken).IsSuccess);
        Assert.False(files.Load(store).IsSuccess);
    }

    [Fact]
    public void Open_PartsThatDoNotBelongTogether_AreRefused()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        using var others = new VocabularyFiles("v5.0 OTHER");
        others.Concepts.Add(VocabularyFiles.Concept(99, "Another"));
        others.Write().Loaded();
        var (here, there) = (Generation(files), Generation(others));

        foreach (var part in (string[])[VocabularyFolder.LookupFile, VocabularyFolder.StoreFile])
        {
            var kept = File.ReadAllBytes(Path.Combine(here, part));
            File.Copy(Path.Combine(there, part), Path.Combine(here, part), overwrite: true);
            Assert.Equal([VocabularyErrors.DamagedVocabulary.Code], ConceptVocabulary.Open(files.Folder).Errors.Select(e => e.Code));
            File.WriteAllBytes(Path.Combine(here, part), kept[..(kept.Length / 2)]);
            Assert.Equal([VocabularyErrors.DamagedVocabulary.Code], ConceptVocabulary.Open(files.Folder).Errors.Select(e => e.Code));
            File.Delete(Path.Combine(here, part));
            Assert.Equal([VocabularyErrors.DamagedVocabulary.Code], ConceptVocabulary.Open(files.Folder).Errors.Select(e => e.Code));
            File.WriteAllBytes(Path.Combine(here, part), kept);
            ConceptVocabulary.Open(files.Folder).Value!.Dispose();
        }

        Directory.Delete(Path.Combine(here, VocabularyFolder.SearchFolder), recursive: true);
        Directory.Move(Path.Combine(there, VocabularyFolder.SearchFolder), Path.Combine(here, VocabularyFolder.SearchFolder));
        using var vocabulary = files.Open();
        Assert.Contains(vocabulary.Search(new ConceptQuery("diabetes")).Errors, e => e.Kind == VocabularyErrors.DamagedVocabulary);

        static string Generation(VocabularyFiles of) => Path.GetDirectoryName(VocabularyFolder.StoreIn(of.Folder))!;
    }

    [Theory]
    [InlineData("{}", "VOC102")]
    [InlineData("not json", "VOC102")]
    [InlineData("""{"formatVersion": 2}""", "VOC103")]
    [InlineData("""{"formatVersion": 1}""", "VOC104")]
    [InlineData("""{"formatVersion": 1, "generation": "../..", "dataVersion": "a", "storeVersion": "b", "loadedAt": "2026-01-01T00:00:00Z"}""", "VOC104")]
    public void Open_AnotherManifest_IsRefused(string manifest, string code)
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        File.WriteAllText(Path.Combine(files.Folder, VocabularyFolder.ManifestFile), manifest);
        Assert.Equal([code], ConceptVocabulary.Open(files.Folder).Errors.Select(e => e.Code));
    }

    [Fact]
    public void Load_OverADamagedOne_MakesItAnew()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        File.WriteAllText(Path.Combine(files.Folder, VocabularyFolder.ManifestFile), """{"formatVersion": 1}""");
        Assert.False(files.Loaded().IsUnchanged);
        using var vocabulary = files.Open();
        Assert.NotNull(vocabulary.Concept(12));
    }

    [Theory]
    [InlineData(VocabularyFolder.StoreFile)]
    [InlineData(VocabularyFolder.LookupFile)]
    [InlineData(VocabularyFolder.SearchFolder + "/words.txt")]
    public void Load_AgainOverADamagedPart_MendsIt(string part)
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        var path = Path.Combine(Path.GetDirectoryName(VocabularyFolder.StoreIn(files.Folder))!, part);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);

        Assert.False(files.Loaded().IsUnchanged);

        using var vocabulary = files.Open();
        Assert.True(vocabulary.Search(new ConceptQuery("diabetes")).IsSuccess);
        Assert.Single(Directory.GetDirectories(files.Folder));

        // The twin: once it is whole, it is left as it is.
        Assert.True(files.Loaded().IsUnchanged);
    }

    /// <summary>Damage that is found only when it is read.</summary>
    [Fact]
    public void Load_ReadAll_MakesEverythingAnew()
    {
        using var files = new VocabularyFiles();
        var first = files.Write().Loaded().Manifest;
        using var old = files.Open();
        var again = VocabularyLoad.Run(
            new VocabularyLoadOptions(files.Source, files.Folder) { Memory = 1L << 30, ReadAll = true, Reading = new CdmOpenOptions { Threads = 2 } },
            cancellation: TestContext.Current.CancellationToken);

        Assert.False(again.Value!.IsUnchanged);
        Assert.Equal(first.StoreVersion, again.Value.Manifest.StoreVersion);
        Assert.NotEqual(first.Generation, again.Value.Manifest.Generation);
        Assert.NotNull(old.Concept(12));
        Assert.Single(Directory.GetDirectories(files.Folder));
    }

    [Fact]
    public void Load_OverAFileOfTheManifestsName_OverwritesNothing()
    {
        using var files = new VocabularyFiles();
        files.Write();
        Directory.CreateDirectory(files.Folder);
        var precious = Path.Combine(files.Folder, VocabularyFolder.ManifestFile);
        File.WriteAllText(precious, """{"ConceptSets": []}""");
        Assert.Contains(files.Load().Errors, e => e.Kind == VocabularyErrors.TargetIsNoVocabulary);
        Assert.Equal("""{"ConceptSets": []}""", File.ReadAllText(precious));

        // The twin: a vocabulary whose manifest was destroyed is one.
        File.Delete(precious);
        files.Loaded();
        File.WriteAllText(precious, "destroyed");
        Assert.False(files.Loaded().IsUnchanged);
    }

    [Fact]
    public async Task Load_KilledAtAnyMoment_LeavesTheOldVocabularyAndTheNextOneSucceeds()
    {
        using var files = new VocabularyFiles();
        files.Write().Loaded();
        var before = files.State().Where(f => !f.File.Contains(".loading", StringComparison.Ordinal)).ToList();
        files.Version = "v5.0 NEW";
        for (var i = 0; i < 60_000; i++)
        {
            files.Concepts.Add(VocabularyFiles.Concept(1_000_000 + i, $"Finding {i}", code: $"F{i}"));
        }

        files.Write();
        var random = new Random(7);
        var kills = 0;
        for (var attempt = 0; attempt < 6; attempt++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet",
                [Path.Combine(AppContext.BaseDirectory, "naru.dll"), "vocab", "load", files.Source, "--to", files.Folder, "--memory", "1GiB"])
            { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            await Task.Delay(600 + random.Next(2_500), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            using var vocabulary = files.Open();
            if (vocabulary.Manifest.VocabularyVersion == "v5.0 NEW")
            {
                Assert.Equal(60_007, vocabulary.Manifest.Concepts);
                break;
            }

            kills++;
            Assert.Equal(before, files.State().Where(f => !f.File.Contains(".loading", StringComparison.Ordinal) && before.Exists(b => b.File == f.File)));
        }

        Assert.True(kills > 0, "No load was killed in time to show anything.");
        files.Loaded();
        using var after = files.Open();
        Assert.Equal(60_007, after.Manifest.Concepts);
        Assert.Single(Directory.GetDirectories(files.Folder));
    }
}
