namespace Naru.Core;

/// <summary>
/// A finding about the user's input: what, where, and what to do, in both languages. Errors are values and are collected;
/// exceptions are for bugs and broken engines. An error never holds a patient's value.
/// </summary>
/// <param name="Kind">The kind, with its permanent code.</param>
/// <param name="Place">Where it was found.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Count">How many times this finding occurred, when equal findings were counted instead of listed.</param>
public sealed record Error(ErrorKind Kind, SourcePlace Place, BilingualText Message, BilingualText Advice, long Count = 1)
{
    /// <summary>The permanent code.</summary>
    public string Code => Kind.Code;

    /// <summary>How serious it is.</summary>
    public Severity Severity => Kind.Severity;

    /// <summary>Code, place and both messages: for logs and failing tests.</summary>
    public override string ToString() => $"{Code} {Place}: {Message}";
}
