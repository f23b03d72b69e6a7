using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>
/// What a state makes of a measurement, in the unit of the calculation: the value itself, or its natural logarithm. Immutable.
/// </summary>
internal sealed class CompiledLevel
{
    private readonly bool isFactor;
    private readonly bool isLog;
    private readonly double value;
    private readonly double between;
    private readonly double perDay;

    public CompiledLevel(Level level, MeasurementEntry measurement)
    {
        isFactor = level.IsFactor;
        isLog = measurement.IsLog;
        value = isLog ? ExactMath.Ln(level.Value) : level.Value;
        var scale = isFactor && !isLog ? level.Value : 1;
        between = level.Between ?? (measurement.Between * scale);
        Within = level.Within ?? (measurement.Within * scale);
        perDay = level.PerYear / BandedRate.DaysPerYear;
    }

    /// <summary>Measurement → what becomes of it; null for nothing.</summary>
    public static CompiledLevel?[] Of(Level[] levels, Catalogue catalogue)
    {
        var compiled = new CompiledLevel?[catalogue.Measurements.Count];
        foreach (var level in levels)
        {
            compiled[level.Measurement] = new CompiledLevel(level, catalogue.Measurements[level.Measurement]);
        }

        return compiled;
    }

    /// <summary>Standard deviation within a person.</summary>
    public double Within { get; }

    /// <summary>The person's value, without what varies from day to day.</summary>
    /// <param name="healthyCentre">What is usual in the healthy of that age and sex.</param>
    /// <param name="person">How far the person is from what is usual, in standard deviations.</param>
    /// <param name="days">Days in the state.</param>
    public double Of(double healthyCentre, double person, int days)
    {
        var centre = !isFactor ? value : isLog ? healthyCentre + value : healthyCentre * value;
        return centre + (perDay * days) + (between * person);
    }
}
