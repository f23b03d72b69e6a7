using System.Text;
using Naru.Cdm.Schema;
using Naru.Core;
using nietras.SeparatedValues;

namespace Naru.Cdm.Loading;

/// <summary>How a text file is written, as its first line shows.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="HasQuotes">Whether a double quote at the start of a field quotes it; otherwise quotes are letters.</param>
/// <param name="Names">The column names as they are written, without quotes.</param>
internal sealed record TextFormat(char Delimiter, bool HasQuotes, ValueList<string> Names)
{
    /// <summary>
    /// Stands for bytes that are no UTF-8. Unicode keeps this code point out of texts for good, so a file that really holds it is
    /// as wrong as one that does not decode.
    /// </summary>
    public const char InvalidBytes = '\uFFFF';

    private const string Delimiters = ",\t;|";
    private const int LongestHeader = 1 << 16;

    private static readonly Encoding Utf8 =
        Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(InvalidBytes.ToString()));

    /// <summary>Athena writes these with tabs and without quoting: a quote in a concept's name is a letter.</summary>
    private static readonly string[] VocabularyTables = ["concept", "concept_ancestor", "concept_relationship"];

    /// <summary>A reader of the characters of a stream, without the byte order mark.</summary>
    public static StreamReader Decode(Stream stream) => new(stream, Utf8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);

    /// <summary>The format in which the first line names the most columns of the table; null if it names none.</summary>
    public static TextFormat? Sniff(string header, OmopTable table)
    {
        var best = Delimiters.Select(d => new TextFormat(d, true, Split(header, d)))
            .MaxBy(f => f.Names.Count(n => table.Field(n) is not null))!;
        return best.Names.All(n => table.Field(n) is null)
            ? null
            : best with { HasQuotes = best.Delimiter != '\t' || header.Contains('"') || !VocabularyTables.Contains(table.Name) };
    }

    /// <summary>The first line, without its end; null at the end of the file. A line without end is cut off.</summary>
    public static string? ReadHeader(TextReader reader)
    {
        var line = new StringBuilder();
        int next;
        while ((next = reader.Read()) is not (-1 or '\r' or '\n') && line.Length < LongestHeader)
        {
            line.Append((char)next);
        }

        return next == -1 && line.Length == 0 ? null : line.ToString();
    }

    /// <summary>A reader of all records, the header being the first. Counts of fields and quotes are left to the caller to check.</summary>
    public SepReader Read(TextReader reader) =>
        Sep.New(Delimiter)
            .Reader(o => o with { HasHeader = false, DisableColCountCheck = true, DisableQuotesParsing = !HasQuotes })
            .From(reader);

    /// <summary>Whether a record is an empty line, as editors leave at the end of a file.</summary>
    public bool IsBlank(SepReader.Row record) => record.ColCount == 1 && Names.Count > 1 && record[0].Span.IsEmpty;

    private static ValueList<string> Split(string header, char delimiter) =>
        header.Split(delimiter).Select(n => n.Trim().Trim('"').Trim()).ToValueList();
}
