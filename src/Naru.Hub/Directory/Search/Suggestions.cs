using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// What may have been meant where nothing was found: the query with words of the index in the place of those that nothing has. A suggestion finds something that the
/// viewer may see, under the same filters; words of other documents are never suggested. What is near to a word is the same as in the search of concepts
/// (<see cref="Misspellings"/>).
/// </summary>
internal static class Suggestions
{
    /// <summary>Longer queries are no words that somebody mistyped, and would take long.</summary>
    private const int MostWords = 6;
    private const int LongestWord = 20;

    /// <summary>The suggestion; null if there is none.</summary>
    /// <param name="index">The words.</param>
    /// <param name="text">What was asked and found nothing.</param>
    /// <param name="visible">The documents that could be found.</param>
    /// <param name="documents">How many documents there are.</param>
    public static string? For(WordIndex index, FoldedText text, DocumentSet visible, int documents)
    {
        if (text.Words.Count is 0 or > MostWords || text.Words.Any(w => w.Length > LongestWord))
        {
            return null;
        }

        // The words that are right narrow down what the others may have been.
        var left = visible;
        var missing = new List<int>();
        for (var i = 0; i < text.Words.Count; i++)
        {
            var having = index.Having(text.Words[i], i == text.Words.Count - 1, documents).And(visible);
            if (having.Count() == 0)
            {
                missing.Add(i);
            }
            else
            {
                left = having.And(left);
            }
        }

        string[] said = [.. text.Words];
        foreach (var i in missing)
        {
            var near = index.Near(said[i])
                .Select(w => (Word: w, Documents: index.Having(w, false, documents).And(left)))
                .Select(n => (n.Word, n.Documents, Count: n.Documents.Count()))
                .Where(n => n.Count > 0)
                .OrderByDescending(n => n.Count).ThenBy(n => n.Word, StringComparer.Ordinal)
                .FirstOrDefault();
            if (near.Word is null)
            {
                return null;
            }

            (said[i], left) = (near.Word, near.Documents);
        }

        return missing.Count > 0 && left.Count() > 0 ? string.Join(' ', said) : null;
    }
}
