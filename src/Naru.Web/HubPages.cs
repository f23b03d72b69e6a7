using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories;
using Naru.Hub.Files;
using Naru.Hub.Identity;
using Naru.Hub.Outbox;
using Naru.Hub.Permissions;
using Naru.Hub.Time;
using Naru.Ledger;
using Scalar.AspNetCore;

namespace Naru.Web;

/// <summary>The hub's pages that are documentation: the API's, and one for every error code, where the type of a problem leads.</summary>
internal static class HubPages
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Every kind of error that the hub can answer with, by code.</summary>
    public static FrozenDictionary<string, ErrorKind> Kinds { get; } = new[]
    {
        ApiErrors.All, HostErrors.All, PermissionErrors.All, LedgerErrors.All, IdentityErrors.All, FileErrors.All, OutboxErrors.All, TimeErrors.All, DirectoryErrors.All,
    }.SelectMany(all => all).ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/docs/errors/{code}", (string code) => Kinds.TryGetValue(code, out var kind)
            ? Results.Content(Page(kind), "text/html; charset=utf-8")
            : Results.NotFound()).ExcludeFromDescription();
        endpoints.MapScalarApiReference("/docs/api", (options, context) =>
        {
            options.Title = "Naru API";
            options.OpenApiRoutePattern = "/openapi/{documentName}.json";
            // Nothing from elsewhere, nothing told to others: the page is the hub's own.
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.ProxyUrl = null;
            options.HideClientButton = true;
            options.Agent = null;
            options.Mcp = null;
            options.Nonce = ApiPage.NonceOf(context);
        });
    }

    private static string Page(ErrorKind kind) =>
        $"""
        <!doctype html>
        <html lang="ko">
        <meta charset="utf-8">
        <title>{kind.Code} · Naru</title>
        <h1>{kind.Code}</h1>
        <p>{Html.Encode(kind.Message.Korean)}</p>
        <p>{Html.Encode(kind.Advice.Korean)}</p>
        <p lang="en">{Html.Encode(kind.Message.English)}</p>
        <p lang="en">{Html.Encode(kind.Advice.English)}</p>
        </html>
        """;
}
