namespace Naru.Cdm.Loading;

internal static unsafe class TextLines
{
    /// <summary>
    /// The lines on which records start, by a second pass over the file: keeping the line of every record for the rare case that
    /// one is asked for would cost eight bytes for each.
    /// </summary>
    /// <param name="open">Opens the file anew.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="blocks">How many records each block of the file has, and on which line it starts.</param>
    /// <param name="ordinals">Numbers of records, from 0, ascending; the header and empty lines are not counted.</param>
    public static IReadOnlyList<long> Of(
        Func<Utf8Input> open, TextFormat format, IReadOnlyList<(long Records, long Line)> blocks, IReadOnlyList<long> ordinals)
    {
        var lines = new List<long>(ordinals.Count);
        using var reader = new TextBlockReader(open()) { Format = format };
        var first = 0L;
        foreach (var (records, line) in blocks)
        {
            if (lines.Count == ordinals.Count || reader.Next() is not { } block)
            {
                break;
            }

            if (ordinals[lines.Count] < first + records)
            {
                AddLines(block, format, first, line, ordinals, lines);
            }

            first += records;
            reader.Return(block);
        }

        return lines;
    }

    private static void AddLines(
        TextBlock block, TextFormat format, long ordinal, long firstLine, IReadOnlyList<long> ordinals, List<long> lines)
    {
        Span<int> start = stackalloc int[1];
        Span<int> end = stackalloc int[1];
        fixed (byte* bytes = block.Buffer)
        {
            var scanner = new FieldScanner(bytes, block.Length, (byte)format.Delimiter, format.HasQuotes);
            if (block.Number == 0)
            {
                scanner.NextRecord(start, end);
            }

            while (lines.Count < ordinals.Count)
            {
                var line = firstLine + scanner.Lines;
                var fields = scanner.NextRecord(start, end);
                if (fields < 0)
                {
                    return;
                }

                if (!format.IsBlank(fields, end[0] - start[0]))
                {
                    if (ordinals[lines.Count] == ordinal)
                    {
                        lines.Add(line);
                    }

                    ordinal++;
                }
            }
        }
    }
}
