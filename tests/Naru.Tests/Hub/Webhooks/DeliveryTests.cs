using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Naru.Hub.Identity.Store;
using Xunit;

namespace Naru.Tests.Hub.Webhooks;

/// <summary>What happens in the hub reaches receivers: signed, small, once for each, and nothing that their party may not see. On each database the same.</summary>
public abstract class DeliveryTests(Landing landing)
{
    [Fact]
    public async Task Change_OfOwnParty_IsToldSignedAndSmall()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed party.closed");
        await landing.RenameAsync(party);

        var call = (await landing.CallsAsync(receiver, 1))[0];
        Assert.Equal([call.SignedBy(receiver.Secret)], call.Signatures);
        Assert.NotEqual(call.SignedBy(receiver.Secret), (call with { Body = call.Body + " " }).SignedBy(receiver.Secret));
        Assert.InRange(landing.Host.Clock.GetUtcNow().ToUnixTimeSeconds() - long.Parse(call.Timestamp, null), -60, 60);
        Assert.Equal(["id", "type", "timestamp", "data"], call.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal((call.Id, "party.changed"), (call.Json.GetProperty("id").GetString(), call.Type));
        Assert.Equal(["thing", "id", "url", "version"], call.Data.EnumerateObject().Select(p => p.Name));
        Assert.Equal($"http://localhost:5080/api/v1/parties/{party.Id}", call.Data.GetProperty("url").GetString());
        Assert.Equal(2, call.Data.GetProperty("version").GetInt64());
        Assert.DoesNotContain("나루바이오", call.Body, StringComparison.Ordinal);

        var delivery = await landing.SeeAsync(receiver, "delivered");
        Assert.Equal((call.Id, 1L, 204L), (delivery.GetProperty("id").GetString(), delivery.GetProperty("tries").GetInt64(), delivery.GetProperty("status").GetInt64()));
        Assert.Equal(call.Data.GetRawText(), delivery.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Failure_IsTriedAgainUnderTheSameId()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Hook.Answer(receiver.Path, 503);
        await landing.RenameAsync(party);

        var waiting = await landing.SeeAsync(receiver, "waiting");
        Assert.Equal((503L, "OUT305", 1L), (waiting.GetProperty("status").GetInt64(), waiting.GetProperty("code").GetString(), waiting.GetProperty("tries").GetInt64()));
        Assert.Equal(10, (waiting.GetProperty("nextTry").GetDateTimeOffset() - waiting.GetProperty("tried").GetDateTimeOffset()).TotalSeconds, 1.0);
        Assert.DoesNotContain("business", waiting.GetRawText(), StringComparison.Ordinal);
        Assert.True((await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).Json.TryGetProperty("failingSince", out _));
        Assert.Equal("409 WHK202", (await RedeliverAsync(receiver, waiting)).Summary);

        landing.Hook.Answer(receiver.Path, 204);
        landing.Host.Clock.Shift(TimeSpan.FromSeconds(11));
        var delivered = await landing.SeeAsync(receiver, "delivered");
        Assert.Equal((2L, 204L), (delivered.GetProperty("tries").GetInt64(), delivered.GetProperty("status").GetInt64()));
        Assert.False(delivered.TryGetProperty("code", out _));
        Assert.False(delivered.TryGetProperty("nextTry", out _));
        Assert.Single(landing.Hook.At(receiver.Path).Select(c => c.Id).Distinct(StringComparer.Ordinal));
        Assert.All(landing.Hook.At(receiver.Path), c => Assert.Equal([c.SignedBy(receiver.Secret)], c.Signatures));
        Assert.False((await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).Json.TryGetProperty("failingSince", out _));
    }

    [Fact]
    public async Task Rotation_BothSecretsSignUntilTheOldOneEnds()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        var second = await RotateAsync(receiver, 24);
        Assert.NotEqual(receiver.Secret, second);

        var both = await PingAsync(receiver, 1);
        Assert.Equal([both.SignedBy(second), both.SignedBy(receiver.Secret)], both.Signatures);
        landing.Host.Clock.Shift(TimeSpan.FromHours(25));
        var one = await PingAsync(receiver, 2);
        Assert.Equal([one.SignedBy(second)], one.Signatures);

        // A secret that became known stops at once, and so do those before it.
        var third = await RotateAsync(receiver, 24);
        var fourth = await RotateAsync(receiver, 0);
        var last = await PingAsync(receiver, 3);
        Assert.Equal([last.SignedBy(fourth)], last.Signatures);
        Assert.Equal(4, new[] { receiver.Secret, second, third, fourth }.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("422 WHK108", (await landing.Host.AskAsync(HttpMethod.Post, $"{receiver.Address}/secret", party.Representative, new { overlapHours = 169 })).Summary);
    }

    [Fact]
    public async Task Pause_SkipsWhatHappens_AndItCanBeSentAgain()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        await DoAsync(receiver, "pause");
        await landing.RenameAsync(party);
        var skipped = await landing.SeeAsync(receiver, "skipped");
        Assert.Equal(("WHK301", 0L), (skipped.GetProperty("code").GetString(), skipped.GetProperty("tries").GetInt64()));
        Assert.Empty(landing.Hook.At(receiver.Path));
        // A test goes out all the same: it is how one finds out whether to go on.
        Assert.Equal("webhook.ping", (await PingAsync(receiver, 1)).Type);

        Assert.Equal("403 PRM202", (await RedeliverAsync(receiver, skipped)).Summary);
        await DoAsync(receiver, "resume");
        Assert.Equal(204, (await RedeliverAsync(receiver, skipped)).Status);
        var again = (await landing.CallsAsync(receiver, 2))[1];
        Assert.Equal((skipped.GetProperty("id").GetString(), "party.changed"), (again.Id, again.Type));
        Assert.Equal("404 WHK201", (await landing.Host.AskAsync(HttpMethod.Post, $"{receiver.Address}/deliveries/msg_none/redeliver", party.Representative)).Summary);
    }

