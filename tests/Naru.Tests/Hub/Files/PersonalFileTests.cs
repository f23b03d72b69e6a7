using System.Text;
using CsCheck;
using Naru.Hub.Files;
using Naru.Hub.Kernel;
using Naru.Ledger.Personal;
using Xunit;
using static Naru.Tests.Hub.Files.FileWorld;

namespace Naru.Tests.Hub.Files;

public sealed class PersonalFileTests
{
    private const int Chunk = SealedContent.ChunkBytes;
    private static readonly PersonKey Key = PersonKey.Create();

    [Fact]
    public async Task Erased_TheContentIsGoneWhileTheRecordStays()
    {
        await using var world = await MakeAsync();
        var content = Pdf(100_000);
        var file = await world.StoreAsync(content, "identity-document", "홍길동 신분증.pdf", "person-9");
        var open = await world.CreateAsync(Of(content, "identity-document", "홍길동 여권.pdf", "person-9"));
        Value(await world.Service.AppendAsync(open.Id, 0, new MemoryStream(content[..100]), Stop));
        var other = await world.StoreAsync(content, "identity-document", "임꺽정 신분증.pdf", "person-8");

        await world.Keys.DestroyAsync("person-9", Stop);
        Assert.Equal("FIL401", Code(await world.Service.OpenAsync(file.Id, Stop)));
        Assert.Equal("FIL401", Code(await world.Service.AppendAsync(open.Id, 100, new MemoryStream(content[100..]), Stop)));
        Assert.Equal("FIL404", Code(await world.Service.CreateAsync(Of(content, "identity-document", person: "person-9"), "person-1", Stop)));
        Assert.Equal(2, (await world.Service.CollectAsync(Stop)).Erased);

        var record = Value(await world.Service.FindAsync(file.Id, Stop)).File;
        Assert.Equal((FileState.Gone, GoneReason.Erased, null, file.Address), (record.State, record.Reason, record.Name, record.Address));
        Assert.Equal([world.ContentPath(other)], world.StoredFiles());
        Assert.Equal(content, await world.ReadAsync(other.Id));
    }

    /// <summary>A store of keys that is not the one it was erases nothing: what is there stays, and opens again with the keys.</summary>
    [Fact]
    public async Task KeyMissing_NothingIsDeleted()
    {
        await using var world = await MakeAsync();
        var content = Pdf(100_000);
        var file = await world.StoreAsync(content, "identity-document", "홍길동 신분증.pdf", "person-9");
        var open = await world.CreateAsync(Of(content, "identity-document", "홍길동 여권.pdf", "person-9"));
        Value(await world.Service.AppendAsync(open.Id, 0, new MemoryStream(content[..100]), Stop));
        var key = await world.Keys.GetOrCreateAsync("person-9", Stop);

        world.Keys.Lose("person-9");
        Assert.Equal("FIL405", Code(await world.Service.OpenAsync(file.Id, Stop)));
        Assert.Equal("FIL405", Code(await world.Service.AppendAsync(open.Id, 100, new MemoryStream(content[100..]), Stop)));
        var collected = await world.Service.CollectAsync(Stop);
        Assert.Equal((0, 0), (collected.Erased, collected.Contents));
        Assert.Equal(["person-9"], collected.KeysMissing);

        world.Keys.Restore("person-9", key!);
        Assert.Equal(content, await world.ReadAsync(file.Id));
        Value(await world.Service.AppendAsync(open.Id, 100, new MemoryStream(content[100..]), Stop));
    }

