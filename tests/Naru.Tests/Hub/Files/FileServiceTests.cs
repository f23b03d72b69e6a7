using Naru.Hub.Files;
using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Xunit;
using static Naru.Tests.Hub.Files.FileWorld;

namespace Naru.Tests.Hub.Files;

public sealed class FileServiceTests(SharedServer server)
{
    private static readonly byte[] Content = Pdf(200_000);

    [Theory]
    [InlineData(DatabaseKind.Sqlite, null)]
    [InlineData(DatabaseKind.Postgres, null)]
    [InlineData(DatabaseKind.Sqlite, "person-9")]
    [InlineData(DatabaseKind.Postgres, "person-9")]
    public async Task Upload_InParts_IsReadBack(DatabaseKind kind, string? person)
    {
        await using var world = await MakeAsync(kind, server);
        var file = await world.CreateAsync(Of(Content, person is null ? "application-attachment" : "identity-document", "신분증.pdf", person));
        foreach (var (from, to) in ((int, int)[])[(0, 1), (1, 70_000), (70_000, 200_000)])
        {
            var status = Value(await world.Service.AppendAsync(file.Id, from, new MemoryStream(Content[from..to]), Stop));
            Assert.Equal(to, status.Offset);
            // Another instance knows it, too.
            Assert.Equal(to, Value(await world.NewInstance().FindAsync(file.Id, Stop)).Offset);
        }

        var stored = Value(await world.Service.FinishAsync(file.Id, Hash(Content), Stop)).File;
        Assert.Equal((FileState.Stored, "신분증.pdf", "application/pdf"), (stored.State, stored.Name, stored.ContentType));
        Assert.Equal(person is null, stored.Address == Hash(Content));
        Assert.Equal(Content, await world.ReadAsync(file.Id));
        Assert.Equal([world.ContentPath(stored)], world.StoredFiles());
        Assert.Equal(stored, Value(await world.Service.FinishAsync(file.Id, Hash(Content), Stop)).File);
        Assert.Empty(await world.Service.VerifyAsync(Stop));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task SameContent_IsStoredOnceUntilNobodyNeedsIt(DatabaseKind kind)
    {
        await using var world = await MakeAsync(kind, server);
        var one = await world.StoreAsync(Content);
        var other = await world.StoreAsync(Content, name: "다른 이름.pdf", subject: "case-2");
        Assert.Equal(one.Address, other.Address);
        Assert.Single(world.StoredFiles());
        Assert.Equal(GoneReason.Removed, Value(await world.Service.RemoveAsync(one.Id, Stop)).File.Reason);
        Assert.Equal(Content, await world.ReadAsync(other.Id));
        Assert.Equal("FIL401", Code(await world.Service.OpenAsync(one.Id, Stop)));
        Value(await world.Service.RemoveAsync(other.Id, Stop));
        Assert.Empty(world.StoredFiles());
        // The record stays, and so does its address.
        Assert.Equal((Hash(Content), "계획서.pdf"), (Value(await world.Service.FindAsync(one.Id, Stop)).File.Address, Value(await world.Service.FindAsync(one.Id, Stop)).File.Name));
    }

    [Fact]
    public async Task Append_ConnectionLost_WhatArrivedIsKept()
    {
        await using var world = await MakeAsync();
        foreach (var person in (string?[])[null, "person-9"])
        {
            var file = await world.CreateAsync(Of(Content, person is null ? "application-attachment" : "identity-document", person: person));
            await Assert.ThrowsAsync<IOException>(() => world.Service.AppendAsync(file.Id, 0, new TroubledStream(Content[..100_001]), Stop));
            Assert.Equal(100_001, Value(await world.Service.FindAsync(file.Id, Stop)).Offset);
            Value(await world.Service.AppendAsync(file.Id, 100_001, new MemoryStream(Content[100_001..]), Stop));
            Value(await world.Service.FinishAsync(file.Id, Hash(Content), Stop));
            Assert.Equal(Content, await world.ReadAsync(file.Id));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("person-9")]
    public async Task Append_MoreThanDeclared_IsThrownAway(string? person)
    {
        await using var world = await MakeAsync();
        var file = await world.CreateAsync(Of(Content, person is null ? "application-attachment" : "identity-document", person: person) with { Size = 100_000 });
        Value(await world.Service.AppendAsync(file.Id, 0, new MemoryStream(Content[..50_000]), Stop));
        Assert.Equal("FIL204", Code(await world.Service.AppendAsync(file.Id, 50_000, new MemoryStream(Content[50_000..]), Stop)));
        Assert.Equal(50_000, Value(await world.Service.FindAsync(file.Id, Stop)).Offset);
        Assert.InRange(new FileInfo(world.UploadPath(file)).Length, 50_000, 51_000);
        Value(await world.Service.AppendAsync(file.Id, 50_000, new MemoryStream(Content[50_000..100_000]), Stop));
        Value(await world.Service.FinishAsync(file.Id, Hash(Content[..100_000]), Stop));
    }

    [Fact]
    public async Task Append_WhileAnotherWrites_IsRefused()
    {
        await using var world = await MakeAsync();
        var file = await world.CreateAsync(Of(Content));
        var release = new TaskCompletionSource();
        var slow = new TroubledStream(Content[..10], release.Task);
        var first = world.Service.AppendAsync(file.Id, 0, slow, Stop);
        await slow.Drained.Task;
        var other = world.NewInstance();
        Assert.Equal("FIL203", Code(await other.AppendAsync(file.Id, 0, new MemoryStream(Content), Stop)));
        Assert.Equal("FIL203", Code(await other.FinishAsync(file.Id, Hash(Content), Stop)));
        Assert.Equal("FIL203", Code(await other.RemoveAsync(file.Id, Stop)));
        Assert.Equal("FIL203", Code(await other.FindAsync(file.Id, Stop)));
        Assert.Equal(FileState.Open, Value(await other.FindRecordAsync(file.Id, Stop)).State);
        release.SetResult();
        Assert.Equal(10, Value(await first).Offset);
        Value(await other.AppendAsync(file.Id, 10, new MemoryStream(Content[10..]), Stop));
        Value(await world.Service.FinishAsync(file.Id, Hash(Content), Stop));
    }

    /// <summary>A crash cuts the last record off anywhere: what was whole before it is there, and the upload goes on.</summary>
    [Fact]
    public async Task Append_AfterACutOffRecord_GoesOnFromTheLastWholeOne()
    {
        await using var world = await MakeAsync();
        var file = await world.CreateAsync(Of(Content, "identity-document", person: "person-9"));
        Value(await world.Service.AppendAsync(file.Id, 0, new MemoryStream(Content[..1000]), Stop));
        var whole = new FileInfo(world.UploadPath(file)).Length;
        foreach (var cut in (int[])[1, 3, 4, 15, 16, 17, 500, 1031])
        {
            Value(await world.Service.AppendAsync(file.Id, 1000, new MemoryStream(Content[1000..2000]), Stop));
            using (var stream = File.OpenWrite(world.UploadPath(file)))
            {
                stream.SetLength(whole + cut);
            }

            Assert.Equal(1000, Value(await world.Service.FindAsync(file.Id, Stop)).Offset);
        }

        Value(await world.Service.AppendAsync(file.Id, 1000, new MemoryStream(Content[1000..]), Stop));
        Value(await world.Service.FinishAsync(file.Id, Hash(Content), Stop));
        Assert.Equal(Content, await world.ReadAsync(file.Id));
    }

    /// <summary>A crash between the steps of finishing: the next request does the rest.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Finish_AfterACrashBetweenItsSteps_GoesOn(bool isPlaced)
    {
        await using var world = await MakeAsync();
        var file = await world.CreateAsync(Of(Content));
        Value(await world.Service.AppendAsync(file.Id, 0, new MemoryStream(Content), Stop));
        await world.Table.IntendAsync(file.Id, Hash(Content), "application/pdf", world.Clock.Now, Stop);
        if (isPlaced)
        {
            new ContentStore(world.Options.Folder).Place(world.UploadPath(file), Hash(Content));
        }

        Assert.Equal(Content.Length, Value(await world.Service.FindAsync(file.Id, Stop)).Offset);
        world.Clock.Now += TimeSpan.FromDays(1.5);
        Assert.Equal(0, (await world.Service.CollectAsync(Stop)).Contents);
        Value(await world.Service.FinishAsync(file.Id, Hash(Content), Stop));
        Assert.Equal(Content, await world.ReadAsync(file.Id));
    }

    [Fact]
    public async Task Collect_AbandonedUploads_AreGone()
    {
        await using var world = await MakeAsync();
        var file = await world.CreateAsync(Of(Content));
        Value(await world.Service.AppendAsync(file.Id, 0, new MemoryStream(Content[..100]), Stop));
        world.Clock.Now += TimeSpan.FromDays(1.9);
        Value(await world.Service.AppendAsync(file.Id, 100, new MemoryStream(Content[100..200]), Stop));
        world.Clock.Now += TimeSpan.FromDays(1.9);
        Assert.Equal(0, (await world.Service.CollectAsync(Stop)).Abandoned);
        world.Clock.Now += TimeSpan.FromDays(0.2);
        Assert.Equal(1, (await world.Service.CollectAsync(Stop)).Abandoned);
        Assert.Empty(world.StoredFiles());
        Assert.Equal("FIL401", Code(await world.Service.AppendAsync(file.Id, 200, new MemoryStream([1]), Stop)));
        Assert.Equal(GoneReason.Abandoned, Value(await world.Service.FindAsync(file.Id, Stop)).File.Reason);
    }

    [Fact]
    public async Task Collect_ContentsWithoutARecord_AreDeletedOnceTheyAreOld()
    {
        await using var world = await MakeAsync();
        var kept = await world.StoreAsync(Content);
        var orphan = Path.Combine(world.Options.Folder, "contents", "ab", new string('0', 62));
        var part = Path.Combine(world.Options.Folder, "uploads", new string('1', 32) + ".sealed");
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        foreach (var path in (string[])[orphan, part])
        {
            await File.WriteAllTextAsync(path, "left by a crash", Stop);
            File.SetLastWriteTimeUtc(path, world.Clock.Now.UtcDateTime.AddHours(-23));
        }

        await world.Service.CollectAsync(Stop);
        Assert.Equal(3, world.StoredFiles().Count());
        world.Clock.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, (await world.Service.CollectAsync(Stop)).Contents);
        Assert.Equal([world.ContentPath(kept)], world.StoredFiles());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Retention_ThatBeginsWithClosing_KeepsUntilItIsOver(DatabaseKind kind)
    {
        await using var world = await MakeAsync(kind, server);
        var file = await world.StoreAsync(Content, "review-record");
        Assert.Null(file.KeepUntil);
        var begun = Assert.Single(Value(await world.Service.StartRetentionAsync("case-1", new DateOnly(2026, 12, 1), Stop)));
        Assert.Equal(new DateOnly(2029, 12, 1), begun.KeepUntil);
        Assert.Empty(Value(await world.Service.StartRetentionAsync("case-1", new DateOnly(2027, 12, 1), Stop)));
        Assert.Equal("FIL403", Code(await world.Service.RemoveAsync(file.Id, Stop)));
        world.Clock.Now = new DateTimeOffset(2029, 11, 30, 23, 59, 0, TimeSpan.FromHours(9));
        Assert.Equal(0, (await world.Service.CollectAsync(Stop)).Expired);
        world.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal((1, 1), ((await world.Service.CollectAsync(Stop)) is var done ? done.Expired : 0, done.Contents));
        Assert.Equal(GoneReason.Expired, Value(await world.Service.FindAsync(file.Id, Stop)).File.Reason);
        Assert.Empty(world.StoredFiles());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Retention_OfAFileThatComesAfterClosing_BeginsWhenItIsStored(DatabaseKind kind)
    {
        await using var world = await MakeAsync(kind, server);
        Value(await world.Service.StartRetentionAsync("case-1", new DateOnly(2026, 11, 1), Stop));

        Assert.NotNull((await world.StoreAsync(Content, "review-record")).KeepUntil);
    }

    [Fact]
    public async Task Retention_ThatIsTheLongest_LetsFilesGoEarlier()
    {
        await using var world = await MakeAsync();
        var file = await world.StoreAsync(Content, "identity-document", person: "person-9");
        Assert.Equal(new DateOnly(2026, 12, 27), file.KeepUntil);
        Assert.Equal(FileState.Gone, Value(await world.Service.RemoveAsync(file.Id, Stop)).File.State);
    }

    [Fact]
    public async Task Verify_ChangedOrLostContents_AreFound()
    {
        await using var world = await MakeAsync();
        var changed = await world.StoreAsync(Content);
        var lost = await world.StoreAsync(Pdf(1000, seed: 2));
        var sound = await world.StoreAsync(Pdf(1000, seed: 3));
        Assert.Empty(await world.Service.VerifyAsync(Stop));
        await using (var stream = File.OpenWrite(world.ContentPath(changed)))
        {
            stream.Position = 12_345;
            stream.WriteByte((byte)(Content[12_345] + 1));
        }

        File.Delete(world.ContentPath(lost));
        var found = await world.Service.VerifyAsync(Stop);
        Assert.All(found, e => Assert.Equal("FIL402", e.Code));
        Assert.Equal(new[] { changed.Id, lost.Id }.Order(StringComparer.Ordinal), found.Select(e => e.Message.English.Split(": ")[1]).Order(StringComparer.Ordinal));
        Assert.Equal("FIL402", Code(await world.Service.OpenAsync(lost.Id, Stop)));
        Assert.Equal(1000, (await world.ReadAsync(sound.Id)).Length);
    }
}
