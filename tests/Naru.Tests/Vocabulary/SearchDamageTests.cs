using CsCheck;
using Naru.Vocabulary.Search;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>An index that is not as it was written is an error with a code; it is never an exception.</summary>
public sealed class SearchDamageTests
{
    [Fact]
    public void WholeIndex_Opens()
    {
        using var manual = new SearchManual();
        using var index = SearchIndex.Open(manual.Vocabulary.Folder).Value;
        Assert.NotNull(index);
        Assert.Equal(manual.Vocabulary.Concepts.Count, index.Concepts);
    }

    [Fact]
    public void MissingFolder_IsNoIndex() => Assert.Equal("VOC201", CodeOf(Path.Combine(Path.GetTempPath(), "naru-there-is-nothing")));

    [Fact]
    public void OtherFormat_IsNamed()
    {
        using var manual = new SearchManual();
        var header = Path.Combine(manual.Vocabulary.Folder, IndexHeader.FileName);
        File.WriteAllText(header, File.ReadAllText(header).Replace($"\"format\":{IndexHeader.CurrentFormat}", "\"format\":99", StringComparison.Ordinal));
        Assert.Equal("VOC202", CodeOf(manual.Vocabulary.Folder));
    }

    [Fact]
    public void AnyFile_CutOrGoneOrMore_IsDamage()
    {
        using var manual = new SearchManual();
        foreach (var file in Directory.GetFiles(manual.Vocabulary.Folder).Where(f => Path.GetFileName(f) != "write.lock"))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var broken in (byte[][])[bytes[..^1], [], [.. bytes, 0]])
            {
                // A blank after a JSON text changes nothing.
                if (broken.Length <= bytes.Length || Path.GetFileName(file) != IndexHeader.FileName)
                {
                    File.WriteAllBytes(file, broken);
                    Assert.Equal("VOC203", CodeOf(manual.Vocabulary.Folder));
                }
            }

            File.Delete(file);
            Assert.Equal(Path.GetFileName(file) == IndexHeader.FileName ? "VOC201" : "VOC203", CodeOf(manual.Vocabulary.Folder));
            File.WriteAllBytes(file, bytes);
        }

        using var index = SearchIndex.Open(manual.Vocabulary.Folder).Value;
        Assert.NotNull(index);
    }

    [Fact]
    public void SomeByte_Changed_IsNoException() => ChangeBytes(40);

    [Fact]
    [Trait("Category", "Slow")]
    public void AnyByte_Changed_IsNoException() => ChangeBytes(1000);

    private static void ChangeBytes(int times)
    {
        using var manual = new SearchManual();
        var files = Directory.GetFiles(manual.Vocabulary.Folder).Where(f => new FileInfo(f).Length > 0).Order(StringComparer.Ordinal).ToList();
        Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1_000_000], Gen.Byte).Check(
            times,
            (which, at, value) =>
            {
                var file = files[which % files.Count];
                var bytes = File.ReadAllBytes(file);
                var broken = (byte[])bytes.Clone();
                broken[at % broken.Length] = value;
                File.WriteAllBytes(file, broken);
                try
                {
                    var opened = SearchIndex.Open(manual.Vocabulary.Folder);
                    using var index = opened.Value;
                    Assert.True(bytes.SequenceEqual(broken) || index is null, file);
                    foreach (var text in (string[])["diabetes", "E11", "당뇨", "infliximap", "201826", "di"])
                    {
                        var found = index?.Search(new(text));
                        Assert.All(opened.Findings.Concat(found?.Findings ?? []), f => Assert.StartsWith("VOC20", f.Code, StringComparison.Ordinal));
                    }
                }
                finally
                {
                    File.WriteAllBytes(file, bytes);
                }
            });
    }

    [Fact]
    public void FailedBuild_LeavesTheOldIndex()
    {
        using var manual = new SearchManual();
        using var connection = SearchVocabulary.Connect([]);
        var failed = SearchIndex.Build(connection, "cdm", manual.Vocabulary.Folder, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("VOC205", Assert.Single(failed.Findings).Code);
        using var cancelled = new CancellationTokenSource();
        using var full = SearchVocabulary.Connect(manual.Vocabulary.Concepts);
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SearchIndex.Build(full, "cdm", manual.Vocabulary.Folder, cancellationToken: cancelled.Token));
        Assert.Equal([manual.Vocabulary.Folder], Directory.GetDirectories(Path.GetDirectoryName(manual.Vocabulary.Folder)!));
        using var index = SearchIndex.Open(manual.Vocabulary.Folder).Value;
        Assert.NotNull(index);
    }

    [Fact]
    public void SecondBuild_ReplacesTheFirst()
    {
        using var manual = new SearchManual();
        using var connection = SearchVocabulary.Connect([SearchVocabulary.Concept(1, "only one")]);
        using var index = SearchIndex.Build(connection, "cdm", manual.Vocabulary.Folder, cancellationToken: TestContext.Current.CancellationToken).Value;
        Assert.Equal(1, index?.Search(new("only")).Value?.Total);
        Assert.Equal(0, index?.Search(new("diabetes")).Value?.Total);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ManyThreads_GetTheSameAnswers()
    {
        using var manual = new SearchManual();
        string[] texts = ["diabetes", "당뇨", "E11", "infliximap", "hypertension ess", "cillin", "고혈앞", "m"];
        var use = new ConceptUse(new Dictionary<long, long> { [201826] = 5, [316866] = 9 });
        var expected = texts.Select(t => manual.Vocabulary.Search(new(t), use)).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 40).SelectMany(_ => texts.Select(t => manual.Vocabulary.Search(new(t), use))).ToList(),
            TestContext.Current.CancellationToken)));
        Assert.All(answers, a => Assert.Equal(Enumerable.Range(0, 40).SelectMany(_ => expected), a));
    }

    private static string CodeOf(string folder)
    {
        var opened = SearchIndex.Open(folder);
        opened.Value?.Dispose();
        return opened.IsSuccess ? "opened" : Assert.Single(opened.Findings).Code;
    }
}
