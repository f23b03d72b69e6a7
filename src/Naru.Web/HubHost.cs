using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Naru.Core;
using Naru.Disclosure.Releases;
using Naru.Hub.Api;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Endpoints;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Ledger;
using Naru.Ledger.Personal;

namespace Naru.Web;

/// <summary>A hub that is built and can be started. Safe for threads.</summary>
public sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly ILedger ledger;
    private readonly PersonKeyStore personKeys;

    private HubHost(WebApplication web, ILedger ledger, PersonKeyStore personKeys) => (this.web, this.ledger, this.personKeys) = (web, ledger, personKeys);

    /// <summary>Where it listens, once it is started.</summary>
    public ValueList<string> Addresses => [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Its services: for tests.</summary>
    internal IServiceProvider Services => web.Services;

    /// <summary>Builds a hub: opens its folder, its keys and its ledger, and puts its modules together.</summary>
    /// <param name="settings">How.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    /// <param name="configure">What a test adds; null for nothing.</param>
    /// <param name="stop">Stops opening.</param>
    /// <returns>The hub; or everything that prevents it.</returns>
    public static async Task<Result<HubHost>> BuildAsync(HubSettings settings, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        clock ??= TimeProvider.System;
        var findings = new List<Error>();
        if (settings.Folder.Prepare() is { } folder)
        {
            findings.Add(folder);
            return Result.Failure<HubHost>(findings.ToValueList());
        }

        var permissions = PermissionTables.ReadOwn();
        var lockKey = settings.Folder.Lock(settings.PersonKeyFile);
        var nodes = NodeKeys.Read(settings.Folder.Nodes, out var unreadable);
        findings.AddRange(permissions.Errors.Concat(lockKey.Errors));
        findings.AddRange(CertificateFindings(settings));
        findings.AddRange(unreadable.Select(f => HostErrors.SettingUnusable.At(new SourcePlace(f), "nodes", "PEM (P-256)")));
        if (findings.Count > 0)
        {
            return Result.Failure<HubHost>(findings.ToValueList());
        }

        if (settings.Postgres is null && settings.Folder.MakeDatabases() is { } unwritable)
        {
            return Result.Failure<HubHost>([unwritable]);
        }

        var keys = await PersonKeyStore.OpenAsync(settings.PersonKeys, lockKey.Value!, clock, stop).ConfigureAwait(false);
        if (!keys.IsSuccess)
        {
            return Result.Failure<HubHost>(keys.Findings);
        }

        var options = new LedgerOptions { Clock = clock, PersonKeys = keys.Value, Projections = HubModules.Projections };
        var opened = await Ledgers.OpenAsync(settings.Ledger, options, stop).ConfigureAwait(false);
        if (!opened.IsSuccess)
        {
            await keys.Value.DisposeAsync().ConfigureAwait(false);
            return Result.Failure<HubHost>(opened.Findings);
        }

        var app = Build(settings, clock, permissions.Value!, keys.Value, opened.Value, nodes, configure);
        return Result.Success(new HubHost(app, opened.Value, keys.Value), opened.Findings);
    }

    /// <summary>Certificates are read before anything is opened: one that does not open would end the start halfway.</summary>
    private static IEnumerable<Error> CertificateFindings(HubSettings settings)
    {
        foreach (var (name, file, password) in ((string, string?, string?)[])
            [("certificateFile", settings.CertificateFile, settings.CertificatePassword), ("keyCertificateFile", settings.KeyCertificateFile, settings.KeyCertificatePassword)])
        {
            if (file is not null && !IsReadable(file, password))
            {
                yield return HostErrors.SettingUnusable.At(SourcePlace.None, name, "PKCS#12, with its private key and password");
            }
        }

        if (settings.CertificateFile is null && settings.Urls.Any(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            yield return HostErrors.SettingUnusable.At(SourcePlace.None, "certificateFile", "file (PKCS#12)");
        }

        static bool IsReadable(string file, string? password)
        {
            try
            {
                using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
                return certificate.HasPrivateKey;
            }
            catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Starts listening.</summary>
    /// <returns>Null; or why it cannot.</returns>
    public async Task<Error?> StartAsync(CancellationToken stop = default)
    {
        try
        {
            await web.StartAsync(stop).ConfigureAwait(false);
            return null;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or System.Net.Sockets.SocketException)
        {
            return HostErrors.AddressUnusable.At(SourcePlace.None, string.Join(", ", web.Urls));
        }
        catch (System.Net.Sockets.SocketException)
        {
            return HostErrors.AddressUnusable.At(SourcePlace.None, string.Join(", ", web.Urls));
        }
    }

    /// <summary>A link that makes the hub's first officer, and works once; null if it has one. For the operator's console alone.</summary>
    public Task<Uri?> OfferFirstOfficerAsync(CancellationToken stop = default) => FirstOfficer.OfferAsync(web.Services, stop);

    /// <summary>Waits until it is told to stop, by the token or by a signal, and stops.</summary>
    public Task WaitAsync(CancellationToken stop = default) => web.WaitForShutdownAsync(stop);

    /// <summary>Takes no more requests, and waits for those that run.</summary>
    public Task StopAsync(CancellationToken stop = default) => web.StopAsync(stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync().ConfigureAwait(false);
        await ledger.DisposeAsync().ConfigureAwait(false);
        await personKeys.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(
        HubSettings settings, TimeProvider clock, PermissionTables permissions, PersonKeyStore keys, ILedger ledger, NodeKeys nodes, Action<WebApplicationBuilder>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ApplicationName = "Naru.Web", ContentRootPath = AppContext.BaseDirectory });
        Listen(builder, settings);
        Log(builder);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(ledger);
        builder.Services.AddSingleton<IPersonKeys>(keys);
        builder.Services.AddSingleton(_ => new HubDatabase(settings.Ledger));
        builder.Services.AddSingleton<IReleaseVerifier>(_ => nodes);
        builder.Services.AddHubApi(permissions, settings.Limits);
        builder.Services.AddHubModules(settings);
        builder.Services.AddHostedService<OutboxPump>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        Proxies(builder, settings);
        configure?.Invoke(builder);

        var app = builder.Build();
        if (settings.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (settings.PublicOrigin.Scheme == Uri.UriSchemeHttps)
        {
            // Whoever is in between, and whether it says so: people are on https, so that cookies are for https alone and addresses begin with it.
            app.Use((context, next) =>
            {
                context.Request.Scheme = Uri.UriSchemeHttps;
                return next(context);
            });
        }

        app.UseHubShell();
        // A name that is not the hub's own (a page elsewhere whose name leads here) is answered nothing.
        string[] names = [settings.PublicOrigin.Host, "localhost", "127.0.0.1", "[::1]"];
        app.Use((context, next) => names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            ? next(context)
            : throw new Microsoft.AspNetCore.Http.BadHttpRequestException("The name is not the hub's."));
        app.UseRouting();
        app.UseAuthentication();
        app.UseIdentity();
        app.UseHubGate();
        app.MapHubApi();
        app.MapHubModules();
        app.MapPages();
        app.MapHealth();
        var undecided = HubApi.Undecided(((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints));
        return undecided.Count == 0 ? app : throw new InvalidOperationException($"Nobody decided who may ask for: {string.Join(", ", undecided)}");
    }

    private static void Listen(WebApplicationBuilder builder, HubSettings settings)
    {
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MaxConcurrentConnections = 5000;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            if (settings.CertificateFile is { } file)
            {
                kestrel.ConfigureHttpsDefaults(o => o.ServerCertificate = X509CertificateLoader.LoadPkcs12FromFile(file, settings.CertificatePassword));
            }
        });
    }

    /// <summary>Lines of JSON with ids and codes. What frameworks would tell of single requests is left out: addresses may hold what somebody typed.</summary>
    private static void Log(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Naru", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Error);
    }

    private static void Proxies(WebApplicationBuilder builder, HubSettings settings)
    {
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.ForwardLimit = settings.TrustedProxies.Count;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in settings.TrustedProxies)
            {
                o.KnownProxies.Add(proxy);
            }
        });
    }
}
