namespace Naru.Ledger.Outbox;

/// <summary>How messages are sent. Immutable.</summary>
public sealed record OutboxOptions
{
    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Numbers from 0 to below 1 that spread the retries of many messages; a test gives its own.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>How long an instance may take to send what it claimed; then another one may.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many messages of a channel are sent at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>How long to wait after the first failure; it doubles with every further one, and of that a random half is waited at least.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait between attempts.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(6);

    /// <summary>After how many attempts a message is given up. With the other defaults that is after about three days.</summary>
    public int MaximumAttempts { get; init; } = 24;

    /// <summary>How often to look for messages that other instances recorded.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait after an attempt that failed.</summary>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    public TimeSpan DelayAfter(int attempt)
    {
        var full = Math.Min(LongestDelay.TotalSeconds, FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 40)));
        return TimeSpan.FromSeconds(full * (0.5 + (Jitter() / 2)));
    }
}
