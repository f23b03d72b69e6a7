namespace Naru.Hub.Directories.Parties;

/// <summary>
/// Korean business registration numbers (사업자등록번호): three, two and five digits, the last one a check digit over the weights 1 3 7 1 3 7 1 3 5, of whose last
/// product the tens are added, too. That a number fits does not say that a business has it.
/// </summary>
internal static class BusinessNumber
{
    private const int Length = 10;
    private static ReadOnlySpan<byte> Weights => [1, 3, 7, 1, 3, 7, 1, 3, 5];

    /// <summary>The number with hyphens; null if it is none.</summary>
    public static string? Canonical(string text)
    {
        var digits = text.Length == Length + 2 && text[3] == '-' && text[6] == '-' ? text.Remove(6, 1).Remove(3, 1) : text;
        if (digits.Length != Length || digits.Any(c => !char.IsAsciiDigit(c)) || digits.StartsWith("000", StringComparison.Ordinal))
        {
            return null;
        }

        var sum = (digits[Length - 2] - '0') * 5 / 10;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return (10 - (sum % 10)) % 10 == digits[^1] - '0' ? $"{digits[..3]}-{digits[3..5]}-{digits[5..]}" : null;
    }
}
