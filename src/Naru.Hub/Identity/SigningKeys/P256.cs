using System.Globalization;
using System.Numerics;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>The curve P-256 (FIPS 186-5, SP 800-186): whether a point lies on it, before any library computes with it.</summary>
internal static class P256
{
    public const int CoordinateBytes = 32;

    private static readonly BigInteger Prime = Hex("0ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B = Hex("05ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    /// <summary>Whether (x, y) satisfies y² = x³ − 3x + b; both of 32 bytes, big-endian, below the prime.</summary>
    public static bool Holds(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (x.Length != CoordinateBytes || y.Length != CoordinateBytes)
        {
            return false;
        }

        var (a, b) = (new BigInteger(x, isUnsigned: true, isBigEndian: true), new BigInteger(y, isUnsigned: true, isBigEndian: true));
        return a < Prime && b < Prime && (((a * a * a) - (3 * a) + B - (b * b)) % Prime).IsZero;
    }

    private static BigInteger Hex(string digits) => BigInteger.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
