using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Naru.Core;
using Naru.Disclosure.Releases;
using Naru.Hub.Api;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Endpoints;
using Naru.Hub.Identity.Erasing;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Hub.Webhooks;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Personal;

namespace Naru.Web;

/// <summary>A hub that is built and can be started. Safe for threads.</summary>
public sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly OpenHub open;
    private readonly CheckpointSigner signer;
    private readonly IConceptHierarchy? concepts;

    private HubHost(WebApplication web, OpenHub open, CheckpointSigner signer, IConceptHierarchy? concepts) =>
        (this.web, this.open, this.signer, this.concepts) = (web, open, signer, concepts);

    /// <summary>Where it listens, once it is started.</summary>
    public ValueList<string> Addresses => [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>The file with the public part of the key that signs its checkpoints: to be kept by whoever will verify.</summary>
    public string CheckpointPublicKey => CheckpointKeyFile.PublicKey(open.Settings, signer);

    /// <summary>Its services: for tests.</summary>
    internal IServiceProvider Services => web.Services;

    /// <summary>Builds a hub: opens its folder, its keys and its ledger, and puts its modules together.</summary>
    /// <param name="settings">How.</param>
    /// <param name="clock">The clock; null for the system's.</param>
    /// <param name="configure">What a test adds; null for nothing.</param>
    /// <param name="mayMake">Whether a hub that is not there is made.</param>
    /// <param name="stop">Stops opening.</param>
    /// <returns>The hub; or everything that prevents it.</returns>
    public static async Task<Result<HubHost>> BuildAsync(
        HubSettings settings, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null, bool mayMake = true, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        clock ??= TimeProvider.System;
        var findings = new List<Error>();
        var permissions = PermissionTables.ReadOwn();
        var nodes = NodeKeys.Read(settings.Folder.Nodes, out var unreadable);
        var words = settings.Vocabulary is { } vocabulary ? OpenConcepts(vocabulary) : null;
        findings.AddRange(permissions.Errors.Concat(Certificates(settings)).Concat(words?.Errors ?? []));
        findings.AddRange(unreadable.Select(f => HostErrors.SettingUnusable.At(new SourcePlace(f), "nodes", "PEM (P-256)")));
        if (findings.Count > 0)
        {
            return Failure(words?.Value, findings.ToValueList());
        }

        var opened = await OpenHub.OpenAsync(settings, clock, mayMake, stop).ConfigureAwait(false);
        if (!opened.IsSuccess)
        {
            return Failure(words?.Value, opened.Findings);
        }

        var key = CheckpointKeyFile.Open(settings, mayMake);
        try
        {
            if (key.IsSuccess)
            {
                return Result.Success(
                    new HubHost(Build(opened.Value, key.Value, clock, permissions.Value!, nodes, words?.Value, configure), opened.Value, key.Value, words?.Value), opened.Findings);
            }
        }
        catch
        {
            key.Value?.Dispose();
            Close(words?.Value);
            await opened.Value.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await opened.Value.DisposeAsync().ConfigureAwait(false);
        return Failure(words?.Value, key.Findings);
    }

    /// <summary>Starts listening.</summary>
    /// <returns>Null; or why it cannot.</returns>
    public async Task<Error?> StartAsync(CancellationToken stop = default)
    {
        Error error;
        try
        {
            await web.StartAsync(stop).ConfigureAwait(false);
            return null;
        }
        catch (HubStartException e)
        {
            error = e.Error;
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException
            || (e is IOException && e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or System.Net.Sockets.SocketException))
        {
            // The server itself says nothing of addresses where it does not listen.
            error = HostErrors.AddressUnusable.At(SourcePlace.None, string.Join(", ", open.Settings.Urls));
        }

        // What has begun already ends in order; otherwise the framework takes that for a failure of its own.
        await web.StopAsync(CancellationToken.None).ConfigureAwait(false);
        return error;
    }

    /// <summary>A link that makes the hub's first officer, and works once; null if it has one. For the operator's console alone.</summary>
    public Task<Uri?> OfferFirstOfficerAsync(CancellationToken stop = default) => FirstOfficer.OfferAsync(web.Services, stop);

    /// <summary>Erases a person, also in a hub that is not started: what the operator does for somebody who asks for it.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="stop">Stops; a running hub goes on with it.</param>
    /// <returns>What became of it; or that nobody has this id (IDN904), or why the ledger does not record it (LDG).</returns>
    public async Task<Result<ErasedPerson>> EraseAsync(string person, CancellationToken stop = default)
    {
        var erased = await Erasures.EraseAsync(web.Services, person, stop).ConfigureAwait(false);
        return erased.IsSuccess ? Result.Success(new ErasedPerson(erased.Value.Person, erased.Value.WaitsUntil)) : Result.Failure<ErasedPerson>(erased.Findings);
    }

    /// <summary>Waits until it is told to stop, by the token or by a signal, and stops.</summary>
    public Task WaitAsync(CancellationToken stop = default) => web.WaitForShutdownAsync(stop);

    /// <summary>Takes no more requests, and waits for those that run.</summary>
    public Task StopAsync(CancellationToken stop = default) => web.StopAsync(stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await web.DisposeAsync().ConfigureAwait(false);
        signer.Dispose();
        await open.DisposeAsync().ConfigureAwait(false);
        Close(concepts);
    }

    /// <summary>What is wrong with the folder, and that it is the setting's.</summary>
    private static Result<IConceptHierarchy> OpenConcepts(string folder)
    {
        var opened = DirectoryModule.OpenConcepts(folder);
        return opened.IsSuccess
            ? opened
            : Result.Failure<IConceptHierarchy>([HostErrors.VocabularyUnusable.At(new SourcePlace(folder), folder), .. opened.Errors]);
    }

    private static Result<HubHost> Failure(IConceptHierarchy? concepts, ValueList<Error> findings)
    {
        Close(concepts);
        return Result.Failure<HubHost>(findings);
    }

    private static void Close(IConceptHierarchy? concepts) => (concepts as IDisposable)?.Dispose();

    private static WebApplication Build(
        OpenHub open, CheckpointSigner signer, TimeProvider clock, PermissionTables permissions, NodeKeys nodes, IConceptHierarchy? concepts, Action<WebApplicationBuilder>? configure)
    {
        var settings = open.Settings;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ApplicationName = "Naru.Web", ContentRootPath = AppContext.BaseDirectory });
        Listen(builder, settings);
        Log(builder);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<HubAlarms>();
        builder.Services.AddSingleton(WebhookModule.Noticed(open.Ledger));
        builder.Services.AddSingleton<IPersonKeys>(open.PersonKeys);
        builder.Services.AddSingleton(_ => new HubDatabase(settings.Ledger));
        builder.Services.AddSingleton<IReleaseVerifier>(_ => nodes);
        builder.Services.AddHubApi(permissions, settings.Limits);
        builder.Services.AddHubModules(settings, concepts);
        builder.Services.AddHostedService<OutboxPump>();
        builder.Services.AddSingleton(s => new CheckpointPump(
            open.Ledger, signer, settings, clock, s.GetRequiredService<HubAlarms>(), s.GetRequiredService<ILogger<CheckpointPump>>()));
        builder.Services.AddHostedService(s => s.GetRequiredService<CheckpointPump>());
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        Proxies(builder, settings);
        configure?.Invoke(builder);

        var app = builder.Build();
        if (settings.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders();
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
        app.MapAssets();
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
        // That the start failed is told by code; the framework would add a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    /// <summary>What is wrong with the certificates, before anything is opened.</summary>
    private static IEnumerable<Error> Certificates(HubSettings settings) =>
    [
        .. Certificate("certificate", settings.CertificateFile, settings.CertificatePassword),
        .. Certificate("keyCertificate", settings.KeyCertificateFile, settings.KeyCertificatePassword),
    ];

    private static IEnumerable<Error> Certificate(string name, string? file, string? password)
    {
        string? why = null;
        try
        {
            using var certificate = file is null ? null : X509CertificateLoader.LoadPkcs12FromFile(file, password);
            why = certificate is { HasPrivateKey: false } ? "no private key" : null;
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or IOException or UnauthorizedAccessException)
        {
            why = e.GetType().Name;
        }

        return why is null ? [] : [HostErrors.CertificateUnusable.At(new SourcePlace(file), $"{name}File", why, $"{name}Password")];
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
