using System.Globalization;
using System.Text;

namespace Naru.Cli.Output;

/// <summary>Writes CSV: commas, line feeds, UTF-8 without a byte order mark, quotes where they are needed.</summary>
/// <param name="stream">Where the lines go once they are flushed; its owner closes it.</param>
internal sealed class CsvText(Stream stream)
{
    private const int FlushAt = 1 << 16;

    private readonly StringBuilder text = new(FlushAt * 2);

    /// <summary>Writes one line.</summary>
    public void Line(params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            text.Append(Field(fields[i]));
        }

        text.Append('\n');
        if (text.Length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }

    /// <summary>A number as a field.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A date as a field.</summary>
    public static string Date(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // An empty text is written as "" so that it differs from no value.
    private static string? Field(string? text) => text switch
    {
        null => null,
        "" => "\"\"",
        _ => text.AsSpan().ContainsAny(",\"\r\n") || text[0] == ' ' || text[^1] == ' '
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text,
    };
}
