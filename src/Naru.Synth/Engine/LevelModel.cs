namespace Naru.Synth.Engine;

/// <summary>
/// The values of a person's measurements. Each person differs from what is usual by a number of standard deviations that stays the same
/// for life, measurement by measurement; diseases move the level, and of several that touch one measurement the one wins that moves it
/// farthest from the person's healthy value; what varies from day to day comes on top. For one thread at a time.
/// </summary>
internal sealed class LevelModel
{
    private readonly Hospital hospital;
    private readonly double[] effects;
    private readonly int[] owners;
    private Timeline person = null!;

    public LevelModel(Hospital hospital)
    {
        this.hospital = hospital;
        effects = new double[hospital.Measurements.Length];
        owners = new int[hospital.Measurements.Length];
        Array.Fill(owners, -1);
    }

    /// <summary>Begins a person.</summary>
    public void Begin(Timeline timeline) => person = timeline;

    /// <summary>The value on a day, in the usual unit.</summary>
    public double Value(int measurement, int day, ref RandomStream stream)
    {
        var compiled = hospital.Measurements[measurement];
        var effect = Effect(measurement);
        var centre = compiled.Centre(person.IsMale, (day - person.Birth) / BandedRate.DaysPerYear);
        var healthy = centre + (compiled.Between * effect);
        var (level, within, farthest) = (healthy, compiled.Within, -1d);
        foreach (ref readonly var stay in person.Stays)
        {
            if (stay.From <= day && day < stay.To && hospital.Diseases[stay.Disease].Levels[stay.State][measurement] is { } stated)
            {
                var value = stated.Of(centre, effect, day - stay.From);
                if (Math.Abs(value - healthy) > farthest)
                {
                    (level, within, farthest) = (value, stated.Within, Math.Abs(value - healthy));
                }
            }
        }

        return compiled.Value(level + (within * stream.Normal()));
    }

    private double Effect(int measurement)
    {
        if (owners[measurement] != person.Number)
        {
            owners[measurement] = person.Number;
            var stream = new RandomStream(RandomStream.Key(person.Key, hospital.Measurements[measurement].Purpose));
            effects[measurement] = stream.Normal();
        }

        return effects[measurement];
    }
}