    /// <summary>A personal file that the law wants kept says until when: without the person's key it could not be read.</summary>
    [Fact]
    public async Task KeptUntil_PersonalFile_IsItsPeriod()
    {
        await using var world = await MakeAsync();
        var kinds = Value(FileKinds.Read(
            """
            { "kinds": [{ "kind": "consent", "ko": "동의서", "en": "Consent", "maximumBytes": 1000000, "personal": true, "formats": ["pdf"],
              "retention": [{ "validFrom": "2024-01-01", "keep": "3y", "from": "closed", "mayGoEarlier": false, "source": "s" }] }] }
            """,
            "x.json"));
        var files = new FileService(world.Options, world.Database, kinds, world.Keys, world.Clock);
        IPersonalHolder holder = files;
        Assert.Null(await holder.KeptUntilAsync("person-9", Stop));
        var content = Pdf(1000);
        var file = Value(await files.CreateAsync(Of(content, "consent", "동의서.pdf", "person-9"), "person-1", Stop)).File;
        Assert.Null(await holder.KeptUntilAsync("person-9", Stop));
        Value(await files.AppendAsync(file.Id, 0, new MemoryStream(content), Stop));
        Value(await files.FinishAsync(file.Id, Hash(content), Stop));

        // As long as nobody knows when the period ends, it does not.
        Assert.Equal(DateOnly.MaxValue, await holder.KeptUntilAsync("person-9", Stop));
        Value(await files.StartRetentionAsync("case-1", new DateOnly(2026, 11, 1), Stop));
        Assert.Equal(Value(await files.FindAsync(file.Id, Stop)).File.KeepUntil, await holder.KeptUntilAsync("person-9", Stop));
        Assert.Null(await holder.KeptUntilAsync("person-8", Stop));

        await world.Keys.DestroyAsync("person-9", Stop);
        await holder.DropAsync("person-9", Stop);
        Assert.Equal((FileState.Gone, GoneReason.Erased), (Value(await files.FindAsync(file.Id, Stop)).File.State, Value(await files.FindAsync(file.Id, Stop)).File.Reason));
        Assert.Empty(world.StoredFiles());
    }

    /// <summary>Neither the disk nor the table shows content, name, hash, or that two persons have the same.</summary>
    [Fact]
    public async Task Stored_NothingOfItIsReadable()
    {
        await using var world = await MakeAsync();
        var content = Pdf(100_000);
        var one = await world.StoreAsync(content, "identity-document", "홍길동 신분증.pdf", "person-9");
        var other = await world.StoreAsync(content, "identity-document", "홍길동 신분증.pdf", "person-8");
        var again = await world.StoreAsync(content, "identity-document", "홍길동 신분증.pdf", "person-9");
        var open = await world.CreateAsync(Of(content, "identity-document", "홍길동 신분증.pdf", "person-9"));
        Value(await world.Service.AppendAsync(open.Id, 0, new MemoryStream(content[..90_000]), Stop));
        Assert.Equal(3, new[] { one.Address, other.Address, again.Address }.Distinct().Count());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        var root = Path.GetDirectoryName(world.Options.Folder)!;
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count >= 5);
        Assert.All(files, f => Assert.False(Shows(File.ReadAllBytes(f), content)));
        // The twin: a file that is not personal shows.
        var plain = await world.StoreAsync(content, name: "홍길동 신분증.pdf");
        Assert.True(Shows(await File.ReadAllBytesAsync(world.ContentPath(plain), Stop), content));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Contains(Directory.EnumerateFiles(root), f => Shows(File.ReadAllBytes(f), content));

