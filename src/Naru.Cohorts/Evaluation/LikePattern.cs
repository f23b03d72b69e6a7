namespace Naru.Cohorts.Evaluation;

/// <summary>SQL's <c>LIKE</c> without escapes: <c>%</c> is any text, <c>_</c> any one character; case matters.</summary>
internal static class LikePattern
{
    internal static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] == '%')
        {
            for (var i = 0; i <= text.Length; i++)
            {
                if (Matches(text[i..], pattern[1..]))
                {
                    return true;
                }
            }

            return false;
        }

        if (text.IsEmpty)
        {
            return false;
        }

        // One character is one Unicode scalar, which may take two UTF-16 units.
        var width = char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
        return pattern[0] == '_'
            ? Matches(text[width..], pattern[1..])
            : text[0] == pattern[0] && Matches(text[1..], pattern[1..]);
    }
}
