using Naru.Core;
using Naru.Hub.Files;
using Naru.Ledger;
using Xunit;
using static Naru.Tests.Hub.Files.FileWorld;

namespace Naru.Tests.Hub.Files;

/// <summary>Every kind of finding has input that provokes it. The headers (<c>FIL208</c>, <c>FIL209</c>) are provoked in <see cref="FileEndpointTests"/>.</summary>
public sealed class FileErrorTests
{
    private const string Rule = """{ "validFrom": "2024-01-01", "keep": "3y", "from": "closed", "mayGoEarlier": false, "source": "s" }""";
    private static readonly byte[] Content = Pdf(1000);

    private static readonly (string Code, Func<FileWorld, Task<ValueList<Error>>> Find)[] Cases =
    [
        ("FIL101", w => Create(w, Of(Content) with { Kind = "odd" })),
        ("FIL102", w => Create(w, Of(Content) with { Name = " . " })),
        ("FIL103", w => Create(w, Of(Content) with { Name = "../a.pdf" })),
        ("FIL104", w => Create(w, Of(Content) with { Name = "a.exe" })),
        ("FIL104", w => Create(w, Of(Content) with { Name = "a.html" })),
        ("FIL104", w => Create(w, Of(Content) with { Name = "pdf" })),
        ("FIL105", w => Create(w, Of(Content) with { Size = 0 })),
        ("FIL105", w => Create(w, Of(Content) with { Size = -1 })),
        ("FIL105", w => Create(w, Of(Content) with { Size = long.MaxValue })),
        ("FIL105", w => Create(w, Of(Content) with { Size = 209715201 })),
        ("FIL106", w => Create(w, Of(Content, "identity-document"))),
        ("FIL107", w => Create(w, Of(Content, person: "person-9"))),
        ("FIL108", async w => (await w.Service.FinishAsync("x", "no hash", Stop)).Findings),
        ("FIL108", async w => (await w.Service.FinishAsync("x", Hash(Content).ToUpperInvariant(), Stop)).Findings),
        ("FIL109", w => Create(w, Of(Content) with { Party = "a b" })),
        ("FIL109", w => Create(w, Of(Content) with { Subject = "" })),
        ("FIL109", w => Create(w, Of(Content) with { Subject = new string('a', 101) })),
        ("FIL201", async w => (await w.Service.FindAsync(new string('0', 32), Stop)).Findings),
        ("FIL201", async w => (await w.Service.AppendAsync("../../etc/passwd", 0, Stream.Null, Stop)).Findings),
        ("FIL201", async w => (await w.Service.FinishAsync($"{new string('0', 31)}/", Hash(Content), Stop)).Findings),
        ("FIL201", async w => (await w.Service.OpenAsync("", Stop)).Findings),
        ("FIL201", async w => (await w.Service.RemoveAsync("ABCDEFABCDEFABCDEFABCDEFABCDEFAB", Stop)).Findings),
        ("FIL202", async w => (await w.Service.AppendAsync((await w.CreateAsync(Of(Content))).Id, 5, new MemoryStream(Content), Stop)).Findings),
        ("FIL202", async w => (await w.Service.AppendAsync((await w.CreateAsync(Of(Content))).Id, -1, new MemoryStream(Content), Stop)).Findings),
        ("FIL203", Busy),
        ("FIL204", async w => (await w.Service.AppendAsync((await w.CreateAsync(Of(Content) with { Size = 999 })).Id, 0, new MemoryStream(Content), Stop)).Findings),
        ("FIL205", async w => (await w.Service.FinishAsync((await w.CreateAsync(Of(Content))).Id, Hash(Content), Stop)).Findings),
        ("FIL206", async w => (await w.Service.AppendAsync((await w.StoreAsync(Content)).Id, 1000, Stream.Null, Stop)).Findings),
        ("FIL206", async w => (await w.Service.FinishAsync((await w.StoreAsync(Content)).Id, Hash([1]), Stop)).Findings),
        ("FIL207", async w => (await w.Service.OpenAsync((await w.CreateAsync(Of(Content))).Id, Stop)).Findings),
        ("FIL301", w => Finish(w, Of(Content), Content, Hash([1]))),
        ("FIL301", w => Finish(w, Of(Content, "identity-document", person: "person-9"), Content, Hash([1]))),
        ("FIL302", w => Finish(w, Of(Content, name: "a.png"), Content, Hash(Content))),
        ("FIL302", w => Finish(w, Of(Content, "identity-document", "a.png", "person-9"), Content, Hash(Content))),
        ("FIL303", Macros),
        ("FIL401", Gone),
        ("FIL402", Lost),
        ("FIL403", MustStay),
        ("FIL404", Erased),
        ("FIL405", Lose),
        ("FIL501", _ => Read("{")),
        ("FIL502", _ => Read("""{ "kinds": [] }""")),
        ("FIL502", _ => Read(FileKindTests.Kinds(Rule, "\"exe\""))),
        ("FIL502", _ => Read(FileKindTests.Kinds(Rule.Replace("2024-01-01", "soon", StringComparison.Ordinal)))),
        ("FIL502", _ => Read(FileKindTests.Kinds(Rule.Replace("3y", "3bd", StringComparison.Ordinal)))),
        ("FIL502", _ => Read(FileKindTests.Kinds(Rule.Replace("false", "0", StringComparison.Ordinal)))),
        ("FIL502", _ => Read(FileKindTests.Kinds(Rule.Replace("closed", "born", StringComparison.Ordinal)))),
        ("FIL502", _ => Read(FileKindTests.Kinds($"{Rule}, {Rule}"))),
        ("TIM104", _ => Read(FileKindTests.Kinds(Rule.Replace("3y", "long", StringComparison.Ordinal)))),
        ("FIL503", _ => Read(FileKindTests.Kinds(Rule).Replace("] }] }", "] }, { \"kind\": \"note\" }] }", StringComparison.Ordinal))),
        ("FIL504", TooEarly),
    ];

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Cases.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Input_IsRefused(int number)
    {
        await using var world = await MakeAsync(DatabaseKind.Sqlite);
        Assert.Contains(await Cases[number].Find(world), e => e.Code == Cases[number].Code);
    }

