using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Files;
using Naru.Hub.Files.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Files;

/// <summary>
/// A web server with the files' endpoints alone. A token is a person's id, or <c>person/scope</c>. <c>writer</c> and <c>colleague</c> may change case-1, <c>reader</c> may see it, everybody else
/// may not even know of it.
/// </summary>
internal sealed class FilesHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FilesHost(FileWorld world, WebApplication app)
    {
        World = world;
        this.app = app;
    }

    public FileWorld World { get; }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints);

    /// <summary>Whose rights have ended.</summary>
    public HashSet<string> Ended { get; } = new(StringComparer.Ordinal);

    public static async Task<FilesHost> StartAsync()
    {
        var world = await FileWorld.MakeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FilesHost? host = null;
        builder.Services.AddSingleton<TimeProvider>(world.Clock);
        builder.Services.AddSingleton(world.Database);
        builder.Services.AddSingleton<IPersonKeys>(world.Keys);
        builder.Services.AddSingleton<ICallers, Callers>();
        builder.Services.AddSingleton<IFileAccess>(_ => new CaseOne(host!.Ended));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication("token").AddScheme<AuthenticationSchemeOptions, TokenHandler>("token", null);
        builder.Services.AddHubApi(PermissionTables.ReadOwn().Value!, new ApiLimits());
        builder.Services.AddFiles(world.Options);
        var built = builder.Build();
        built.UseHubShell();
        built.UseRouting();
        built.UseAuthentication();
        built.UseHubGate();
        built.MapHubApi();
        built.MapFiles();
        host = new FilesHost(world, built);
        await built.StartAsync(FileWorld.Stop);
        return host;
    }

    public HttpClient As(string? token)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await World.DisposeAsync();
    }

    private sealed class CaseOne(HashSet<string> ended) : IFileAccess
    {
        public ValueTask<SubjectRight> OfAsync(Caller caller, string party, string subject, CancellationToken stop) => ValueTask.FromResult(
            party != "org-1" || subject != "case-1" || ended.Contains(caller.Person!) ? SubjectRight.None : caller.Person switch
            {
                "writer" or "colleague" => SubjectRight.Write,
                "reader" => SubjectRight.Read,
                _ => SubjectRight.None,
            });
    }

    private sealed class Callers : ICallers
    {
        public ValueTask<Caller> OfAsync(ClaimsPrincipal principal, CancellationToken stop)
        {
            var token = principal.Identity!.Name!.Split('/');
            return ValueTask.FromResult(new Caller(token[0], [], token.Length > 1 ? token[1..].ToValueList() : null));
        }
    }

    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is null)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, header.Parameter)], "token");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "token")));
        }
    }
}
