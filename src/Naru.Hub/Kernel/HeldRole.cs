using Naru.Core;

namespace Naru.Hub.Kernel;

/// <summary>A role that a person holds in a party: “custodian of this hospital”. Immutable.</summary>
/// <param name="Party">The id of the party in which the role is held; <c>hub</c> for the operator of the hub.</param>
/// <param name="Role">The role's name, as in the permission tables: <c>member</c>, <c>representative</c>, <c>custodian</c> ….</param>
public sealed record HeldRole(string Party, string Role)
{
    /// <summary>The parties that were merged into it: things that belong to them keep their ids, and are its own.</summary>
    public ValueList<string> Absorbed { get; init; } = [];

    /// <summary>Whether it is held in a party, under whichever of its ids.</summary>
    public bool IsIn(string? party) => party is not null && (Party == party || Absorbed.Contains(party, StringComparer.Ordinal));
}
