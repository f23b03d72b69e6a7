using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A rate that depends on age and sex, constant within a band of ages. Times and ages are in days.</summary>
internal sealed class BandedRate
{
    /// <summary>Days of a year, in ages and in rates.</summary>
    public const double DaysPerYear = 365.25;

    private readonly double[] bounds;
    private readonly double[] female;
    private readonly double[] male;

    /// <param name="table">The rate by age in years.</param>
    /// <param name="factor">What makes it a rate per day.</param>
    public BandedRate(AgeTable table, double factor)
    {
        bounds = [.. table.Ages.Select(a => a * DaysPerYear)];
        female = [.. table.Female.Select(v => v * factor)];
        male = [.. table.Male.Select(v => v * factor)];
    }

    /// <summary>When a hazard that began at a time has added up to a threshold.</summary>
    /// <param name="isMale">The sex.</param>
    /// <param name="birth">The time of birth.</param>
    /// <param name="from">The time from which it adds up.</param>
    /// <param name="until">How far it is of interest.</param>
    /// <param name="times">What the rate is multiplied by.</param>
    /// <param name="plus">What is added then.</param>
    /// <param name="threshold">The threshold.</param>
    /// <returns>The time; infinity if it is after <paramref name="until"/>.</returns>
    public double TimeOf(bool isMale, double birth, double from, double until, double times, double plus, double threshold)
    {
        var rates = isMale ? male : female;
        var time = from;
        for (var band = BandAt(time - birth); ; band++)
        {
            var end = band + 1 < bounds.Length ? Math.Min(until, birth + bounds[band + 1]) : until;
            var rate = (rates[band] * times) + plus;
            if (rate * (end - time) >= threshold && rate > 0)
            {
                return time + (threshold / rate);
            }

            threshold -= rate * (end - time);
            time = end;
            if (end >= until)
            {
                return double.PositiveInfinity;
            }
        }
    }

    /// <summary>How much a hazard adds up to.</summary>
    public double Sum(bool isMale, double birth, double from, double until, double times, double plus)
    {
        var rates = isMale ? male : female;
        var sum = 0d;
        var time = from;
        for (var band = BandAt(time - birth); time < until; band++)
        {
            var end = band + 1 < bounds.Length ? Math.Min(until, birth + bounds[band + 1]) : until;
            sum += ((rates[band] * times) + plus) * (end - time);
            time = end;
        }

        return sum;
    }

    private int BandAt(double age)
    {
        var band = bounds.Length - 1;
        while (band > 0 && age < bounds[band])
        {
            band--;
        }

        return band;
    }
}
