using System.Collections.Frozen;

namespace Naru.Cohorts.Description;

/// <summary>Singular, plural and lists of English.</summary>
internal static class English
{
    /// <summary>A number with its noun: <c>1 day</c>, <c>2 days</c>.</summary>
    internal static string Count(long number, string noun) => $"{Values.Of(number)} {Noun(number, noun)}";

    /// <summary>The noun in the form that the number wants.</summary>
    internal static string Noun(long number, string noun) => number == 1 ? noun : Plural(noun);

    /// <summary>The plural; of a phrase such as <c>number of refills</c>, that of its first noun.</summary>
    internal static string Plural(string noun)
    {
        var of = noun.IndexOf(" of ", StringComparison.Ordinal);
        if (of >= 0)
        {
            return $"{Plural(noun[..of])}{noun[of..]}";
        }

        var inside = noun.IndexOf(" in ", StringComparison.Ordinal);
        if (inside >= 0)
        {
            return $"{Plural(noun[..inside])}{noun[inside..]}";
        }

        return noun.EndsWith('y') && noun.Length > 1 && !Vowels.Contains(noun[^2]) ? $"{noun[..^1]}ies" : $"{noun}s";
    }

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    internal static string Or(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";

    private static readonly FrozenSet<char> Vowels = ['a', 'e', 'i', 'o', 'u'];
}
