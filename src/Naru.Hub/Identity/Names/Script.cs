namespace Naru.Hub.Identity.Names;

/// <summary>The writing systems that matter for telling look-alikes apart. Everything else is one of <see cref="Other"/>, by its Unicode block.</summary>
internal enum Script
{
    /// <summary>Digits, punctuation, spaces: they mix with everything.</summary>
    Common,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Bopomofo,
    Han,

    /// <summary>A letter of a script that is not listed; mixes with nothing.</summary>
    Other,
}
