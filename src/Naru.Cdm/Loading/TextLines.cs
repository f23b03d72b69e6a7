using Naru.Cdm.Sources;

namespace Naru.Cdm.Loading;

internal static class TextLines
{
    /// <summary>
    /// The lines on which records start, by a second pass over the file: keeping the line of every record for the rare case that
    /// one is asked for would cost eight bytes for each.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="ordinals">Numbers of records, from 0, ascending; the header and empty lines are not counted.</param>
    public static IReadOnlyList<long> Of(TableFile file, TextFormat format, IReadOnlyList<long> ordinals)
    {
        var lines = new List<long>(ordinals.Count);
        using var content = file.Open().Content;
        using var text = TextFormat.Decode(content);
        using var reader = format.Read(text);
        var ordinal = -1L;
        foreach (var record in reader)
        {
            if (record.RowIndex > 0 && format.IsBlank(record))
            {
                continue;
            }

            while (lines.Count < ordinals.Count && ordinals[lines.Count] == ordinal)
            {
                lines.Add(record.LineNumberFrom);
            }

            if (lines.Count == ordinals.Count)
            {
                break;
            }

            ordinal++;
        }

        return lines;
    }
}
