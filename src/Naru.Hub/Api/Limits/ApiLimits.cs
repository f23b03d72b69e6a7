namespace Naru.Hub.Api.Limits;

/// <summary>
/// How often one may ask. Counted by each instance for itself: with two instances twice as much passes. What must hold over all of them, the slowing of
/// guesses at a password, is in the database and not here. Immutable.
/// </summary>
public sealed record ApiLimits
{
    /// <summary>For endpoints at which somebody signs in, registers or is invited.</summary>
    public const string Identity = "identity";

    /// <summary>For endpoints that cost much: searches over everything, exports.</summary>
    public const string Costly = "costly";

    /// <summary>Requests per minute from one address, of any kind; a hospital may have one for all.</summary>
    public int AddressPerMinute { get; init; } = 3000;

    /// <summary>Requests per minute of one caller; of one address for those who have not signed in.</summary>
    public int CallerPerMinute { get; init; } = 600;

    /// <summary>How long a request may take, unless its endpoint says otherwise.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests per minute from one address under the policy <see cref="Identity"/>.</summary>
    public int IdentityPerMinute { get; init; } = 60;

    /// <summary>Requests per minute of one caller under the policy <see cref="Costly"/>.</summary>
    public int CostlyPerMinute { get; init; } = 120;
}
