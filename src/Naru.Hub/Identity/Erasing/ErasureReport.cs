namespace Naru.Hub.Identity.Erasing;

/// <summary>What became of an erasure that was asked for. Immutable.</summary>
/// <param name="Person">Whose.</param>
/// <param name="WaitsUntil">The first day on which nothing need be kept that could not be read without the person's key: it is destroyed then. Null if all is erased.</param>
public sealed record ErasureReport(string Person, DateOnly? WaitsUntil);
