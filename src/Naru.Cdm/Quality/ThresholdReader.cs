using System.Globalization;
using System.Text;
using Naru.Cdm.Schema;
using Naru.Core;
using nietras.SeparatedValues;

namespace Naru.Cdm.Quality;

/// <summary>Reads a file of thresholds and finds every mistake in it.</summary>
internal sealed class ThresholdReader(string path)
{
    private static readonly HashSet<ThresholdKey> Known =
        [.. CheckCatalogue.All.SelectMany(c => ThresholdKey.Of(c).AndWider())];

    private readonly string file = Path.GetFileName(path);
    private readonly List<Error> errors = [];
    private readonly Dictionary<ThresholdKey, long> lines = [];

    /// <summary>The thresholds, or every mistake.</summary>
    public Result<Thresholds> Read()
    {
        var percents = new Dictionary<ThresholdKey, double>();
        try
        {
            // Strict, so that a file in another encoding is no file of thresholds instead of one with strange names.
            using var stream = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var reader = Sep.New(',').Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).From(stream);
            var isHeader = true;
            foreach (var row in reader)
            {
                if (isHeader)
                {
                    CheckHeader(row);
                    isHeader = false;
                }
                else if (!(row.ColCount == 1 && row[0].Span.IsWhiteSpace()) && ReadLine(row) is var (key, percent))
                {
                    percents.Add(key, percent);
                }
            }

            if (isHeader)
            {
                Add(QualityErrors.BadHeader, 1, null, string.Join(',', Thresholds.Columns));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException or InvalidDataException)
        {
            errors.Add(QualityErrors.Unreadable.At(new SourcePlace(path)));
        }

        return Result.From(() => new Thresholds(percents), errors.ToValueList());
    }

    private static string[] Cells(SepReader.Row row)
    {
        var cells = new string[row.ColCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = row[i].ToString().Trim();
        }

        return cells;
    }

    private void CheckHeader(SepReader.Row row)
    {
        if (!Cells(row).SequenceEqual(Thresholds.Columns, StringComparer.OrdinalIgnoreCase))
        {
            Add(QualityErrors.BadHeader, row.LineNumberFrom, null, string.Join(',', Thresholds.Columns));
        }
    }

    private (ThresholdKey Key, double Percent)? ReadLine(SepReader.Row row)
    {
        var line = row.LineNumberFrom;
        if (row.ColCount != Thresholds.Columns.Count)
        {
            Add(QualityErrors.WrongFieldCount, line, null, Thresholds.Columns.Count, row.ColCount);
            return null;
        }

        var before = errors.Count;
        var cells = Cells(row);
        var check = Check(cells[0], line);
        var table = cells[1].Length == 0 ? null : OmopSchema.Table(cells[1]);
        if (cells[1].Length > 0 && table is null)
        {
            Add(QualityErrors.UnknownTable, line, 1, OmopSchema.NearestTable(cells[1]));
        }

        var field = table?.Field(cells[2])?.Name;
        if (cells[2].Length > 0 && table is not null && field is null)
        {
            Add(QualityErrors.UnknownField, line, 2, table.Name, NearestWord.Of(table.Fields.Select(f => f.Name), cells[2]));
        }

        var (concept, unit) = (Concept(cells[3], line, 3), Concept(cells[4], line, 4));
        var percent = Percent(cells[5], line);
        if (errors.Count > before)
        {
            return null;
        }

        var key = new ThresholdKey(check, table?.Name, cells[2].Length == 0 ? null : field, concept, unit);
        if ((cells[2].Length > 0 && table is null) || !Known.Contains(key))
        {
            Add(QualityErrors.NoSuchCheck, line, null, check);
            return null;
        }

        if (!lines.TryAdd(key, line))
        {
            Add(QualityErrors.Twice, line, null, lines[key]);
            return null;
        }

        return (key, percent);
    }

    private string Check(string text, long line)
    {
        if (QualityChecks.Names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return name;
        }

        Add(QualityErrors.UnknownCheck, line, 0, NearestWord.Of(QualityChecks.Names, text));
        return "";
    }

    private long? Concept(string text, long line, int column)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var concept))
        {
            return concept;
        }

        Add(QualityErrors.BadConcept, line, column);
        return null;
    }

    private double Percent(string text, long line)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
        {
            return percent;
        }

        Add(QualityErrors.BadThreshold, line, 5);
        return 0;
    }

    private void Add(ErrorKind kind, long line, int? column, params object[] arguments) =>
        errors.Add(kind.At(new SourcePlace(file, line, column is { } c ? Thresholds.Columns[c] : null), arguments));
}