    [Fact]
    public async Task Gone_EndsItAtOnce_WithAMail()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Hook.Answer(receiver.Path, 503);
        await landing.RenameAsync(party);
        await landing.SeeAsync(receiver, "waiting");
        await landing.RenameAsync(party);
        landing.Hook.Answer(receiver.Path, 410);
        landing.Host.Clock.Shift(TimeSpan.FromSeconds(11));

        // The second one waited behind the first, and is not sent any more.
        var skipped = await landing.SeeAsync(receiver, "skipped");
        Assert.Equal("WHK302", skipped.GetProperty("code").GetString());
        Assert.Equal("OUT306", (await landing.DeliveriesAsync(receiver))[1].GetProperty("code").GetString());
        var view = (await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).Json;
        Assert.Equal(("off", "gone"), (view.GetProperty("state").GetString(), view.GetProperty("offBecause").GetString()));
        var mail = await MailAsync(party);
        Assert.Contains("127.0.0.1", mail, StringComparison.Ordinal);
        Assert.Contains("410", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Path, mail, StringComparison.Ordinal);

        // What happens while it is off is not kept for it.
        await landing.RenameAsync(party);
        await landing.SettleAsync(receiver);
        Assert.Equal(2, landing.Hook.At(receiver.Path).Count);
    }

    [Fact]
    public async Task Failing_ForDays_SwitchesItOff_AndResumingStartsAnew()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Hook.Answer(receiver.Path, 500);
        await landing.RenameAsync(party);
        await landing.SeeAsync(receiver, "waiting");
        landing.Host.Clock.Shift(TimeSpan.FromDays(2));
        await landing.CallsAsync(receiver, 2);
        await landing.SeeAsync(receiver, "waiting");
        Assert.Equal("active", (await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).Json.GetProperty("state").GetString());

        landing.Host.Clock.Shift(TimeSpan.FromDays(1.1));
        var off = await Landing.UntilAsync(
            async () => (await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).Json, v => v.GetProperty("state").GetString() == "off");
        Assert.Equal("failing", off.GetProperty("offBecause").GetString());
        Assert.Contains("127.0.0.1", await MailAsync(party), StringComparison.Ordinal);

        // One more failure after that is the first of its kind.
        await DoAsync(receiver, "resume");
        await landing.RenameAsync(party);
        await landing.CallsAsync(receiver, 4);
        await landing.SeeAsync(receiver, "waiting");
        Assert.Equal("active", (await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Hook.Answer(receiver.Path, 307);
        await landing.RenameAsync(party);

        var failed = await landing.SeeAsync(receiver, "failed");
        Assert.Equal(("OUT303", 307L), (failed.GetProperty("code").GetString(), failed.GetProperty("status").GetInt64()));
        Assert.Empty(landing.Hook.At("/elsewhere"));
    }

    /// <summary>Twins: what is another party's and private is not told, what is public is; one's own is told either way, and to whoever asked for one's own nothing else.</summary>
    [Fact]
    public async Task Visibility_IsThePermissionTables()
    {
        var (ours, theirs) = (await landing.FoundAsync(), await landing.FoundAsync());
        const string Types = "innovation.registered offering.drafted party.changed";
        var (everything, own) = (await landing.RegisterAsync(ours, Types, "visible"), await landing.RegisterAsync(ours, Types));
        var seen = new List<string> { await landing.InventAsync(theirs, "public") };
        var hidden = new List<string> { await landing.InventAsync(theirs, "private"), await landing.DraftAsync(theirs) };
        var mine = new List<string> { await landing.InventAsync(ours, "private"), await landing.DraftAsync(ours) };
        await landing.SettleAsync(everything, own);

        Assert.Equal(seen.Concat(mine).Order(StringComparer.Ordinal), Told(everything));
        Assert.Equal(mine.Order(StringComparer.Ordinal), Told(own));
        // Nor does the list of deliveries know of it.
        Assert.DoesNotContain(await landing.DeliveriesAsync(everything), d => hidden.Contains(d.GetProperty("data").GetProperty("id").GetString()!));

        IEnumerable<string> Told(Landing.Receiver receiver) => landing.Hook.At(receiver.Path).Select(c => c.Data.GetProperty("id").GetString()!).Order(StringComparer.Ordinal);
    }

    /// <summary>What was visible when it happened, and is not any more when it is sent, is not sent.</summary>
    [Fact]
    public async Task Right_ThatEndsWhileItWaits_EndsIt()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Hook.Answer(receiver.Path, 500);
        await landing.RenameAsync(party);
        await landing.SeeAsync(receiver, "waiting");
        await EndMembershipAsync(party);
        landing.Hook.Answer(receiver.Path, 204);
        landing.Host.Clock.Shift(TimeSpan.FromSeconds(11));

        var skipped = await landing.SeeAsync(receiver, "skipped");
        Assert.Equal("WHK303", skipped.GetProperty("code").GetString());
        // And nothing new is told, until somebody represents the party again.
        await landing.RenameAsync(party);
        await landing.SettleAsync(receiver);
        Assert.Single(landing.Hook.At(receiver.Path));
        await landing.Host.PutAsync(landing.Membership(party.Representative, party.Id));
        await landing.RenameAsync(party);
        Assert.Equal(2, (await landing.CallsAsync(receiver, 2)).Count);
    }

    [Fact]
    public async Task Membership_IsToldToItsPartyAlone_WithoutThePerson()
    {
        var (ours, theirs) = (await landing.FoundAsync(), await landing.FoundAsync());
        var (here, there) = (await landing.RegisterAsync(ours, "membership.granted membership.ended", "visible"), await landing.RegisterAsync(theirs, "membership.granted", "visible"));
        var person = $"newcomer-{ours.Representative}";
        await landing.Host.RegisterAsync(person);
        var granted = await landing.Host.AskAsync(HttpMethod.Post, "/api/v1/identity/memberships", ours.Representative, new { person, party = ours.Id, role = "member" });
        Assert.True(granted.Status == 201, granted.Body);

        var call = (await landing.CallsAsync(here, 1))[0];
        Assert.Equal("membership.granted", call.Type);
        Assert.Equal($"http://localhost:5080/api/v1/identity/parties/{ours.Id}/memberships", call.Data.GetProperty("url").GetString());
        Assert.DoesNotContain(person, call.Body, StringComparison.Ordinal);
        Assert.False(call.Data.TryGetProperty("version", out _));
        await landing.SettleAsync(here, there);
        Assert.Empty(landing.Hook.At(there.Path));
    }

    [Fact]
    public async Task Rebuild_SendsNothingAgain()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        await landing.RenameAsync(party);
        await landing.CallsAsync(receiver, 1);
        await landing.SettleAsync(receiver);

        Assert.True((await landing.Ledger.RebuildAsync(cancellationToken: TestContext.Current.CancellationToken)).IsSuccess);
        await landing.SettleAsync(receiver);
        Assert.Single(landing.Hook.At(receiver.Path));
        // Twin: the rebuilt tables still know the receiver.
        await landing.RenameAsync(party);
        Assert.Equal(2, (await landing.CallsAsync(receiver, 2)).Count);
    }

    [Fact]
    public async Task Command_Repeated_IsToldOnce()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "innovation.registered");
        var body = new { type = "software", stage = "prototype", names = new { ko = "판독 보조" }, owners = new[] { party.Id }, confidentiality = "private" };
        var key = ("Idempotency-Key", Guid.NewGuid().ToString("N"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(201, (await landing.Host.AskAsync(HttpMethod.Post, "/api/v1/innovations", party.Representative, body, key)).Status);
        }

        await landing.CallsAsync(receiver, 1);
        await landing.SettleAsync(receiver);
        Assert.Single(landing.Hook.At(receiver.Path));
    }

    [Fact]
    public async Task Removed_IsToldNothing()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        Assert.Equal(204, (await landing.Host.AskAsync(HttpMethod.Delete, receiver.Address, party.Representative)).Status);
        await landing.RenameAsync(party);
        await landing.SettleAsync(receiver);
        Assert.Empty(landing.Hook.At(receiver.Path));
        Assert.Empty((await landing.Host.AskAsync(HttpMethod.Get, $"/api/v1/webhooks?party={party.Id}", party.Representative)).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("403 PRM202", (await landing.Host.AskAsync(HttpMethod.Post, $"{receiver.Address}/ping", party.Representative)).Summary);
    }

    /// <summary>Two hubs on one database tell everything once.</summary>
    [Fact]
    public async Task TwoHubs_TellEachOnce()
    {
        await using var second = await landing.StartHubAsync();
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        second.Callers.Give(party.Representative, party.Id, "representative");
        for (var i = 0; i < 8; i++)
        {
            await landing.RenameAsync(party, i % 2 == 0 ? landing.Host : second);
        }

        var calls = await landing.CallsAsync(receiver, 8);
        await landing.SettleAsync(receiver);
        calls = landing.Hook.At(receiver.Path);
        Assert.Equal((8, 8), (calls.Count, calls.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count()));
        Assert.All(calls, c => Assert.Equal([c.SignedBy(receiver.Secret)], c.Signatures));
        Assert.Equal(Enumerable.Range(2, 8).Select(v => (long)v), calls.Select(c => c.Data.GetProperty("version").GetInt64()).Order());
    }

    private async Task<Hook.Call> PingAsync(Landing.Receiver receiver, int number)
    {
        await DoAsync(receiver, "ping");
        var call = (await Landing.UntilAsync(() => Task.FromResult(landing.Hook.At(receiver.Path).Where(c => c.Type == "webhook.ping").ToList()), c => c.Count >= number))[number - 1];
        Assert.Equal($"http://localhost:5080{receiver.Address}", call.Data.GetProperty("url").GetString());
        return call;
    }

    private async Task<string> RotateAsync(Landing.Receiver receiver, int hours)
    {
        var rotated = await landing.Host.AskAsync(HttpMethod.Post, $"{receiver.Address}/secret", receiver.Party.Representative, new { overlapHours = hours });
        Assert.True(rotated.Status == 200, rotated.Body);
        Assert.Equal("no-store", rotated.Headers["Cache-Control"]);
        return rotated.Json.GetProperty("secret").GetString()!;
    }

    private async Task DoAsync(Landing.Receiver receiver, string what)
    {
        var done = await landing.Host.AskAsync(HttpMethod.Post, $"{receiver.Address}/{what}", receiver.Party.Representative);
        Assert.True(done.Status == 204, done.Body);
    }

    private Task<Naru.Tests.Hub.Api.Answer> RedeliverAsync(Landing.Receiver receiver, JsonElement delivery) => landing.Host.AskAsync(
        HttpMethod.Post, $"{receiver.Address}/deliveries/{delivery.GetProperty("id").GetString()}/redeliver", receiver.Party.Representative);

    private async Task EndMembershipAsync(Landing.Party party)
    {
        await using var scope = landing.Host.Hub.Services.CreateAsyncScope();
        var now = landing.Host.Clock.GetUtcNow();
        await scope.ServiceProvider.GetRequiredService<IdentityDb>().Memberships.Where(m => m.Party == party.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now));
    }

    /// <summary>The text of the mail that the party's representative got.</summary>
    private async Task<string> MailAsync(Landing.Party party)
    {
        var folder = Path.Combine(landing.Folder, "mail");
        var mail = await Landing.UntilAsync(
            () => Task.FromResult(Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*.eml").Select(f => MimeMessage.Load(f, TestContext.Current.CancellationToken)).FirstOrDefault(m => m.To.Mailboxes.Any(t => t.Address == $"{party.Representative}@example.org"))
                : null),
            m => m is not null);
        return $"{mail!.Subject}\n{mail.TextBody}";
    }
}

/// <summary>On SQLite.</summary>
[Trait("Category", "Slow")]
public sealed class SqliteDeliveryTests(SqliteLanding landing) : DeliveryTests(landing), IClassFixture<SqliteLanding>;

/// <summary>On PostgreSQL.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresDeliveryTests(PostgresLanding landing) : DeliveryTests(landing), IClassFixture<PostgresLanding>;
