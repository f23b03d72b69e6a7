namespace Naru.Cdm.Importing;

/// <summary>What a cell of a generated row means. Every kind but <see cref="Key"/> can be <see cref="GeneratedRows.Null"/>.</summary>
public enum CellKind
{
    /// <summary>The row's own key: given out by the import, from 1, in the order of the chunks; the cell is not looked at.</summary>
    Key,

    /// <summary>The key of another row of the same chunk: the cell holds its place among the chunk's rows of that table, from 0.</summary>
    Reference,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with a fraction: the cell holds its bits (<see cref="BitConverter.DoubleToInt64Bits"/>).</summary>
    Real,

    /// <summary>A date, or the midnight with which it begins where the field holds a time: the cell holds the days since 1970-01-01.</summary>
    Date,

    /// <summary>A text of <see cref="IGeneratedData.Texts"/>: the cell holds its place there.</summary>
    Text,

    /// <summary>A text that ends with the cell's number, in nine digits or more.</summary>
    Label,
}
