using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Hub.Api.Limits;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;
using Naru.Hub.Identity.Tokens;
using Naru.Tests.Hub.Identity;
using Naru.Web;

namespace Naru.Tests.Web.Browser;

/// <summary>The whole hub as a person deploys it, on SQLite, at a free port of this machine; whoever asks has to sign in or to show a token.</summary>
internal sealed class OwnHub : IAsyncDisposable
{
    private readonly HubHost hub;
    private readonly string folder;

    private OwnHub(HubHost hub, string folder, Uri origin, MovableClock clock) => (this.hub, this.folder, Origin, Clock) = (hub, folder, origin, clock);

    /// <summary>As people open it: browsers take passkeys for a name only.</summary>
    public Uri Origin { get; }

    public string OriginText => Origin.GetLeftPart(UriPartial.Authority);

    public MovableClock Clock { get; }

    /// <param name="certificate">A PKCS #12 file without a password; null for a hub in the clear.</param>
    public static async Task<OwnHub> StartAsync(string? certificate = null)
    {
        var own = Directory.CreateTempSubdirectory("naru-own-hub").FullName;
        var scheme = certificate is null ? "http" : "https";
        var port = FreePort();
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = $"{scheme}://127.0.0.1:{port}" };
        if (certificate is not null)
        {
            overrides["certificateFile"] = certificate;
        }

        var settings = HubSettingsReader.Read(own, [], overrides).Value! with
        {
            Limits = new ApiLimits { AddressPerMinute = 1_000_000, CallerPerMinute = 1_000_000, IdentityPerMinute = 1_000_000, CostlyPerMinute = 1_000_000 },
        };
        var movable = new MovableClock();
        var built = await HubHost.BuildAsync(settings, movable, builder => builder.Logging.ClearProviders());
        if (!built.IsSuccess || await built.Value.StartAsync() is not null)
        {
            throw new InvalidOperationException(string.Join("\n", built.Findings));
        }

        return new OwnHub(built.Value, own, new Uri($"{scheme}://localhost:{port}"), movable);
    }

    /// <summary>An account, with a token that was made at the hub.</summary>
    public async Task<(string Person, string Token)> AccountAsync(params string[] scopes)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var person = $"person-{Guid.NewGuid():N}";
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        db.Users.Add(new Account
        {
            Id = person,
            Name = "김나루",
            UserName = $"{person}@example.org",
            NormalizedUserName = $"{person}@example.org",
            Email = $"{person}@example.org",
            NormalizedEmail = $"{person}@example.org",
            EmailConfirmed = true,
            SecurityStamp = person,
            CreatedAt = Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        var made = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAsync(person, new ApiTokenRequest("명령줄", [.. scopes], 30), CancellationToken.None);
        return (person, made.Value!.Token);
    }

    /// <summary>What the hub says of a key.</summary>
    public async Task<Result<SigningKeyRow>> InForceAsync(string thumbprint, KeyUse use)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SigningKeyService>().InForceAsync(thumbprint, use, CancellationToken.None);
    }

    /// <summary>The link that the hub's console shows while there is no officer.</summary>
    public async Task<Uri> FirstOfficerLinkAsync() => (await hub.OfferFirstOfficerAsync())!;

    /// <summary>The link in the mail to an address. A hub without a mail server puts its mails into its folder.</summary>
    public async Task<Uri> MailedLinkAsync(string address, CancellationToken stop, string page = "")
    {
        var mails = Path.Combine(folder, "mail");
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            foreach (var file in Directory.Exists(mails) ? Directory.GetFiles(mails, "*.eml") : [])
            {
                var mail = await MimeKit.MimeMessage.LoadAsync(file, stop);
                if (mail.To.Mailboxes.Any(m => m.Address == address))
                {
                    var text = mail.TextBody ?? "";
                    var link = new Uri(text[text.IndexOf(OriginText, StringComparison.Ordinal)..].Split(['\r', '\n', ' ', '>'])[0]);
                    if (link.AbsolutePath.StartsWith($"/{page}", StringComparison.Ordinal))
                    {
                        return link;
                    }
                }
            }

            await Task.Delay(50, stop);
        }

        throw new InvalidOperationException($"No mail with a link to /{page} came within a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        await hub.StopAsync();
        await hub.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
