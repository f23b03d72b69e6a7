using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Disclosure.Releases;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Directories;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Endpoints;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Institutions;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Identity;

/// <summary>A hub with identity and the directory, on https of this machine, with a real ledger and database.</summary>
internal sealed class IdentityHub : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = MakeCertificate();

    private readonly WebApplication app;
    private readonly ILedger ledger;
    private readonly MailCatcher mails = new();
    private readonly OutboxDispatcher dispatcher;

    private IdentityHub(WebApplication app, ILedger ledger, Uri origin, MovableClock clock)
    {
        this.app = app;
        this.ledger = ledger;
        Origin = origin;
        Clock = clock;
        dispatcher = new OutboxDispatcher(ledger.Outbox, [mails], new OutboxOptions { Clock = clock });
    }

    public IEnumerable<SentMail> Sent => mails.Sent;

    public static string CertificateHash => Certificate.GetCertHashString();

    public Uri Origin { get; }

    public string OriginText => Origin.GetLeftPart(UriPartial.Authority);

    public MovableClock Clock { get; }

    public ILedger Ledger => ledger;

    public IPersonKeys Keys => app.Services.GetRequiredService<IPersonKeys>();

    public IServiceProvider Services => app.Services;

    public static async Task<IdentityHub> StartAsync(
        LedgerAddress address, MovableClock? clock = null, IEnumerable<Institution>? institutions = null, int? port = null, IPersonKeys? keys = null,
        Action<IServiceCollection>? more = null)
    {
        clock ??= new MovableClock();
        keys ??= new MemoryPersonKeys();
        var opened = await Ledgers.OpenAsync(address, new LedgerOptions { Clock = clock, PersonKeys = keys, Projections = [DirectoryModule.Projection] });
        Assert(opened);
        var chosen = port ?? FreePort();
        var origin = new Uri($"https://localhost:{chosen}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port is null ? chosen : 0, l => l.UseHttps(Certificate)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(opened.Value!);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(_ => new HubDatabase(address));
        builder.Services.AddHubApi(PermissionTables.ReadOwn().Value!, new ApiLimits { AddressPerMinute = 100_000, CallerPerMinute = 100_000, IdentityPerMinute = 100_000 });
        builder.Services.AddIdentity(new HubIdentityOptions { Database = address, PublicOrigin = origin, Institutions = (institutions ?? []).ToValueList() });
        builder.Services.AddSingleton<IPasswordHasher<Account>>(new CountingHasher());
        builder.Services.AddSingleton<IReleaseVerifier>(NodeKeys.Read(Path.Combine(Path.GetTempPath(), "naru-no-keys"), out _));
        builder.Services.AddDirectory();
        more?.Invoke(builder.Services);
        var built = builder.Build();
        built.UseHubShell();
        built.UseRouting();
        built.UseAuthentication();
        built.UseIdentity();
        built.UseHubGate();
        built.MapHubApi();
        built.MapIdentity();
        built.MapDirectory();
        await built.StartAsync();
        var listening = new Uri(built.Urls.Single()).Port;
        return new IdentityHub(built, opened.Value!, origin, clock) { ListeningPort = listening };
    }

    /// <summary>Where it really listens: a second instance answers under the first one's name.</summary>
    public int ListeningPort { get; private init; }

    public Browser Browser() => new(this);

    /// <summary>Uses services as a request would.</summary>
    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The events of a person's stream, once all that waited is delivered.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> EventsOf(string person)
    {
        await DeliverAsync();
        var events = new List<RecordedEvent>();
        await foreach (var e in ledger.ReadStreamAsync(PendingDelivery.StreamOf(person)))
        {
            events.Add(e);
        }

        return events;
    }

    public async Task DeliverAsync()
    {
        await app.Services.GetRequiredService<PendingDelivery>().DeliverAsync(CancellationToken.None);
        while (await dispatcher.DispatchOnceAsync() > 0)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await ledger.DisposeAsync();
    }

    private static void Assert<T>(Result<T> result)
        where T : class
    {
        if (!result.IsSuccess)
        {
            throw new InvalidOperationException(string.Join('\n', result.Findings));
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
