using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Naru.Hub.Api;

/// <summary>Entity tags: the version of a thing's stream.</summary>
internal static class ETags
{
    private const int TagBytes = 8;

    /// <summary>
    /// The tag of what is shown of a version. What is shown differs from caller to caller, and so do the tags: nobody is told that what somebody else was shown,
    /// from this browser perhaps, is still right.
    /// </summary>
    public static string Of(long version, ReadOnlySpan<byte> shown)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(shown, hash);
        return string.Create(CultureInfo.InvariantCulture, $"\"v{version}-{Convert.ToHexStringLower(hash[..TagBytes])}\"");
    }

    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>The version of a tag; null if the tag is not one of ours.</summary>
    public static long? Version(string tag)
    {
        if (tag.Length <= 3 || !tag.StartsWith("\"v", StringComparison.Ordinal) || tag[^1] != '"')
        {
            return null;
        }

        var text = tag.AsSpan(2, tag.Length - 3);
        var end = text.IndexOf('-');
        return long.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    /// <summary>Whether the caller has this version already (If-None-Match).</summary>
    public static bool IsKnown(HttpRequest request, string tag) => request.Headers.IfNoneMatch
        .SelectMany(v => (v ?? "").Split(','))
        .Select(v => v.Trim())
        .Any(v => v == "*" || v == tag || v == $"W/{tag}");
}
