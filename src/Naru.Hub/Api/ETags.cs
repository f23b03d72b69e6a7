using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Naru.Hub.Api;

/// <summary>Entity tags: the version of a thing's stream.</summary>
internal static class ETags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>The version of a tag; null if the tag is not one of ours.</summary>
    public static long? Version(string tag) =>
        tag.Length > 3 && tag.StartsWith("\"v", StringComparison.Ordinal) && tag[^1] == '"'
        && long.TryParse(tag.AsSpan(2, tag.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    /// <summary>Whether the caller has this version already (If-None-Match).</summary>
    public static bool IsKnown(HttpRequest request, string tag) => request.Headers.IfNoneMatch
        .SelectMany(v => (v ?? "").Split(','))
        .Select(v => v.Trim())
        .Any(v => v == "*" || v == tag || v == $"W/{tag}");
}
