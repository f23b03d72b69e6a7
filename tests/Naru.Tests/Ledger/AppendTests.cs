using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>What is recorded, refused and repeated; the same on both databases.</summary>
public abstract class AppendTests(DatabaseKind kind, SharedServer server) : IAsyncDisposable
{
    private readonly LedgerPlace place = LedgerPlace.Create(kind, server);

    [Fact]
    public async Task Append_TwoStreams_AreReadAsRecorded()
    {
        await using var ledger = await place.OpenAsync();
        var answer = await AppendAsync(ledger, Make.Append("c1",
            Make.To("party-1", 0, Make.Event("party.registered", """{"name":"나루"}"""), Make.Event("party.named")),
            Make.To("party-2", 0, Make.Event("party.registered", schema: 3))));
        Assert.Equal((1, 3), (answer.FirstPosition, answer.LastPosition));
        Assert.Equal([new StreamVersion("party-1", 2), new StreamVersion("party-2", 1)], answer.Streams);
        var all = await ledger.ReadAllAsync(0, Token).ToListAsync();
        Assert.Equal([1, 2, 3], all.Select(e => e.Position));
        Assert.Equal("""{"name":"나루"}""", all[0].Payload.ToString());
        Assert.Equal(("party-2", 1, "party.registered", 3, "person-1", "rule-1", "c1"), (all[2].Stream, all[2].Version, all[2].Type, all[2].Schema, all[2].Actor, all[2].Rule, all[2].Command));
        Assert.Equal(answer.Time, all[2].Time);
        Assert.Equal(all.Skip(1).Take(1), await ledger.ReadStreamAsync("party-1", 1, Token).ToListAsync());
        Assert.Equal(all.Skip(2), await ledger.ReadAllAsync(2, Token).ToListAsync());
        Assert.Empty(await ledger.ReadStreamAsync("party-3", 0, Token).ToListAsync());
        Assert.Equal(new LedgerHead(3, answer.Time), await ledger.GetHeadAsync(Token));
    }

    [Fact]
    public async Task Append_OtherVersionThanExpected_RecordsNothing()
    {
        await using var ledger = await place.OpenAsync();
        await AppendAsync(ledger, Make.Append("c1", Make.To("a", 0, Make.Event(), Make.Event()), Make.To("b", 0, Make.Event())));
        var refused = await ledger.AppendAsync(Make.Append("c2", Make.To("a", 1, Make.Event()), Make.To("c", 0, Make.Event()), Make.To("b", 2)), Token);
        Assert.Equal(["$.streams[0]", "$.streams[2]"], refused.Errors.Select(e => e.Place.JsonPath));
        Assert.All(refused.Errors, e => Assert.Equal(LedgerErrors.VersionConflict, e.Kind));
        Assert.Equal(3, (await ledger.GetHeadAsync(Token)).Position);
        await AppendAsync(ledger, Make.Append("c2", Make.To("a", 2, Make.Event()), Make.To("b", 1)));
        await AppendAsync(ledger, Make.Append("c3", Make.To("a", StreamAppend.AnyVersion, Make.Event())));
    }

    [Fact]
    public async Task Append_SameCommandAgain_GivesTheFirstAnswer()
    {
        await using var ledger = await place.OpenAsync();
        var command = Make.Append("c1", Make.To("a", 0, Make.Event(), Make.Event()), Make.To("b", 0, Make.Event()));
        var first = await AppendAsync(ledger, command);
        await AppendAsync(ledger, Make.One("c2", "a"));
        var again = await AppendAsync(ledger, command);
        Assert.Equal(first with { WasRepeated = true }, again);
        Assert.Equal(first with { WasRepeated = true }, await ledger.FindCommandAsync("c1", Token));
        Assert.Null(await ledger.FindCommandAsync("c3", Token));
        Assert.Equal(4, (await ledger.GetHeadAsync(Token)).Position);
    }

