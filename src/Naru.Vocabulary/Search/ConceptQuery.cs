using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>What is looked for. Immutable. An empty list of a filter leaves everything in; within a list, any value will do, in any case.</summary>
/// <param name="Text">
/// Words in any order, a name, a code, an id; in Korean with or without spaces. Of a long text only the first
/// <see cref="MaximumLength"/> characters and <see cref="MaximumWords"/> different words count. A text without a letter or digit finds nothing.
/// </param>
public sealed record ConceptQuery(string Text)
{
    /// <summary>How many characters of the text count.</summary>
    public const int MaximumLength = 400;

    /// <summary>How many different words of the text count.</summary>
    public const int MaximumWords = 16;

    /// <summary>Only these <c>domain_id</c>s.</summary>
    public ValueList<string> Domains { get; init; } = [];

    /// <summary>Only these <c>vocabulary_id</c>s.</summary>
    public ValueList<string> Vocabularies { get; init; } = [];

    /// <summary>Only these <c>concept_class_id</c>s.</summary>
    public ValueList<string> Classes { get; init; } = [];

    /// <summary>Only these kinds of <c>standard_concept</c>.</summary>
    public ValueList<StandardStatus> Standard { get; init; } = [];

    /// <summary>Only valid concepts (true), or only those with an <c>invalid_reason</c> (false).</summary>
    public bool? Valid { get; init; }

    /// <summary>How many hits to give at most; at least 0.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How many of the best hits to leave out before; at least 0.</summary>
    public int Offset { get; init; }
}
