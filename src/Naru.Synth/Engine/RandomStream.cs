using System.Text;

namespace Naru.Synth.Engine;

/// <summary>
/// Random numbers for one purpose of one person. SplitMix64 (Steele, Lea, Flood 2014): the n-th number is a mix of
/// <c>key + n·γ</c>, so a stream is known by its key alone, which is a mix of the seed, the person's number and the purpose. Nothing that
/// one stream gives depends on how much another was asked for, on the person's neighbours, or on the thread. Integers are mixed, and
/// turned into numbers by IEEE 754 arithmetic alone: the same on every platform. Not for secrets.
/// </summary>
internal struct RandomStream
{
    private const ulong Gamma = 0x9E37_79B9_7F4A_7C15;
    private const double UnitStep = 1.0 / (1UL << 53);

    private ulong state;
    private double spare;
    private bool hasSpare;

    /// <summary>Begins the stream of a key.</summary>
    public RandomStream(ulong key)
    {
        state = key;
        spare = 0;
        hasSpare = false;
    }

    /// <summary>A key for something more particular.</summary>
    public static ulong Key(ulong key, ulong purpose) => unchecked(Mix(key + (purpose * Gamma) + Gamma));

    /// <summary>The number of a purpose that is known by its name (FNV-1a of its UTF-8).</summary>
    public static ulong Purpose(string name)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ b) * 0x0000_0100_0000_01B3);
        }

        return hash;
    }

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double Unit() => (Next() >> 11) * UnitStep;

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => Unit() < probability;

    /// <summary>A whole number from the least to the most.</summary>
    public int Between(int least, int most) => least + (int)(Unit() * (most - least + 1));

    /// <summary>Exponentially distributed, with mean 1.</summary>
    public double Exponential() => -ExactMath.Ln(1 - Unit());

    /// <summary>Normally distributed, with mean 0 and standard deviation 1 (Marsaglia's polar method).</summary>
    public double Normal()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }

        while (true)
        {
            var x = (2 * Unit()) - 1;
            var y = (2 * Unit()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                var factor = Math.Sqrt(-2 * ExactMath.Ln(square) / square);
                spare = y * factor;
                hasSpare = true;
                return x * factor;
            }
        }
    }

    private ulong Next()
    {
        unchecked
        {
            state += Gamma;
            return Mix(state);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
