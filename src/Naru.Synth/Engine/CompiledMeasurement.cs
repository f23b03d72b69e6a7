using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A measurement as the engine makes it. Immutable.</summary>
internal sealed class CompiledMeasurement
{
    private const double AgeOfMean = 40;
    private const double LeastGrowth = 1e-6;

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

    /// <summary>No value in the usual unit is above.</summary>
    public double Most => entry.Most;

    /// <summary>What is usual in the healthy.</summary>
    public Usual Of(bool isMale, double age)
    {
        var centre = mean + (entry.PerYearOfAge * (age - AgeOfMean)) + (isMale ? entry.Male : 0);
        if (entry.Growth is null)
        {
            return new Usual(centre, entry.Between, entry.Within);
        }

        // A table may say 0, which has no logarithm.
        var growth = Math.Max(entry.Growth.Of(isMale, age), LeastGrowth);
        return entry.IsLog
            ? new Usual(centre + ExactMath.Ln(growth), entry.Between, entry.Within)
            : new Usual(centre * growth, entry.Between * growth, entry.Within * growth);
    }

    /// <summary>The value in the usual unit, from what was calculated with.</summary>
    public double Value(double calculated) =>
        Math.Clamp(entry.IsLog ? ExactMath.Exp(calculated) : calculated, entry.Least, entry.Most);
}

/// <summary>What is usual in the healthy of one age and sex, in the unit of the calculation.</summary>
/// <param name="Centre">The mean.</param>
/// <param name="Between">Standard deviation between persons.</param>
/// <param name="Within">Standard deviation within a person.</param>
internal readonly record struct Usual(double Centre, double Between, double Within);
