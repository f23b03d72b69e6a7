namespace Naru.Cohorts.Admission;

/// <summary>How long a question may take. Immutable.</summary>
public sealed record QuestionLimits
{
    /// <summary>No clock's timer takes much more, and one that fails would leave its question in the queue for ever.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(49);

    /// <summary>For somebody who sits in front of the screen.</summary>
    public static readonly QuestionLimits Interactive = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));

    /// <summary>For work that nobody waits for: no limits.</summary>
    public static readonly QuestionLimits Batch = new(null, null);

    /// <summary>Limits of one's own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A time limit of nothing, a negative wait, or more than 49 days.</exception>
    public QuestionLimits(TimeSpan? timeLimit, TimeSpan? mostWait)
    {
        if (timeLimit is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeLimit));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, Most, nameof(timeLimit));
        }

        if (mostWait is { } wait)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero, nameof(mostWait));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, Most, nameof(mostWait));
        }

        (TimeLimit, MostWait) = (timeLimit, mostWait);
    }

    /// <summary>How long it may run, from the moment it is admitted; null for as long as it takes.</summary>
    public TimeSpan? TimeLimit { get; }

    /// <summary>How long it may wait to be admitted; null for as long as it takes.</summary>
    public TimeSpan? MostWait { get; }
}
