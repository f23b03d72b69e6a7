using System.Globalization;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>How a text file is written, as its first line shows.</summary>
/// <param name="Delimiter">Between fields; an ASCII character.</param>
/// <param name="HasQuotes">Whether a double quote at the start of a field quotes it; otherwise quotes are letters.</param>
/// <param name="Names">The column names as they are written, without quotes.</param>
internal sealed record TextFormat(char Delimiter, bool HasQuotes, ValueList<string> Names)
{
    private const string Delimiters = ",\t;|";

    /// <summary>The format in which the first line names the most columns of the table; null if it names none.</summary>
    public static TextFormat? Sniff(string header, OmopTable table)
    {
        var best = Delimiters.Select(d => new TextFormat(d, true, Split(header, d)))
            .MaxBy(f => f.Names.Count(n => table.Field(n) is not null))!;
        return best.Names.All(n => table.Field(n) is null)
            ? null
            : best with { HasQuotes = best.Delimiter != '\t' || header.Contains('"') || !IsFromAthena(table) };
    }

    /// <summary>
    /// Athena writes its tables with tabs and without quoting: a quote in a concept's name is a letter. A site's own mappings
    /// (<c>source_to_concept_map</c>) are not from there.
    /// </summary>
    private static bool IsFromAthena(OmopTable table) => table.IsVocabulary && table.Name != "source_to_concept_map";

    /// <summary>A separator that would make columns of the table of the first line, if it could be used; null if there is none.</summary>
    public static string? UnknownDelimiter(string header, OmopTable table)
    {
        var other = header.Where(c => !char.IsLetterOrDigit(c) && c is not ('_' or '"')).Distinct()
            .FirstOrDefault(d => Split(header, d).Count(n => table.Field(n) is not null) > 1);
        return other == '\0' ? null : NameOf(other);
    }

    /// <summary>
    /// The delimiter that makes as many fields of a record as there should be, where the header's makes a single one; null if none does.
    /// </summary>
    public string? OtherDelimiter(int fields, ReadOnlySpan<byte> record)
    {
        foreach (var delimiter in Delimiters)
        {
            if (fields == 1 && delimiter != Delimiter && record.Count((byte)delimiter) + 1 == Names.Count)
            {
                return NameOf(delimiter);
            }
        }

        return null;
    }

    /// <summary>A delimiter as it is shown to people.</summary>
    public static string NameOf(char delimiter) => delimiter switch
    {
        '\t' => "TAB",
        ' ' => "SPACE",
        _ when char.IsControl(delimiter) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)delimiter:X4}"),
        _ => delimiter.ToString(),
    };

    /// <summary>Whether a record is an empty line, as editors leave at the end of a file.</summary>
    /// <param name="fields">How many fields it has.</param>
    /// <param name="length">The length of its first field.</param>
    public bool IsBlank(int fields, int length) => fields == 1 && length == 0 && Names.Count > 1;

    private static ValueList<string> Split(string header, char delimiter) =>
        header.Split(delimiter).Select(n => n.Trim().Trim('"').Trim()).ToValueList();
}
