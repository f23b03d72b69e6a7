using Naru.Core;
using Naru.Disclosure.Answers;

namespace Naru.Disclosure.Questions;

/// <summary>
/// A part of what a question wants to know: person counts that belong together. What its cells are follows from the question alone, never from
/// the data, so that the shape of an answer tells nothing. Immutable.
/// </summary>
/// <param name="Name">Names the block within its question.</param>
public abstract record CountBlock(string Name)
{
    /// <summary>How many counts are released for it.</summary>
    public abstract int CellCount { get; }

    /// <summary>
    /// The square of its L2 sensitivity: by how much, squared and summed over the cells, one person more or less can change the counts.
    /// <see cref="CountTally"/> sees to it that no person does more.
    /// </summary>
    public abstract long SquaredSensitivity { get; }

    /// <summary>The text of the block in a question's canonical text: whatever makes it another question is in it.</summary>
    internal abstract string Canonical { get; }

    /// <summary>The names of the cells as they are released; empty where the kind says it all.</summary>
    internal virtual ValueList<string> CellNames => [];

    /// <summary>The <see cref="Population"/> of which every person is in exactly one cell; null if there is none.</summary>
    internal virtual string? PartsOf => null;

    /// <summary>Dispatches on the kind.</summary>
    internal abstract T Accept<T>(ICountBlockVisitor<T> visitor);
}

/// <summary>One count of persons.</summary>
/// <param name="Name">Names the block.</param>
public sealed record Population(string Name) : CountBlock(Name)
{
    /// <inheritdoc/>
    public override int CellCount => 1;

    /// <inheritdoc/>
    public override long SquaredSensitivity => 1;

    internal override string Canonical => $"population({CanonicalText.Quote(Name)})";

    internal override T Accept<T>(ICountBlockVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// How many persons pass the first step, the first two, the first three, and so on. A person who passes all m steps is in all m counts, so
/// the L2 sensitivity is √m.
/// </summary>
/// <param name="Name">Names the block.</param>
/// <param name="Steps">m, 1 or more.</param>
public sealed record Funnel(string Name, int Steps) : CountBlock(Name)
{
    /// <inheritdoc/>
    public override int CellCount => Steps;

    /// <inheritdoc/>
    public override long SquaredSensitivity => Steps;

    internal override string Canonical => $"funnel({CanonicalText.Quote(Name)},{Steps})";

    internal override T Accept<T>(ICountBlockVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// For each rule, how many persons fail that rule and no other: who would be gained by dropping it. First comes the count of those who fail
/// none. A person is in one cell at most, so that the L2 sensitivity is 1 however many rules there are; counts "without rule r" are the
/// sum of two released cells and need no question of their own. Where persons have several events, each is counted by their best one, by OHDSI's
/// definition (the event that satisfies the most rules, then the one whose first satisfied rule comes first, then the earliest): these are the
/// numbers of OHDSI's table of inclusion statistics. Somebody whom dropping either of two rules would gain, by different events, is in one of
/// the two cells only; an exact gain for each rule would count such a person in as many cells, and cost as many times the noise.
/// </summary>
/// <param name="Name">Names the block.</param>
/// <param name="Rules">How many rules there are, 1 or more.</param>
public sealed record DropOne(string Name, int Rules) : CountBlock(Name)
{
    /// <inheritdoc/>
    public override int CellCount => Math.Min(Rules, int.MaxValue - 1) + 1;

    /// <inheritdoc/>
    public override long SquaredSensitivity => 1;

    internal override string Canonical => $"drop-one({CanonicalText.Quote(Name)},{Rules})";

    internal override T Accept<T>(ICountBlockVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// A table: cells of which a person is in one at most, so that the L2 sensitivity is 1. The cells are named by the
/// question ("female 40-49"), not found in the data.
/// </summary>
/// <param name="Name">Names the block.</param>
/// <param name="Cells">The names of the cells; distinct, one or more.</param>
/// <param name="Whole">The <see cref="Population"/> of which every person is in exactly one cell; null if there is none.</param>
public sealed record Breakdown(string Name, ValueList<string> Cells, string? Whole = null) : CountBlock(Name)
{
    /// <inheritdoc/>
    public override int CellCount => Cells.Count;

    /// <inheritdoc/>
    public override long SquaredSensitivity => 1;

    internal override ValueList<string> CellNames => Cells;

    internal override string? PartsOf => Whole;

    internal override string Canonical =>
        $"breakdown({CanonicalText.Quote(Name)},[{string.Join(',', Cells.Select(CanonicalText.Quote))}],{(Whole is null ? "-" : CanonicalText.Quote(Whole))})";

    internal override T Accept<T>(ICountBlockVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// The profile of a data version: for each of many things (concepts), how many persons have it. A person may have thousands; at
/// most <paramref name="MostPerPerson"/> of them are counted, chosen by the person's secret key, so that the L2 sensitivity is the root of
/// that number (or of the number of cells, if it is smaller). Counts are therefore a lower bound, and the release says so.
/// </summary>
/// <param name="Name">Names the block.</param>
/// <param name="Cells">The names of the things; distinct, one or more.</param>
/// <param name="MostPerPerson">How many cells a person may be counted in, 1 or more.</param>
public sealed record Profile(string Name, ValueList<string> Cells, int MostPerPerson) : CountBlock(Name)
{
    /// <inheritdoc/>
    public override int CellCount => Cells.Count;

    /// <inheritdoc/>
    public override long SquaredSensitivity => Math.Min(MostPerPerson, Cells.Count);

    internal override ValueList<string> CellNames => Cells;

    internal override string Canonical =>
        $"profile({CanonicalText.Quote(Name)},[{string.Join(',', Cells.Select(CanonicalText.Quote))}],{MostPerPerson})";

    internal override T Accept<T>(ICountBlockVisitor<T> visitor) => visitor.Visit(this);
}
