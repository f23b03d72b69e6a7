using System.Globalization;

namespace Naru.Vocabulary.Search;

/// <summary>A query's text, cut up like a name.</summary>
internal sealed class QueryText
{
    private const int ShortestCodePrefix = 3;

    public QueryText(string text)
    {
        var folded = new FoldedText(text.Length <= ConceptQuery.MaximumLength ? text : text[..ConceptQuery.MaximumLength]);
        Compact = ConceptDocument.Shortened(folded.Compact);
        Words = [.. folded.Words.Distinct(StringComparer.Ordinal).Take(ConceptQuery.MaximumWords)];
        Last = folded.Words.Count > 0 && Words.Contains(folded.Words[^1], StringComparer.Ordinal) ? folded.Words[^1] : null;
        // Digits alone: 250.00 is a code, and not the id 25000.
        Id = folded.Words is [{ Length: <= 18 } number] && number.All(char.IsAsciiDigit)
            ? long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        MayBeginCode = Compact.Length >= ShortestCodePrefix && char.IsAsciiLetter(Compact[0]) && Compact.Any(char.IsAsciiDigit);
    }

    public string Compact { get; }

    /// <summary>The different words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The word that may still be being typed.</summary>
    public string? Last { get; }

    /// <summary>The number that the text is.</summary>
    public long? Id { get; }

    /// <summary>Whether the text looks like the beginning of a code, as E11 does.</summary>
    public bool MayBeginCode { get; }
}
