using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A measurement as the engine makes it. Immutable.</summary>
internal sealed class CompiledMeasurement
{
    private const double AgeOfMean = 40;

    private readonly MeasurementEntry entry;
    private readonly double mean;

    public CompiledMeasurement(MeasurementEntry entry, int unit)
    {
        this.entry = entry;
        Unit = unit;
        mean = entry.IsLog ? ExactMath.Ln(entry.Mean) : entry.Mean;
        Purpose = RandomStream.Purpose("measurement " + entry.Key);
    }

    /// <summary>The hospital's unit, among the catalogue's.</summary>
    public int Unit { get; }

    /// <summary>The purpose of its random stream.</summary>
    public ulong Purpose { get; }

    /// <summary>Standard deviation between healthy persons.</summary>
    public double Between => entry.Between;

    /// <summary>Standard deviation within a healthy person.</summary>
    public double Within => entry.Within;

    /// <summary>No value in the usual unit is above.</summary>
    public double Most => entry.Most;

    /// <summary>What is usual in the healthy.</summary>
    public double Centre(bool isMale, double age) => mean + (entry.PerYearOfAge * (age - AgeOfMean)) + (isMale ? entry.Male : 0);

    /// <summary>The value in the usual unit, from what was calculated with.</summary>
    public double Value(double calculated) =>
        Math.Clamp(entry.IsLog ? ExactMath.Exp(calculated) : calculated, entry.Least, entry.Most);
}
