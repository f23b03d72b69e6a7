using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>A text in both languages, as the API writes it. Immutable.</summary>
/// <param name="Ko">한국어.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Ko, string En)
{
    /// <summary>A text of the program.</summary>
    public static LocalizedText Of(BilingualText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new LocalizedText(text.Korean, text.English);
    }
}
