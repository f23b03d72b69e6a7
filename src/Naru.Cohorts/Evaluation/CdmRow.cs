namespace Naru.Cohorts.Evaluation;

/// <summary>One row of an OMOP table, by column name. Values are <c>long</c>, <c>double</c>, <see cref="DateOnly"/>, <c>string</c> or null.</summary>
/// <param name="columns">Position of each column; shared by the table's rows.</param>
/// <param name="values">The values, by position.</param>
public sealed class CdmRow(IReadOnlyDictionary<string, int> columns, object?[] values)
{
    /// <summary>The value of a column; null when it is missing, or the table has no such column.</summary>
    public object? this[string column] => columns.TryGetValue(column, out var index) ? values[index] : null;

    /// <summary>The value of a whole-number column.</summary>
    public long? Long(string column) => (long?)this[column];

    /// <summary>The value of a date column.</summary>
    public DateOnly? Date(string column) => (DateOnly?)this[column];

    /// <summary>The value of a text column.</summary>
    public string? Text(string column) => (string?)this[column];

    /// <summary>The value of a numeric column.</summary>
    public double? Number(string column) => this[column] switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };
}
