using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity.Store;
using Naru.Hub.Outbox;
using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Hub.Api;
using Naru.Tests.Web;
using Xunit;

namespace Naru.Tests.Hub.Webhooks;

/// <summary>A whole hub and somebody's receivers beside it. Names that end in <c>.example</c> are known here alone; what they lead to is up to the test.</summary>
public abstract class Landing : IAsyncLifetime
{
    private static int parties;
    private readonly Dictionary<string, IPAddress[]> names = new(StringComparer.Ordinal) { ["hooks.example"] = [IPAddress.Parse("203.248.252.2")] };

    internal WebHost Host { get; private set; } = null!;

    internal Hook Hook { get; private set; } = null!;

    internal string Folder { get; } = Directory.CreateTempSubdirectory("naru-webhooks").FullName;

    internal abstract string? Postgres { get; }

    /// <summary>Somebody's organisation, and who represents it.</summary>
    internal sealed record Party(string Id, string Representative);

    /// <summary>A receiver, as its representative registered it.</summary>
    internal sealed record Receiver(string Id, Party Party, string Path, string Secret)
    {
        public string Address => $"/api/v1/webhooks/{Id}";
    }

    public async ValueTask InitializeAsync()
    {
        Hook = await Hook.StartAsync();
        Host = await StartHubAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Hook.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Another hub on the same database, with the same time.</summary>
    internal async Task<WebHost> StartHubAsync()
    {
        var started = await WebHost.StartAsync(Folder, Postgres, change: s => s with
        {
            Webhooks = new WebhookSettings { InnerTargets = [new Uri(Hook.Address, "/")], Lookup = LookUpAsync, Patience = TimeSpan.FromSeconds(5) },
        });
        started.Clock.Shift((Host ?? started).Clock.GetUtcNow() - started.Clock.GetUtcNow());
        return started;
    }

    internal void Lead(string name, params string[] addresses)
    {
        lock (names)
        {
            names[name] = [.. addresses.Select(IPAddress.Parse)];
        }
    }

    internal async Task<Party> FoundAsync()
    {
        var number = Interlocked.Increment(ref parties);
        var representative = $"rep-{number}";
        await Host.RegisterAsync(representative);
        var made = await Host.AskAsync(HttpMethod.Post, "/api/v1/parties", representative, Profile($"나루바이오 {number}"));
        Assert.True(made.Status == 201, made.Body);
        var party = new Party(made.Headers["Location"].Split('/')[^1], representative);
        Host.Callers.Give(representative, party.Id, "representative");
        Host.Callers.Give(representative, party.Id, "member");
        await Host.PutAsync(Membership(representative, party.Id));
        return party;
    }

    internal MembershipRow Membership(string person, string party, string role = "representative") => new()
    {
        Id = $"membership-{Guid.NewGuid():N}", Person = person, Party = party, Role = role, From = Host.Clock.GetUtcNow().AddMinutes(-1), GrantedBy = "system", Authority = "test",
    };

    internal async Task<Receiver> RegisterAsync(Party party, string types, string about = "own", string? address = null)
    {
        var path = $"/{Guid.NewGuid():N}";
        var made = await TryRegisterAsync(party, address ?? new Uri(Hook.Address, path).AbsoluteUri, types, about);
        Assert.True(made.Status == 201, made.Body);
        return new Receiver(made.Headers["Location"].Split('/')[^1], party, path, made.Json.GetProperty("secret").GetString()!);
    }

    internal Task<Answer> TryRegisterAsync(Party party, string address, string types = "party.changed", string about = "own", string? caller = null, string? description = null) =>
        Host.AskAsync(HttpMethod.Post, "/api/v1/webhooks", caller ?? party.Representative, new
        {
            party = party.Id,
            content = new { address, types = types.Split(' ', StringSplitOptions.RemoveEmptyEntries), about, description },
        });

    /// <summary>Something happens to the party: what it is called changes.</summary>
    internal async Task RenameAsync(Party party, WebHost? at = null)
    {
        var hub = at ?? Host;
        var now = await hub.AskAsync(HttpMethod.Get, $"/api/v1/parties/{party.Id}", party.Representative);
        var changed = await hub.AskAsync(
            HttpMethod.Put, $"/api/v1/parties/{party.Id}", party.Representative, Profile($"나루바이오 {Interlocked.Increment(ref parties)}"), ("If-Match", now.ETag));
        Assert.True(changed.Status == 204, changed.Body);
    }

    internal async Task<string> InventAsync(Party owner, string confidentiality)
    {
        var made = await Host.AskAsync(HttpMethod.Post, "/api/v1/innovations", owner.Representative, new
        {
            type = "software", stage = "prototype", names = new { ko = "판독 보조", en = "Reading aid" }, owners = new[] { owner.Id }, confidentiality,
        });
        Assert.True(made.Status == 201, made.Body);
        return made.Headers["Location"].Split('/')[^1];
    }

    internal async Task<string> DraftAsync(Party provider)
    {
        var made = await Host.AskAsync(
            HttpMethod.Post, "/api/v1/offerings", provider.Representative, new { kind = "equipment", provider = provider.Id, title = new { ko = "질량분석기", en = "Mass spectrometer" } });
        Assert.True(made.Status == 201, made.Body);
        return made.Headers["Location"].Split('/')[^1];
    }

    /// <summary>What a receiver was told, as its representative sees it; the newest first.</summary>
    internal async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(Receiver receiver, string? caller = null)
    {
        var list = await Host.AskAsync(HttpMethod.Get, $"{receiver.Address}/deliveries", caller ?? receiver.Party.Representative);
        Assert.True(list.Status == 200, list.Body);
        return [.. list.Json.GetProperty("items").EnumerateArray()];
    }

    /// <summary>Waits until a receiver's newest delivery is in a state.</summary>
    internal async Task<JsonElement> SeeAsync(Receiver receiver, string state, string? caller = null) => (await UntilAsync(
        async () => await DeliveriesAsync(receiver, caller), d => d.Count > 0 && d[0].GetProperty("state").GetString() == state))[0];

    internal Task<IReadOnlyList<Hook.Call>> CallsAsync(Receiver receiver, int count) =>
        UntilAsync(() => Task.FromResult(Hook.At(receiver.Path)), c => c.Count >= count);

    /// <summary>Waits until no notice waits, and nothing for these receivers: what was not sent until then never will be.</summary>
    internal Task SettleAsync(params Receiver[] receivers) => UntilAsync(
        async () =>
        {
            await using var connection = await Ledger.OpenReadAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT channel, order_key FROM ledger_message WHERE state = 'waiting'";
            await using var reader = await command.ExecuteReaderAsync();
            var waiting = new List<string>();
            while (await reader.ReadAsync())
            {
                waiting.Add(reader.IsDBNull(1) ? reader.GetString(0) : reader.GetString(1));
            }

            return waiting;
        },
        waiting => !waiting.Exists(w => w == "webhook-notice" || receivers.Any(r => w.StartsWith(r.Id, StringComparison.Ordinal))));

    internal ILedger Ledger => Host.Hub.Services.GetRequiredService<ILedger>();

    internal static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> isSo)
    {
        for (var i = 0; ; i++)
        {
            var seen = await look();
            if (isSo(seen))
            {
                return seen;
            }

            Assert.True(i < 1200, "It did not happen within a minute.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static object Profile(string name) => new { kind = "organisation", names = new { ko = name }, organisationType = "company", district = "28-songdo" };

    private Task<IPAddress[]> LookUpAsync(string name, CancellationToken stop)
    {
        lock (names)
        {
            return names.TryGetValue(name, out var addresses)
                ? Task.FromResult(addresses)
                : Task.FromException<IPAddress[]>(new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteLanding : Landing
{
    internal override string? Postgres => null;
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresLanding(SharedServer server) : Landing
{
    internal override string? Postgres { get; } = server.Server.Create().ConnectionString;
}
