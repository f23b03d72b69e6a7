namespace Naru.Bench;

/// <summary>One read of events.</summary>
/// <param name="Title">What was read.</param>
/// <param name="Events">How many events came.</param>
/// <param name="Milliseconds">How long it took, from the call until they were there.</param>
internal sealed record ScanTime(string Title, int Events, double Milliseconds);
