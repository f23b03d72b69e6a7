using Microsoft.AspNetCore.Http;
using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>The language that a request asks for.</summary>
internal static class Languages
{
    /// <summary>English if Accept-Language prefers it, else Korean.</summary>
    public static Language Of(HttpRequest request)
    {
        var (korean, english) = (-1.0, -1.0);
        foreach (var item in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = item.Quality ?? 1;
            if (Is(item.Value.AsSpan(), "ko"))
            {
                korean = Math.Max(korean, quality);
            }
            else if (Is(item.Value.AsSpan(), "en"))
            {
                english = Math.Max(english, quality);
            }
        }

        return english > 0 && english > korean ? Language.English : Language.Korean;
    }

    private static bool Is(ReadOnlySpan<char> tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == 2 || tag[2] == '-');
}
