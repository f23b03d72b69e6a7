using System.Globalization;
using Naru.Core;

namespace Naru.Disclosure.Questions;

/// <summary>
/// How many persons have a number in which bin. The edges are the question's, not the data's: from n edges e1 &lt; e2 &lt; … come n + 1 bins,
/// <c>(-inf,e1)</c>, <c>[e1,e2)</c>, … <c>[en,inf)</c>, so that the ends are open, an edge belongs to the bin above it, and whatever the number is, it
/// falls in exactly one bin. A person is in one cell at most, so that the L2 sensitivity is 1 however many bins there are.
/// </summary>
/// <param name="Name">Names the block.</param>
/// <param name="Value">
/// Which number of a person it is, as a text that leaves no choice: what is measured, in which unit, which one of several. It is part of the question.
/// </param>
/// <param name="Edges">The edges, finite and rising, one or more.</param>
/// <param name="CountsMissing">
/// Whether persons without a number are counted, in a last cell <c>missing</c>. If not, they are in no cell, and nothing is told of how many there are.
/// </param>
/// <param name="Whole">
/// The <see cref="Population"/> of which every person is in exactly one cell; null if there is none. Needs <paramref name="CountsMissing"/>.
/// </param>
public sealed record Histogram(string Name, string Value, ValueList<double> Edges, bool CountsMissing, string? Whole = null) : CountBlock(Name)
{
    /// <summary>The cell of persons without a number.</summary>
    public const string Missing = "missing";

    /// <inheritdoc/>
    public override int CellCount => Edges.Count + (CountsMissing ? 2 : 1);

    /// <inheritdoc/>
    public override long SquaredSensitivity => 1;

    internal override ValueList<string> CellNames
    {
        get
        {
            var bins = Enumerable.Range(0, Edges.Count + 1).Select(i =>
                $"{(i == 0 ? "(-inf" : "[" + Text(Edges[i - 1]))},{(i == Edges.Count ? "inf" : Text(Edges[i]))})");
            return (CountsMissing ? bins.Append(Missing) : bins).ToValueList();
        }
    }

    internal override string? PartsOf => Whole;

    internal override string Canonical =>
        $"histogram({CanonicalText.Quote(Name)},{CanonicalText.Quote(Value)},[{string.Join(',', Edges.Select(Text))}],"
        + $"{(CountsMissing ? Missing : "-")},{(Whole is null ? "-" : CanonicalText.Quote(Whole))})";

    /// <summary>
    /// The cell of a number, counted from 0. Null, and what is no number, is missing: −1 if such persons are not counted.
    /// </summary>
    internal int CellOf(double? value)
    {
        if (value is not { } number || double.IsNaN(number))
        {
            return CountsMissing ? Edges.Count + 1 : -1;
        }

        // The number of edges that are not above it, by halving.
        var (low, high) = (0, Edges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Edges[middle] <= number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal override T Accept<T>(ICountBlockVisitor<T> visitor) => visitor.Visit(this);

    /// <summary>The shortest decimal that reads as the number again. Zero has one text, whatever its sign.</summary>
    private static string Text(double edge) => (edge == 0 ? 0 : edge).ToString("R", CultureInfo.InvariantCulture);
}
