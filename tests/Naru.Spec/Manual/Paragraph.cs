using Naru.Core;

namespace Naru.Spec.Manual;

/// <summary>A chapter of the manual: a folder.</summary>
/// <param name="Folder">Name of its file in docs/manual, such as <c>01-concept-sets</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its sections.</param>
internal sealed record Chapter(string Folder, BilingualText Title, IReadOnlyList<Section> Sections);

/// <summary>A section of the manual: a file.</summary>
internal sealed record Section(string KoreanTitle, string EnglishTitle, IReadOnlyList<Paragraph> Paragraphs)
{
    internal BilingualText Title => new(KoreanTitle, EnglishTitle);

    /// <summary>What holds for all its paragraphs.</summary>
    internal BilingualText? Introduction { get; init; }
}

/// <summary>
/// A paragraph of the manual: one behaviour, shown by a tiny table, a definition and what comes out. Every paragraph is a test that
/// runs on every engine. The definition is given as one of <see cref="Criterion"/>, <see cref="Condition"/> and
/// <see cref="Definition"/>; what comes out as <see cref="Rows"/>, <see cref="Answers"/> or <see cref="Findings"/>, and
/// where the paragraph is about counts also as <see cref="Stages"/>, <see cref="Masks"/> or <see cref="WhatIf"/>.
/// </summary>
internal sealed record Paragraph(string KoreanTitle, string EnglishTitle, string Korean, string English)
{
    internal BilingualText Title => new(KoreanTitle, EnglishTitle);

    internal BilingualText Text => new(Korean, English);

    /// <summary>Tables as text: a line with the table's name, a line with columns, lines with values; see <see cref="ManualData"/>.</summary>
    internal string Data { get; init; } = "";

    /// <summary>Columns (<c>table.column</c>) that these data do not have.</summary>
    internal IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>A criterion: its events are the rows.</summary>
    internal string? Criterion { get; init; }

    /// <summary>A group of conditions: the index events (diagnoses with concept 1) that satisfy it are the rows.</summary>
    internal string? Condition { get; init; }

    /// <summary>A whole definition; concept sets may be left out.</summary>
    internal string? Definition { get; init; }

    /// <summary>What the manual shows in place of a definition that is too long to show.</summary>
    internal BilingualText? Shown { get; init; }

    /// <summary>The rows as a table; columns that are not shown are not compared. Empty for nobody.</summary>
    internal string? Rows { get; init; }

    /// <summary>Lines <c>JSON => persons</c>: with that JSON in place of the <c>…</c>, these persons have rows.</summary>
    internal string? Answers { get; init; }

    /// <summary>The findings that refuse to run, each <c>code path</c>.</summary>
    internal string? Findings { get; init; }

    /// <summary>A table <c>stage | events | persons</c>.</summary>
    internal string? Stages { get; init; }

    /// <summary>A table <c>mask | events | persons</c> with every combination of rules that occurs.</summary>
    internal string? Masks { get; init; }

    /// <summary>A table <c>dropped rules | persons</c>, rules counted from 1.</summary>
    internal string? WhatIf { get; init; }
}
