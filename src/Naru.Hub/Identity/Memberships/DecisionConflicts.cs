using Naru.Core;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity.Memberships;

/// <summary>
/// Nobody decides for the hub in an own matter, under whichever account: what was shown to be one human blocks. What was only said does not, or anybody could keep an officer from deciding by saying
/// so; it is shown to whoever decides. Serves one request.
/// </summary>
internal sealed class DecisionConflicts(HumanLinks humans)
{
    /// <summary>The role by which somebody speaks for a party.</summary>
    public const string Representative = "representative";

    /// <summary>Whether two accounts are one human's.</summary>
    public async Task<SameHuman> BetweenAsync(string person, string other, CancellationToken cancellation) =>
        (await humans.AmongAsync([person, other], cancellation)).Between(person, other);

    /// <summary>Why somebody may not give a role as an officer of the hub; null if nothing is against it. Who represents the party gives its roles as its own.</summary>
    public async Task<ErrorKind?> OfOfficerAsync(Caller by, string party, string person, CancellationToken cancellation) =>
        IsOfParty(by, party) || await BetweenAsync(by.Person ?? "", person, cancellation) != SameHuman.Proven ? null : IdentityErrors.DecisionConflict;

    /// <summary>Whether somebody decides as one who represents the party, and not as an officer.</summary>
    public static bool IsOfParty(Caller by, string party) => by.Roles.Any(r => r.Role == Representative && r.IsIn(party));
}
