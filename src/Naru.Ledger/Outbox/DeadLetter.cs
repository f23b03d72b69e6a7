namespace Naru.Ledger.Outbox;

/// <summary>A message that was given up. Immutable.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="OrderKey">Its order key, if it has one.</param>
/// <param name="Command">The command that asked for it.</param>
/// <param name="Recorded">When it was recorded.</param>
/// <param name="GivenUp">When it was given up.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">What the last attempt said.</param>
public sealed record DeadLetter(
    string Id, string Channel, string? OrderKey, string Command, DateTimeOffset Recorded, DateTimeOffset GivenUp, int Attempts, string Reason);
