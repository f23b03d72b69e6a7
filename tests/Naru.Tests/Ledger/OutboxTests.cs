using System.Collections.Concurrent;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>Messages are sent once they are recorded: at least once, in order, and not by two at a time.</summary>
public abstract class OutboxTests(DatabaseKind kind, SharedServer server) : IAsyncDisposable
{
    private readonly LedgerPlace place = LedgerPlace.Create(kind, server);
    private readonly TickingClock clock = new();

    private OutboxOptions Options => new() { Clock = clock, Jitter = () => 0.5, MaximumAttempts = 4 };

    [Fact]
    public async Task Dispatch_RecordedMessages_AreSentOnceWithTheirIds()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail("""{"to":"a"}"""), Mail("""{"to":"b"}"""), new NewMessage("webhook", JsonPayload.FromText("""{"to":"c"}"""))));
        var sender = new Recording();
        Assert.Equal(2, await Dispatcher(ledger, sender).DispatchOnceAsync(Token));
        Assert.Equal(0, await Dispatcher(ledger, sender).DispatchOnceAsync(Token));
        Assert.Equal([$"{ledger.Id}-1-0", $"{ledger.Id}-1-1"], sender.Sent.Select(m => m.Id).Order());
        var message = sender.Sent.First(m => m.Id.EndsWith('0'));
        Assert.Equal(("mail", """{"to":"a"}""", null, "c1", 1), (message.Channel, message.Body.ToString(), message.OrderKey, message.Command, message.Attempt));
        Assert.Equal(new OutboxCounts(1, 0, 2, 0, clock.GetUtcNow()), await ledger.Outbox.CountAsync(Token));

        // What was sent is not kept.
        Assert.Equal(["0", "0", "10"], await place.RowsAsync("SELECT length(body) FROM ledger_message ORDER BY part"));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await ledger.Outbox.PurgeAsync(clock.GetUtcNow(), withDead: false, Token));
        Assert.Equal(0, await ledger.Outbox.PurgeAsync(clock.GetUtcNow(), withDead: true, Token));
    }

    [Fact]
    public async Task Append_RefusedOrRepeated_AddsNoMessage()
    {
        await using var ledger = await OpenAsync();
        var append = Make.Append("c1", Make.To("s", 0, Make.Event())).With(Mail());
        await AppendAsync(ledger, append);
        await AppendAsync(ledger, append);
        Assert.False((await ledger.AppendAsync(Make.Append("c2", Make.To("s", 0, Make.Event())).With(Mail()), Token)).IsSuccess);
        Assert.Equal(1, (await ledger.Outbox.CountAsync(Token)).Waiting);
    }

    [Fact]
    public async Task Dispatch_Failing_IsTriedAgainLaterAndLaterThenGivenUp()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail()));
        var sender = new Recording { Answer = _ => new SendOutcome.Failed("451") };
        var dispatcher = Dispatcher(ledger, sender);

        // Of 10, 20, 40 s three quarters, as the jitter of one half says.
        foreach (var seconds in (double[])[7.5, 15, 30])
        {
            Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
            clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await dispatcher.DispatchOnceAsync(Token));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
        Assert.Equal([1, 2, 3, 4], sender.Sent.Select(m => m.Attempt));
        var dead = Assert.Single(await ledger.Outbox.ListDeadAsync(cancellationToken: Token));
        Assert.Equal(($"{ledger.Id}-1-0", "mail", "c1", 4, "451", clock.GetUtcNow()), (dead.Id, dead.Channel, dead.Command, dead.Attempts, dead.Reason, dead.GivenUp));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await dispatcher.DispatchOnceAsync(Token));

        sender.Answer = _ => new SendOutcome.Sent();
        Assert.True(await ledger.Outbox.RetryAsync(dead.Id, Token));
        Assert.False(await ledger.Outbox.RetryAsync(dead.Id, Token));
        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
        Assert.Equal("""{"to":"a"}""", sender.Sent.Last().Body.ToString());
        Assert.Equal(new OutboxCounts(0, 0, 1, 0, null), await ledger.Outbox.CountAsync(Token));
    }

    [Fact]
    public async Task Dispatch_Refused_IsGivenUpAtOnce()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail()));
        var log = new List<string>();
        await Dispatcher(ledger, new Recording { Answer = _ => new SendOutcome.Refused(new string('5', 600)) }, log.Add).DispatchOnceAsync(Token);
        Assert.Equal(new string('5', 500), Assert.Single(await ledger.Outbox.ListDeadAsync(cancellationToken: Token)).Reason);
        Assert.Single(log);
    }

    [Fact]
    public async Task Dispatch_SenderThrows_KeepsTheNameOfTheExceptionOnly()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail()));
        var log = new List<string>();
        await Dispatcher(ledger, new Recording { Answer = _ => throw new InvalidOperationException("gil-dong@example.com") }, log.Add).DispatchOnceAsync(Token);
        Assert.Equal(["InvalidOperationException"], await place.RowsAsync("SELECT reason FROM ledger_message"));
        Assert.Equal([$"{ledger.Id}-1-0: InvalidOperationException"], log);
    }

    [Fact]
    public async Task Dispatch_ReceiverAsksToWait_Waits()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail()));
        var dispatcher = Dispatcher(ledger, new Recording { Answer = _ => new SendOutcome.Failed("429", TimeSpan.FromHours(1)) });
        await dispatcher.DispatchOnceAsync(Token);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await dispatcher.DispatchOnceAsync(Token));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
    }

    [Fact]
    public async Task Dispatch_NotBefore_Waits()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail() with { NotBefore = clock.GetUtcNow().AddHours(1) }, Mail() with { NotBefore = clock.GetUtcNow().AddHours(-1) }));
        var dispatcher = Dispatcher(ledger, new Recording());
        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
    }

    [Fact]
    public async Task Dispatch_OneOrderKey_SendsInOrderAndOneAtATime()
    {
        await using var ledger = await OpenAsync();
        for (var i = 1; i <= 5; i++)
        {
            await AppendAsync(ledger, Make.One($"c{i}").With(Mail($$"""{"n":{{i}}}""", "a"), Mail($$"""{"n":{{i * 10}}}""", i % 2 == 0 ? "b" : "c")));
        }

        var sender = new Recording { Answer = m => m is { OrderKey: "a", Attempt: 1 } && m.Body.ToString() == """{"n":2}""" ? new SendOutcome.Failed("1") : new SendOutcome.Sent() };
        var dispatcher = Dispatcher(ledger, sender);
        Assert.Equal(3, await dispatcher.DispatchOnceAsync(Token));
        Assert.Equal(3, await dispatcher.DispatchOnceAsync(Token));

        // 2 of key a failed: 3 waits for it, others go on.
        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
        Assert.Equal(0, await dispatcher.DispatchOnceAsync(Token));
        clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 4; i++)
        {
            await dispatcher.DispatchOnceAsync(Token);
        }

        foreach (var key in sender.Sent.GroupBy(m => m.OrderKey))
        {
            var order = key.Where(m => m.Attempt > 1 || m.Body.ToString() != """{"n":2}""" || key.Key != "a").Select(m => m.Id.Split('-')[1]).Select(int.Parse);
            Assert.Equal(order.Order(), order);
        }

        Assert.Equal(new OutboxCounts(0, 0, 10, 0, null), await ledger.Outbox.CountAsync(Token));
    }

    [Fact]
    public async Task Dispatch_TwoInstances_SendEachMessageOnce()
    {
        await using var one = await OpenAsync();
        await using var two = await OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            await AppendAsync(one, Make.One($"c{i}").With(Mail(), Mail("""{"to":"k"}""", $"k{i % 3}")));
        }

        var sender = new Recording();
        await Task.WhenAll(Drain(one), Drain(two));
        Assert.Equal(40, sender.Sent.Count);
        Assert.Equal(40, sender.Sent.Select(m => m.Id).Distinct().Count());

        Task Drain(ILedger ledger) => Task.Run(async () =>
        {
            var dispatcher = Dispatcher(ledger, sender);
            while ((await ledger.Outbox.CountAsync(Token)).Waiting > 0)
            {
                await dispatcher.DispatchOnceAsync(Token);
            }
        });
    }

    [Fact]
    public async Task Dispatch_InstanceThatDied_IsReplacedWhenItsLeaseEnds()
    {
        await using var ledger = await OpenAsync();
        await AppendAsync(ledger, Make.One("c1").With(Mail("""{"to":"a"}""", "k"), Mail("""{"to":"b"}""", "k")));
        var claimed = Assert.Single(await ledger.Outbox.ClaimAsync("mail", "died", TimeSpan.FromMinutes(2), 10, Token));
        var sender = new Recording();
        var dispatcher = Dispatcher(ledger, sender);
        Assert.Equal(0, await dispatcher.DispatchOnceAsync(Token));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await dispatcher.DispatchOnceAsync(Token));
        Assert.Equal((claimed.Id, 2), (sender.Sent.Single().Id, sender.Sent.Single().Attempt));

        // If it was only slow, what it says now does not count.
        await ledger.Outbox.PostponeAsync(claimed.Id, "died", TimeSpan.Zero, "late", Token);
        await ledger.Outbox.FinishAsync(claimed.Id, "died", "dead", "late", Token);
        Assert.Equal((1, 1, 0), (await ledger.Outbox.CountAsync(Token)) switch { var c => (c.Waiting, c.Sent, c.Dead) });
    }

    [Fact]
    public async Task Dispatch_PersonErased_SendsNothing()
    {
        var keys = new MemoryKeys();
        await using var ledger = await place.OpenAsync(LedgerPlace.Options() with { Clock = clock, PersonKeys = keys });
        await AppendAsync(ledger, Make.One("c1").With(Mail("""{"to":{"$person":"p","$text":"gil-dong@example.com"}}"""), Mail("""{"to":{"$person":"q","$text":"q@example.com"}}""")));
        await keys.DestroyAsync("p", Token);
        var sender = new Recording();
        Assert.Equal(1, await Dispatcher(ledger, sender).DispatchOnceAsync(Token));
        Assert.Equal("""{"to":{"$person":"q","$text":"q@example.com"}}""", sender.Sent.Single().Body.ToString());
        Assert.Equal(new OutboxCounts(0, 0, 1, 1, null), await ledger.Outbox.CountAsync(Token));
    }

    [Fact]
    public async Task Run_WhileMessagesCome_SendsThemUntilStopped()
    {
        await using var ledger = await place.OpenAsync();
        var sender = new Recording();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = new OutboxDispatcher(ledger.Outbox, [sender], new OutboxOptions { Clock = TimeProvider.System, PollInterval = TimeSpan.FromMinutes(10) }).RunAsync(stop.Token);
        for (var i = 0; i < 3; i++)
        {
            await AppendAsync(ledger, Make.One($"c{i}").With(Mail()));
            while (sender.Sent.Count <= i)
            {
                await Task.Delay(5, Token);
            }
        }

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void DelayAfter_ManyAttempts_DoublesUpToTheLongest()
    {
        var options = new OutboxOptions { Clock = clock, Jitter = () => 0 };
        Assert.Equal([5, 10, 20, 40], Enumerable.Range(1, 4).Select(a => options.DelayAfter(a).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(3), options.DelayAfter(1_000_000));
        Assert.Equal(TimeSpan.FromSeconds(7.5), (options with { Jitter = () => 0.5 }).DelayAfter(1));
        Assert.InRange(Enumerable.Range(1, options.MaximumAttempts - 1).Sum(a => (options with { Jitter = () => 0.5 }).DelayAfter(a).TotalDays), 2.0, 4.0);
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static NewMessage Mail(string json = """{"to":"a"}""", string? orderKey = null) => new("mail", JsonPayload.FromText(json), orderKey);

    private static async Task AppendAsync(ILedger ledger, Append append) => Assert.Empty((await ledger.AppendAsync(append, Token)).Findings);

    private Task<ILedger> OpenAsync() => place.OpenAsync(LedgerPlace.Options() with { Clock = clock });

    private OutboxDispatcher Dispatcher(ILedger ledger, Recording sender, Action<string>? log = null) => new(ledger.Outbox, [sender], Options) { Log = log };

    private sealed class Recording : IOutboxSender
    {
        public Func<OutboxMessage, SendOutcome> Answer { get; set; } = _ => new SendOutcome.Sent();

        public ConcurrentQueue<OutboxMessage> Sent { get; } = [];

        public string Channel => "mail";

        public Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            Sent.Enqueue(message);
            return Task.FromResult(Answer(message));
        }
    }
}

public sealed class SqliteOutboxTests(SharedServer server) : OutboxTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresOutboxTests(SharedServer server) : OutboxTests(DatabaseKind.Postgres, server);
