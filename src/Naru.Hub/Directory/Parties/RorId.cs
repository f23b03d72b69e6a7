using System.Globalization;

namespace Naru.Hub.Directories.Parties;

/// <summary>
/// Ids of the Research Organization Registry: a zero, six digits of Crockford's base 32 and two decimal check digits by ISO/IEC 7064, MOD 97-10.
/// Source: ror.readme.io, “ROR identifier pattern”.
/// </summary>
internal static class RorId
{
    private const string Prefix = "https://ror.org/";
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 9;

    /// <summary>The id as an address, as it is to be written; null if it is none.</summary>
    public static string? Canonical(string text)
    {
        var id = (text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text).ToLowerInvariant();
        if (id.Length != Length || id[0] != '0')
        {
            return null;
        }

        var number = 0L;
        foreach (var c in id.AsSpan(0, Length - 2))
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number * 32) + digit;
        }

        var check = 98 - (number * 100 % 97);
        return id.AsSpan(Length - 2).SequenceEqual(check.ToString("00", CultureInfo.InvariantCulture)) ? Prefix + id : null;
    }
}
