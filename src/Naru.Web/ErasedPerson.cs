namespace Naru.Web;

/// <summary>What became of an erasure. Immutable.</summary>
/// <param name="Person">Whose.</param>
/// <param name="WaitsUntil">
/// The first day on which nothing need be kept any longer: the key is destroyed then. <see cref="DateOnly.MaxValue"/> if nobody knows it yet; null if all is erased.
/// </param>
public sealed record ErasedPerson(string Person, DateOnly? WaitsUntil);
