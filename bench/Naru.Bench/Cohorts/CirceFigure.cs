using System.Globalization;

namespace Naru.Bench.Cohorts;

/// <summary>What OHDSI's own SQL gives for a definition on the benchmark's data, and how long it takes.</summary>
/// <param name="Definition">Id of the definition in the OHDSI Phenotype Library.</param>
/// <param name="Class"><c>simple</c> or <c>rules</c>.</param>
/// <param name="Persons">Persons in the cohort.</param>
/// <param name="Rows">Rows of the cohort.</param>
/// <param name="Calibrations">Time of circe's SQL as a multiple of the calibration scan.</param>
internal sealed record CirceFigure(int Definition, string Class, long Persons, long Rows, double Calibrations)
{
    private const string Header = "definition,class,persons,rows,calibrations";

    /// <summary>Reads <c>circe.csv</c>.</summary>
    /// <exception cref="BenchStop">It is not such a file.</exception>
    internal static IReadOnlyList<CirceFigure> Read(TextReader reader)
    {
        if (reader.ReadLine()?.Trim() != Header)
        {
            throw new BenchStop($"The figures of circe must begin with the line '{Header}'.");
        }

        var figures = new List<CirceFigure>();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length > 0)
            {
                figures.Add(Parse(text) ?? throw new BenchStop(Out.Text($"Line {line} of the figures of circe is not '{Header}'.")));
            }
        }

        return figures;
    }

    private static CirceFigure? Parse(string line)
    {
        var fields = line.Split(',');
        return fields.Length == 5
            && int.TryParse(fields[0], CultureInfo.InvariantCulture, out var definition)
            && long.TryParse(fields[2], CultureInfo.InvariantCulture, out var persons)
            && long.TryParse(fields[3], CultureInfo.InvariantCulture, out var rows)
            && double.TryParse(fields[4], CultureInfo.InvariantCulture, out var calibrations)
            ? new CirceFigure(definition, fields[1], persons, rows, calibrations)
            : null;
    }
}
