using System.Buffers.Binary;
using Naru.Disclosure.Noise;

namespace Naru.Tests.Disclosure;

/// <summary>
/// Bytes that follow from a seed (SplitMix64; Steele, Lea and Flood 2014), so that every run of a test is the same. Good enough to test a
/// distribution with; predictable, so of no use for anything else.
/// </summary>
internal sealed class SeededBytes(ulong seed) : IRandomBytes
{
    private readonly Lock @lock = new();
    private ulong state = seed;

    /// <summary>How many bytes were taken.</summary>
    internal long Taken { get; private set; }

    public void Fill(Span<byte> bytes)
    {
        lock (@lock)
        {
            Taken += bytes.Length;
            Span<byte> eight = stackalloc byte[8];
            while (!bytes.IsEmpty)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(eight, Next());
                var count = Math.Min(8, bytes.Length);
                eight[..count].CopyTo(bytes);
                bytes = bytes[count..];
            }
        }
    }

    /// <summary>A whole number from 0 up to, but without, a limit.</summary>
    internal int Below(int limit)
    {
        lock (@lock)
        {
            return (int)(Next() % (ulong)limit);
        }
    }

    internal bool Coin() => Below(2) == 1;

    internal double Uniform() => (Below(1 << 30) + 0.5) / (1 << 30);

    private ulong Next() => unchecked(Mix(state += 0x9E37_79B9_7F4A_7C15));

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
