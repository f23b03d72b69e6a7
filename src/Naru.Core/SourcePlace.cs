using System.Globalization;
using System.Text;

namespace Naru.Core;

/// <summary>
/// Where in the user's own input something was found. Every part is optional: a definition has a JSON path, a table has a
/// line and a column name, a command line has neither.
/// </summary>
/// <param name="File">File name as the user gave it.</param>
/// <param name="Line">Line, counted from 1. For Parquet: the row, counted from 1.</param>
/// <param name="Column">Name of the table's column.</param>
/// <param name="JsonPath">JSON path, such as <c>$.InclusionRules[2].expression</c>.</param>
public sealed record SourcePlace(string? File = null, long? Line = null, string? Column = null, string? JsonPath = null)
{
    /// <summary>Nowhere in particular.</summary>
    public static readonly SourcePlace None = new();

    /// <summary><c>file:line column path</c>, without the parts that are not known.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is { } line)
        {
            text.Append(text.Length > 0 ? ":" : "line ").Append(line.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var part in (string?[])[Column, JsonPath])
        {
            if (part is not null)
            {
                text.Append(text.Length > 0 ? " " : "").Append(part);
            }
        }

        return text.ToString();
    }
}
