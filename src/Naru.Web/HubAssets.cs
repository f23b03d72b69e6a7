using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Naru.Web;

/// <summary>
/// The pages and scripts of the hub that are plain files (<c>wwwroot</c>). They are part of the program: whoever can change a file beside it cannot change what people's browsers run,
/// and wherever the program is, they are. Nothing is served that is not listed here at the start.
/// </summary>
internal static class HubAssets
{
    /// <summary>Where scripts and styles are.</summary>
    public const string Root = "/assets";

    private const string Folder = "wwwroot/";
    private const string Page = ".html";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Page] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every address that is served: a page under its name, anything else under <see cref="Root"/>.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Names().Select(PathOf).Order(StringComparer.Ordinal)];

    /// <summary>Serves them.</summary>
    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        // Whoever opens the hub by its name alone has the own account before them, or is led to sign in.
        endpoints.MapGet("/", () => Results.Redirect("/account")).ExcludeFromDescription();
        foreach (var name in Names())
        {
            var content = Read(name);
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
            var type = Types[Path.GetExtension(name)];
            endpoints.MapGet(PathOf(name), (HttpContext context) =>
            {
                // Kept, but asked about every time: a mended script is everywhere at once.
                context.Response.Headers.CacheControl = "no-cache";
                return Results.Bytes(content, type, entityTag: tag);
            }).ExcludeFromDescription();
        }
    }

    private static IEnumerable<string> Names() => typeof(HubAssets).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal));

    private static string PathOf(string name) => name.EndsWith(Page, StringComparison.Ordinal)
        ? $"/{name[Folder.Length..^Page.Length]}"
        : $"{Root}/{name[Folder.Length..]}";

    private static byte[] Read(string name)
    {
        using var stream = typeof(HubAssets).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
