using System.Text.Json;

namespace Naru.Disclosure.Questions;

/// <summary>Texts within a canonical text, quoted so that no two different lists of texts read the same.</summary>
internal static class CanonicalText
{
    public static string Quote(string text) => JsonSerializer.Serialize(text);
}
