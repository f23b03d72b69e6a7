using System.Text;

namespace Naru.Vocabulary.Search;

/// <summary>
/// The different words of all names, in one text with a line feed before and after each, to find those that hold some letters: looking
/// through a few megabytes takes a few milliseconds, and is done only when a search has found little otherwise.
/// </summary>
internal sealed class WordList
{
    public const string FileName = "words.txt";

    /// <summary>How many letters are needed to look for them inside of words; fewer stand in too many.</summary>
    public const int ShortestPart = 4;

    private readonly byte[] text;

    private WordList(byte[] text) => this.text = text;

    public static WordList Read(string folder) => new(File.ReadAllBytes(Path.Combine(folder, FileName)));

    public static void Write(string folder, IEnumerable<string> words)
    {
        using var writer = new StreamWriter(Path.Combine(folder, FileName), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine();
        foreach (var word in words)
        {
            writer.WriteLine(word);
        }
    }

    /// <summary>Whether a word is looked for inside of others: not Hangul, which is anyway, nor what has a digit.</summary>
    public static bool MayHold(string word) => word.Length >= ShortestPart && !FoldedText.IsHangul(word) && !FoldedText.HasDigit(word);

    /// <summary>The words that hold the letters, in the order of the list.</summary>
    public List<string> Holding(string letters)
    {
        var part = Encoding.UTF8.GetBytes(letters);
        var found = new List<string>();
        var position = 0;
        while (text.AsSpan(position).IndexOf(part) is >= 0 and var distance)
        {
            var at = position + distance;
            var start = text.AsSpan(0, at).LastIndexOf((byte)'\n') + 1;
            var end = at + text.AsSpan(at).IndexOf((byte)'\n');
            found.Add(Encoding.UTF8.GetString(text.AsSpan(start, end - start)));
            position = end;
        }

        return found;
    }
}