    [Fact]
    public void All_EveryKind_HasInputThatProvokesIt() => Assert.Equal(
        FileErrors.All.Select(k => k.Code).Order(StringComparer.Ordinal),
        Cases.Select(c => c.Code).Where(c => c.StartsWith("FIL", StringComparison.Ordinal)).Concat(FileEndpointTests.ProvokedCodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Create_SeveralFaults_AreAllTold()
    {
        await using var world = await MakeAsync();
        var found = await Create(world, new NewFile("identity-document", "a b", "case-1", "a\u202Eb.pdf", 0));
        Assert.Equal(["FIL103", "FIL105", "FIL106", "FIL109"], found.Select(e => e.Code).Order(StringComparer.Ordinal));
    }

    private static async Task<ValueList<Error>> Create(FileWorld world, NewFile file) => (await world.Service.CreateAsync(file, "person-1", Stop)).Findings;

    private static async Task<ValueList<Error>> Finish(FileWorld world, NewFile file, byte[] content, string hash)
    {
        var id = (await world.CreateAsync(file)).Id;
        Value(await world.Service.AppendAsync(id, 0, new MemoryStream(content), Stop));
        return (await world.Service.FinishAsync(id, hash, Stop)).Findings;
    }

    private static async Task<ValueList<Error>> Busy(FileWorld world)
    {
        var file = await world.CreateAsync(Of(Content));
        await using var other = File.Open(world.UploadPath(file), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        return (await world.Service.AppendAsync(file.Id, 0, new MemoryStream(Content), Stop)).Findings;
    }

    private static async Task<ValueList<Error>> Macros(FileWorld world)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            Array.ForEach(["[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"], n => zip.CreateEntry(n));
        }

        return await Finish(world, Of(stream.ToArray(), name: "a.xlsx"), stream.ToArray(), Hash(stream.ToArray()));
    }

    private static async Task<ValueList<Error>> Gone(FileWorld world)
    {
        var file = await world.StoreAsync(Content);
        Value(await world.Service.RemoveAsync(file.Id, Stop));
        return (await world.Service.OpenAsync(file.Id, Stop)).Findings;
    }

    private static async Task<ValueList<Error>> Lost(FileWorld world)
    {
        var file = await world.StoreAsync(Content);
        File.Delete(world.ContentPath(file));
        return (await world.Service.OpenAsync(file.Id, Stop)).Findings;
    }

    private static async Task<ValueList<Error>> MustStay(FileWorld world)
    {
        var file = await world.StoreAsync(Content);
        Value(await world.Service.StartRetentionAsync("case-1", new DateOnly(2026, 11, 1), Stop));
        return (await world.Service.RemoveAsync(file.Id, Stop)).Findings;
    }

    private static async Task<ValueList<Error>> Lose(FileWorld world)
    {
        var file = await world.StoreAsync(Content, "identity-document", "a.pdf", "person-9");
        world.Keys.Lose("person-9");
        return (await world.Service.OpenAsync(file.Id, Stop)).Findings;
    }

    private static async Task<ValueList<Error>> Erased(FileWorld world)
    {
        await world.Keys.DestroyAsync("person-9", Stop);
        return await Create(world, Of(Content, "identity-document", person: "person-9"));
    }

    private static Task<ValueList<Error>> TooEarly(FileWorld world)
    {
        world.Clock.Now = new DateTimeOffset(2023, 12, 31, 12, 0, 0, TimeSpan.Zero);
        return Create(world, Of(Content));
    }

    private static Task<ValueList<Error>> Read(string text) => Task.FromResult(FileKinds.Read(text, "x.json").Findings);
}