    [Fact]
    public async Task Append_SameCommandAtOnce_IsRecordedOnce()
    {
        await using var ledger = await place.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ledger.AppendAsync(Make.One("c1"), Token)));
        Assert.All(answers, a => Assert.Equal(1, a.Value!.LastPosition));
        Assert.Single(answers, a => !a.Value!.WasRepeated);
        Assert.Single(await ledger.ReadAllAsync(0, Token).ToListAsync());
    }

    [Theory]
    [InlineData("thing.happened", """{"a":2}""", 1, "s")]
    [InlineData("other.happened", """{"a":1}""", 1, "s")]
    [InlineData("thing.happened", """{"a":1}""", 2, "s")]
    [InlineData("thing.happened", """{"a":1}""", 1, "t")]
    public async Task Append_OtherContentUnderTheSameCommand_IsRefused(string type, string json, int schema, string stream)
    {
        await using var ledger = await place.OpenAsync();
        var append = Make.Append("c1", Make.To(stream, StreamAppend.AnyVersion, Make.Event(type, json, schema)));
        var together = await Task.WhenAll(ledger.AppendAsync(Make.One("c1"), Token), ledger.AppendAsync(append, Token));
        Assert.Single(together.SelectMany(a => a.Errors), e => e.Kind == LedgerErrors.CommandReused);
        await AppendAsync(ledger, Make.One("d1"));
        var origin = append.Origin with { Command = "d1" };
        foreach (var other in (Append[])[append with { Origin = origin }, Make.One("d1") with { Origin = origin with { Actor = "p" } }])
        {
            Assert.Equal(LedgerErrors.CommandReused, Assert.Single((await ledger.AppendAsync(other, Token)).Errors).Kind);
        }
    }

    [Fact]
    public async Task Append_WithContentDigest_ComparesThatOnly()
    {
        await using var ledger = await place.OpenAsync();
        var first = Make.One("c1") with { Origin = new Origin("c1", "p", "r", "digest-1") };
        await AppendAsync(ledger, first);
        Assert.True((await AppendAsync(ledger, Make.One("x", json: """{"b":2}""") with { Origin = first.Origin })).WasRepeated);
        foreach (var content in (string?[])["digest-2", null])
        {
            var other = await ledger.AppendAsync(first with { Origin = first.Origin with { Content = content } }, Token);
            Assert.Equal(LedgerErrors.CommandReused, Assert.Single(other.Errors).Kind);
        }
    }

    [Fact]
    public async Task Append_BadInput_IsToldAllAtOnce()
    {
        await using var ledger = await place.OpenAsync(LedgerPlace.Options() with { MaximumPayloadBytes = 100 });
        var findings = (await ledger.AppendAsync(
            new Append(
                new Origin("", "이름", new string('x', 201)),
                [
                    Make.To("a b", -2, Make.Event("t\n", "{}", 0), Make.Event(json: "[1]"), Make.Event(json: "{")),
                    Make.To("a b", 0, Make.Event(json: $$"""{"a":"{{new string('x', 100)}}"}"""), Make.Event(json: """{"x":{"$person":"p","$text":"t"}}""")),
                ],
                [new("m m", JsonPayload.FromText("1"), "k k")]),
            Token)).Errors.Select(e => (e.Kind, e.Place.JsonPath)).ToList();
        Assert.Equal(
            [
                (LedgerErrors.BadName, "$.origin.command"), (LedgerErrors.BadName, "$.origin.actor"), (LedgerErrors.BadName, "$.origin.rule"), (LedgerErrors.BadAppend, "$.streams"),
                (LedgerErrors.BadName, "$.streams[0].stream"), (LedgerErrors.BadNumber, "$.streams[0].expectedVersion"), (LedgerErrors.BadName, "$.streams[0].events[0].type"),
                (LedgerErrors.BadNumber, "$.streams[0].events[0].schema"), (LedgerErrors.BadName, "$.streams[1].stream"), (LedgerErrors.BadName, "$.messages[0].channel"),
                (LedgerErrors.BadName, "$.messages[0].orderKey"), (LedgerErrors.BadPayload, "$.streams[0].events[1].payload"), (LedgerErrors.BadPayload, "$.streams[0].events[2].payload"),
                (LedgerErrors.PayloadTooLarge, "$.streams[1].events[0].payload"), (LedgerErrors.NoPersonKeys, "$.streams[1].events[1].payload"), (LedgerErrors.BadPayload, "$.messages[0].body"),
            ],
            findings);
        Assert.Equal(LedgerErrors.BadAppend, Assert.Single((await ledger.AppendAsync(Make.Append("c", Make.To("a", 0)), Token)).Errors).Kind);
        Assert.Equal(0, (await ledger.GetHeadAsync(Token)).Position);
    }

    [Fact]
    public async Task Append_ManyAtOnceSomeInConflict_GivesPositionsWithoutGaps()
    {
        await using var ledger = await place.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i =>
            ledger.AppendAsync(Make.Append($"c{i}", Make.To($"s{i % 7}", i < 7 ? StreamAppend.AnyVersion : i / 14, Make.Event())), Token)));
        var positions = answers.Where(a => a.IsSuccess).Select(a => a.Value!.LastPosition).Order().ToList();
        Assert.Contains(answers, a => !a.IsSuccess);
        Assert.Equal(Enumerable.Range(1, positions.Count).Select(i => (long)i), positions);
        foreach (var stream in (await ledger.ReadAllAsync(0, Token).ToListAsync()).GroupBy(e => e.Stream))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(i => (long)i), stream.Select(e => e.Version));
        }
    }

    [Fact]
    public async Task Append_Cancelled_Stops()
    {
        await using var ledger = await place.OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.AppendAsync(Make.One("c1"), new CancellationToken(canceled: true)));
        Assert.Equal(0, (await ledger.GetHeadAsync(Token)).Position);
    }

    [Fact]
    public async Task Append_AfterDispose_Throws()
    {
        var ledger = await place.OpenAsync();
        var last = ledger.AppendAsync(Make.One("c1"), Token);
        await ledger.DisposeAsync();
        Assert.Equal(1, (await last).Value!.LastPosition);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.AppendAsync(Make.One("c2"), Token));
    }

    [Fact]
    public async Task Append_ClockGoesBack_IsToldAndThenRefused()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        await using var ledger = await place.OpenAsync(LedgerPlace.Options() with { Clock = clock });
        var first = await AppendAsync(ledger, Make.One("c1"));
        Assert.Equal(clock.Now, first.Time);
        clock.Now = first.Time.AddMilliseconds(-500);
        Assert.Equal(first.Time, (await AppendAsync(ledger, Make.One("c2"))).Time);
        clock.Now = first.Time.AddSeconds(-10);
        var behind = await ledger.AppendAsync(Make.One("c3"), Token);
        Assert.Equal(first.Time, behind.Value!.Time);
        Assert.Equal(LedgerErrors.ClockBehind, Assert.Single(behind.Findings).Kind);
        clock.Now = first.Time.AddSeconds(-10.1);
        var refused = Assert.Single((await ledger.AppendAsync(Make.One("c4"), Token)).Errors);
        Assert.Equal(LedgerErrors.ClockWentBack, refused.Kind);
        Assert.Contains("10.1", refused.Message.English, StringComparison.Ordinal);
        clock.Now = first.Time.AddTicks(19);
        Assert.Equal(first.Time.AddTicks(10), (await AppendAsync(ledger, Make.One("c5"))).Time);
        Assert.Equal(4, (await ledger.GetHeadAsync(Token)).Position);
    }

    [Fact]
    public async Task Open_TwoInstances_BehaveAsOne()
    {
        await using var one = await place.OpenAsync();
        await using var two = await place.OpenAsync();
        Assert.Equal(one.Id, two.Id);
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            Task.Run(() => (i % 2 == 0 ? one : two).AppendAsync(Make.One($"c{i / 3}", $"s{i / 3 % 5}", $$"""{"n":{{i / 3}}}"""), Token))));
        Assert.All(answers, a => Assert.True(a.IsSuccess));
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), answers.Select(a => a.Value!.LastPosition).Distinct().Order());
        Assert.Equal(200, answers.Count(a => a.Value!.WasRepeated));
        var all = await one.ReadAllAsync(0, Token).ToListAsync();
        Assert.Equal(100, all.Select(e => e.Command).Distinct().Count());
        Assert.Equal(all, await two.ReadAllAsync(0, Token).ToListAsync());
        Assert.Equal(all.Select(e => e.Time).Order(), all.Select(e => e.Time));
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<Appended> AppendAsync(ILedger ledger, Append append)
    {
        var answer = await ledger.AppendAsync(append, Token);
        Assert.True(answer.IsSuccess, string.Join('\n', answer.Findings));
        return answer.Value;
    }
}

public sealed class SqliteAppendTests(SharedServer server) : AppendTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresAppendTests(SharedServer server) : AppendTests(DatabaseKind.Postgres, server);
