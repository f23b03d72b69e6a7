using System.Collections.Frozen;

namespace Naru.Cdm.Quality;

/// <summary>
/// The percentages that a user allows to fail instead of Naru's own. The most particular line holds: one for a concept and unit over
/// one for the field, that over one for the table, that over one for all checks of the name. Immutable.
/// </summary>
public sealed class Thresholds
{
    private readonly FrozenDictionary<ThresholdKey, double> percents;

    internal Thresholds(IEnumerable<KeyValuePair<ThresholdKey, double>> percents) => this.percents = percents.ToFrozenDictionary();

    /// <summary>None but Naru's own.</summary>
    public static Thresholds None { get; } = new([]);

    /// <summary>The columns of a file of thresholds.</summary>
    public static Core.ValueList<string> Columns { get; } = ["check", "table", "field", "concept_id", "unit_concept_id", "threshold"];

    /// <summary>Reads a CSV file with <see cref="Columns"/>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The thresholds; or every mistake in the file with its line and column.</returns>
    public static Core.Result<Thresholds> Read(string path) => new ThresholdReader(path).Read();

    /// <summary>The check with the threshold that the user wants.</summary>
    internal CheckDefinition Apply(CheckDefinition check)
    {
        var exact = ThresholdKey.Of(check);
        foreach (var key in exact.AndWider())
        {
            if (percents.TryGetValue(key, out var percent))
            {
                return check with { Threshold = percent };
            }
        }

        return check;
    }
}
