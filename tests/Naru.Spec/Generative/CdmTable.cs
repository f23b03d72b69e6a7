namespace Naru.Spec.Generative;

/// <summary>Rows of an OMOP table. Values are <c>long</c>, <c>double</c>, <see cref="DateOnly"/>, <c>string</c> or null.</summary>
internal sealed record CdmTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    internal int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    internal object? Value(object?[] row, string column) => Column(column) is >= 0 and var i ? row[i] : null;
}
