using Naru.Core;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Files;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Endpoints;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;
using Naru.Hub.Webhooks;
using Naru.Ledger;
using Naru.Ledger.Projections;

namespace Naru.Web;

/// <summary>The hub's modules: one line each for what the ledger follows, for services and for endpoints.</summary>
public static class HubModules
{
    /// <summary>What the ledger keeps up to date: also for <c>naru hub rebuild</c>.</summary>
    public static ValueList<IProjection> Projections { get; } = [DirectoryModule.Projection, WebhookModule.Projection];

    /// <summary>Their services.</summary>
    /// <param name="services">The hub's services.</param>
    /// <param name="settings">How it is set up.</param>
    /// <param name="concepts">The concepts of its vocabulary; null if it has none.</param>
    internal static void AddHubModules(this IServiceCollection services, HubSettings settings, IConceptHierarchy? concepts)
    {
        services.AddIdentity(new HubIdentityOptions
        {
            Database = settings.Ledger,
            PublicOrigin = settings.PublicOrigin,
            Institutions = settings.Institutions,
            KeyCertificateFile = settings.KeyCertificateFile,
            KeyCertificatePassword = settings.KeyCertificatePassword,
        });
        services.AddFiles(new FileServiceOptions { Folder = settings.Folder.Files });
        services.AddOutboxSenders(settings.Mail ?? MailSettings.Into(settings.Folder.Mail, settings.PublicOrigin.Host), settings.Webhooks);
        services.AddDirectory(concepts, settings.PublicOrigin);
        services.AddWebhooks();
    }

    /// <summary>Their endpoints.</summary>
    internal static void MapHubModules(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapIdentity();
        endpoints.MapFiles();
        endpoints.MapDirectory();
        endpoints.MapWebhooks();
    }

    /// <summary>Whether the process lives, and whether it can work: for whoever watches over it. They say nothing else.</summary>
    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health", (HubAlarms alarms) => alarms.All is { Count: > 0 } all
            ? Results.Text(string.Concat(all.Select(a => $"{a.Code}\n")), statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok\n")).ExcludeFromDescription();
        endpoints.MapGet("/health/live", () => Results.Text("live\n")).ExcludeFromDescription();
        endpoints.MapGet("/health/ready", async (ILedger ledger, CancellationToken stop) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(TimeSpan.FromSeconds(3));
            try
            {
                await ledger.GetHeadAsync(patience.Token).ConfigureAwait(false);
                return Results.Text("ready\n");
            }
            catch (Exception e) when (e is System.Data.Common.DbException or OperationCanceledException or IOException)
            {
                return Results.Text("not ready\n", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).ExcludeFromDescription();
    }
}