        bool Shows(byte[] bytes, byte[] secret) => bytes.AsSpan().IndexOf(secret.AsSpan(1000, 32)) >= 0
            || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("홍길동")) >= 0 || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Hash(secret))) >= 0;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData((2 * Chunk) - 1)]
    [InlineData(2 * Chunk)]
    [InlineData((3 * Chunk) + 5)]
    public async Task Sealed_AnyPart_IsWhatWasWritten(int length)
    {
        var content = Pdf(Math.Max(length, 8))[..length];
        var stored = await SealAsync(content);
        Assert.Equal(length, SealedContent.PlainLength(stored.Length));
        await using var stream = await SealedReadStream.OpenAsync(new MemoryStream(stored), Key, "file", Stop);
        Gen.Select(Gen.Int[0, length - 1], Gen.Int[1, 100_000]).Check(
            50,
            (from, count) =>
            {
                var part = new byte[Math.Min(count, length - from)];
                stream.Position = from;
                stream.ReadExactlyAsync(part, Stop).AsTask().GetAwaiter().GetResult();
                Assert.True(part.AsSpan().SequenceEqual(content.AsSpan(from, part.Length)));
            });
        stream.Position = length;
        Assert.Equal(0, await stream.ReadAsync(new byte[1], Stop));
    }

    [Fact]
    public async Task Sealed_AnyByteChanged_IsFound()
    {
        var stored = await SealAsync(Pdf((2 * Chunk) + 100));
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAllAsync(Changed(stored, stored.Length - 1)));
        for (var i = 0; i < stored.Length; i += 997)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => OpenAllAsync(Changed(stored, i)));
        }

        await OpenAllAsync(stored);
    }

    [Fact]
    public async Task Sealed_CutOffAnywhere_IsFoundAtOpening()
    {
        var stored = await SealAsync(Pdf((2 * Chunk) + 100));
        var ends = Enumerable.Range(0, 3).SelectMany(i => new[] { 0, 1, 16, 17 }
            .Select(more => SealedContent.HeaderBytes + (i * (Chunk + SealedContent.TagBytes)) + more)).Concat((int[])[0, 5, stored.Length - 1, stored.Length - 100]);
        foreach (var end in ends.Where(e => e < stored.Length))
        {
            await Assert.ThrowsAsync<InvalidDataException>(async () => await SealedReadStream.OpenAsync(new MemoryStream(stored[..end]), Key, "file", Stop));
        }
    }

    [Fact]
    public async Task Sealed_ChunksExchangedRepeatedOrAdded_AreFound()
    {
        const int Size = Chunk + SealedContent.TagBytes;
        var stored = await SealAsync(Pdf((3 * Chunk) + 100));
        var header = stored[..SealedContent.HeaderBytes];
        byte[] Part(int i) => stored[(SealedContent.HeaderBytes + (i * Size))..Math.Min(stored.Length, SealedContent.HeaderBytes + ((i + 1) * Size))];
        foreach (var order in (int[][])[[1, 0, 2, 3], [0, 0, 2, 3], [0, 2, 3], [0, 1, 2], [0, 1, 2, 2, 3], [0, 1, 2, 3, 3]])
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => OpenAllAsync([.. header, .. order.SelectMany(Part)]));
        }

        await OpenAllAsync([.. header, .. new[] { 0, 1, 2, 3 }.SelectMany(Part)]);
    }

    [Fact]
    public async Task Sealed_OfAnotherPersonOrFile_DoesNotOpen()
    {
        var stored = await SealAsync(Pdf(100));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await SealedReadStream.OpenAsync(new MemoryStream(stored), PersonKey.Create(), "file", Stop));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await SealedReadStream.OpenAsync(new MemoryStream(stored), Key, "other", Stop));
    }

    [Fact]
    public void SealedName_IsReadBackByItsOwnOnly()
    {
        var name = SealedName.Seal("홍길동.pdf", Key, "file");
        Assert.NotEqual(name, SealedName.Seal("홍길동.pdf", Key, "file"));
        Assert.Equal("홍길동.pdf", SealedName.Open(name, Key, "file"));
        Assert.Throws<InvalidDataException>(() => SealedName.Open(name, Key, "other"));
    }

    private static byte[] Changed(byte[] stored, int at)
    {
        var changed = stored.ToArray();
        changed[at] ^= 0x40;
        return changed;
    }

    private static async Task<byte[]> SealAsync(byte[] content)
    {
        using var target = new MemoryStream();
        using var writer = await SealingWriter.BeginAsync(target, Key, "file", Stop);
        await writer.WriteAsync(content, Stop);
        Assert.Equal(await writer.CompleteAsync(Stop), Hash(target.ToArray()));
        return target.ToArray();
    }

    private static async Task OpenAllAsync(byte[] stored)
    {
        await using var stream = await SealedReadStream.OpenAsync(new MemoryStream(stored), Key, "file", Stop);
        await stream.CopyToAsync(Stream.Null, Stop);
    }
}
