using System.Text;

namespace Naru.Vocabulary.Search;

/// <summary>
/// What of a name, a code or a query is compared. A name is cut into <em>words</em>: where letters and digits end, between Hangul and other
/// letters, and after a leading number ("500mg" is 500 and mg); a point between digits belongs to the word ("E11.9"), the 's of a possessive to
/// none. Hangul is written with and without spaces, so it is looked for in <em>runs</em>, the Hangul words of a name joined until another word comes.
/// Immutable; safe for threads.
/// </summary>
public sealed class FoldedText
{
    private readonly List<string> words = [];
    private readonly List<string> runs = [];

    /// <summary>Folds and cuts a text.</summary>
    /// <param name="text">A name, a code or a query.</param>
    public FoldedText(string text)
    {
        var folded = TextFolding.Fold(text);
        var word = new StringBuilder();
        var run = new StringBuilder();
        var compact = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (!IsWordCharacter(c))
            {
                if (c == '.' && i > 0 && i + 1 < folded.Length && char.IsAsciiDigit(folded[i - 1]) && char.IsAsciiDigit(folded[i + 1]))
                {
                    word.Append(c);
                    continue;
                }

                EndWord(word, run);
                if (IsPossessive(folded, i))
                {
                    i++;
                }

                continue;
            }

            if (word.Length > 0 && Breaks(word, c))
            {
                EndWord(word, run);
            }

            word.Append(c);
            compact.Append(c);
        }

        EndWord(word, run);
        EndRun(run);
        Compact = compact.ToString();
    }

    /// <summary>All letters and digits, without what stands between them.</summary>
    public string Compact { get; }

    /// <summary>The words in their order.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The runs of Hangul in their order.</summary>
    public IReadOnlyList<string> Runs => runs;

    /// <summary>Whether a word is written in Hangul; then it has no other letters.</summary>
    public static bool IsHangul(string word) => TextFolding.IsSyllable(word[0]);

    /// <summary>Whether a word has a digit: then another one is another thing, and not a misspelling.</summary>
    public static bool HasDigit(string word) => word.Any(char.IsDigit);

    // Jamo that are no syllable, as while one is being typed, say nothing yet.
    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) && c is not (>= '\u3131' and <= '\u318E' or >= '\u1100' and <= '\u11FF');

    private static bool Breaks(StringBuilder word, char next) =>
        TextFolding.IsSyllable(word[0]) != TextFolding.IsSyllable(next)
        || (char.IsAsciiDigit(word[0]) && char.IsLetter(next) && IsNumber(word));

    private static bool IsNumber(StringBuilder word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiDigit(word[i]) && word[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPossessive(string text, int at) =>
        text[at] is '\'' or '’' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && text[at + 1] == 's'
        && (at + 2 == text.Length || !IsWordCharacter(text[at + 2]));

    private void EndWord(StringBuilder word, StringBuilder run)
    {
        if (word.Length == 0)
        {
            return;
        }

        if (TextFolding.IsSyllable(word[0]))
        {
            run.Append(word);
        }
        else
        {
            EndRun(run);
        }

        words.Add(word.ToString());
        word.Clear();
    }

    private void EndRun(StringBuilder run)
    {
        if (run.Length > 0)
        {
            runs.Add(run.ToString());
            run.Clear();
        }
    }
}
