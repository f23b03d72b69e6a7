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

    /// <summary>Both languages, Korean first: for logs and test output that nobody chose a language for.</summary>
    public override string ToString() => $"{Korean} / {English}";
}
