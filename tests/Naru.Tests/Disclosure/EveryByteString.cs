using System.Numerics;
using Naru.Disclosure.Noise;

namespace Naru.Tests.Disclosure;

/// <summary>
/// Not random at all: all strings of bytes, one after another, up to a length. What a program does with each of them, weighed by how likely
/// the string is, is an exact probability, and not an estimate.
/// </summary>
/// <param name="bits">
/// How many low bits of each byte are tried; the others are 0. Enough if the program masks the others off, which the tests check.
/// </param>
/// <param name="length">The longest string.</param>
internal sealed class EveryByteString(int bits, int length) : IRandomBytes
{
    private readonly byte[] text = new byte[length];
    private int used;

    public void Fill(Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            if (used == length)
            {
                throw new EndOfStreamException();
            }

            b = text[used++];
        }
    }

    /// <summary>Runs something on every string.</summary>
    /// <returns>For each result, how likely it is at least, in parts of <see cref="Whole"/>; what is missing ran out of bytes.</returns>
    internal Dictionary<T, BigInteger> Run<T>(Func<IRandomBytes, T> run)
        where T : notnull
    {
        var weights = new Dictionary<T, BigInteger>();
        while (true)
        {
            used = 0;
            try
            {
                var result = run(this);
                weights[result] = weights.GetValueOrDefault(result) + BigInteger.Pow(1 << bits, length - used);
            }
            catch (EndOfStreamException)
            {
                // Not decided within the length.
            }

            // The next string that differs in the bytes that were read.
            Array.Clear(text, used, length - used);
            var place = used - 1;
            while (place >= 0 && text[place] == (1 << bits) - 1)
            {
                text[place--] = 0;
            }

            if (place < 0)
            {
                return weights;
            }

            text[place]++;
        }
    }

    /// <summary>The weight of everything.</summary>
    internal BigInteger Whole => BigInteger.Pow(1 << bits, length);
}
