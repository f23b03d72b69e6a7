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

    /// <summary>What the condition of the visit makes of measurements; null for nothing.</summary>
    public CompiledLevel?[]? OfVisit { get; set; }

    /// <summary>Begins a person.</summary>
    public void Begin(Timeline timeline) => person = timeline;

    /// <summary>The value on a day, in the usual unit.</summary>
    public double Value(int measurement, int day, ref RandomStream stream)
    {
        var compiled = hospital.Measurements[measurement];
        var effect = Effect(measurement);
        var usual = compiled.Of(person.IsMale, (day - person.Birth) / BandedRate.DaysPerYear);
        var healthy = usual.Centre + (usual.Between * effect);
        var (level, within, farthest) = (healthy, usual.Within, -1d);
        void Move(CompiledLevel stated, int days)
        {
            var value = stated.Of(usual.Centre, effect, days);
            if (Math.Abs(value - healthy) > farthest)
            {
                (level, within, farthest) = (value, stated.Within, Math.Abs(value - healthy));
            }
        }

        foreach (ref readonly var stay in person.Stays)
        {
            if (stay.From <= day && day < stay.To && hospital.Diseases[stay.Disease].Levels[stay.State][measurement] is { } stated)
            {
                Move(stated, day - stay.From);
            }
        }

        if (OfVisit?[measurement] is { } ofVisit)
        {
            Move(ofVisit, 0);
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
