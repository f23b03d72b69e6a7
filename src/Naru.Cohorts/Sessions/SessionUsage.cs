namespace Naru.Cohorts.Sessions;

/// <summary>What a session holds, and what its last answer took.</summary>
/// <param name="Bytes">Bytes of what is kept, roughly.</param>
/// <param name="Budget">The most bytes that it may keep.</param>
/// <param name="Values">How many scans, event sets, index events and answers of conditions are kept.</param>
/// <param name="Reads">How many scans the last answer read from the data; 0 if all was kept.</param>
public sealed record SessionUsage(long Bytes, long Budget, int Values, int Reads);
