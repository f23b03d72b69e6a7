using Naru.Core;
using Naru.Hub.Identity.Contracts;

namespace Naru.Hub.Identity.Memberships;

/// <summary>A hub without a directory: no party is known, so that none was merged or closed and nobody can claim a role in one. Safe for threads.</summary>
internal sealed class NoPartyDirectory : IPartyDirectory
{
    private static readonly Dictionary<string, PartyGone> None = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, ValueList<string>> NoneAbsorbed = new(StringComparer.Ordinal);

    public Task<IReadOnlyDictionary<string, PartyGone>> GoneAsync(IReadOnlyCollection<string> parties, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<string, PartyGone>>(None);

    public Task<IReadOnlyDictionary<string, ValueList<string>>> AbsorbedAsync(IReadOnlyCollection<string> parties, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<string, ValueList<string>>>(NoneAbsorbed);

    public Task<PartyOutline?> FindAsync(string party, CancellationToken stop) => Task.FromResult<PartyOutline?>(null);

    public Task<ValueList<Error>> VerifyAsync(PartyVerification order, CancellationToken stop) => Task.FromResult<ValueList<Error>>([]);
}
