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

    /// <summary>
    /// Puts in the place of circe's persons and rows what is right where keys are unique (data/oracle/bench/README.md says why).
    /// </summary>
    /// <param name="figures">Circe's figures.</param>
    /// <param name="reader"><c>unique-keys.csv</c>.</param>
    /// <exception cref="BenchStop">It is not such a file.</exception>
    internal static IReadOnlyList<CirceFigure> WithUniqueKeys(IReadOnlyList<CirceFigure> figures, TextReader reader)
    {
        reader.ReadLine();
        var replaced = new Dictionary<int, (long Persons, long Rows)>();
        while (reader.ReadLine() is { } line)
        {
            var numbers = line.Split(',').Select(f => long.TryParse(f, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
            if (numbers is not [>= 0 and <= int.MaxValue, >= 0, >= 0])
            {
                throw new BenchStop("A line of unique-keys.csv is not 'definition,persons,rows'.");
            }

            replaced.Add((int)numbers[0], (numbers[1], numbers[2]));
        }

        return figures.Select(f => replaced.TryGetValue(f.Definition, out var by) ? f with { Persons = by.Persons, Rows = by.Rows } : f).ToList();
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
