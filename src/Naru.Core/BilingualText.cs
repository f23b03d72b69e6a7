namespace Naru.Core;

/// <summary>A sentence or a label in both languages. Immutable; safe to share between threads.</summary>
/// <param name="Korean">The Korean text.</param>
/// <param name="English">The English text.</param>
public sealed record BilingualText(string Korean, string English)
{
    /// <summary>The text in the given language.</summary>
    public string In(Language language) => language switch
    {
        Language.Korean => Korean,
        Language.English => English,
    };

    /// <summary>Several texts in a row, in each language.</summary>
    /// <param name="separator">What stands between them in both languages.</param>
    /// <param name="texts">The texts.</param>
    public static BilingualText Join(string separator, IEnumerable<BilingualText> texts)
    {
        var all = texts.ToList();
        return new BilingualText(string.Join(separator, all.Select(t => t.Korean)), string.Join(separator, all.Select(t => t.English)));
    }

    /// <summary>Both languages, Korean first: for logs and test output that nobody chose a language for.</summary>
    public override string ToString() => $"{Korean} / {English}";
}
