using System.Security.Cryptography;
using System.Text;

namespace Naru.Cdm.Quality.Page;

/// <summary>The style sheet and the script of the page, and the policy that lets in nothing else.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    /// <summary>The content security policy: the hashes are of exactly what stands in the page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"page/{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        // A browser hashes what it parsed, in which every line ends with a line feed.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
