using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Parties;

/// <summary>Numbers that only one party can have, as the names of their streams.</summary>
internal static class PartyNumbers
{
    /// <summary>The stream of a ROR id in its one form.</summary>
    public static string Ror(string ror) => $"number/ror/{ror[(ror.LastIndexOf('/') + 1)..]}";

    /// <summary>The stream of a business registration number in its one form.</summary>
    public static string Business(string number) => $"number/kr-business/{number}";

    /// <summary>The streams of the numbers that a profile names and that are numbers.</summary>
    public static IEnumerable<string> Of(PartyProfile? profile)
    {
        if (profile?.Ror is { } ror && RorId.Canonical(ror) is { } canonicalRor)
        {
            yield return Ror(canonicalRor);
        }

        if (profile?.BusinessNumber is { } business && BusinessNumber.Canonical(business) is { } canonicalBusiness)
        {
            yield return Business(canonicalBusiness);
        }
    }
}
