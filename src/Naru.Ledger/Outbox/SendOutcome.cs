namespace Naru.Ledger.Outbox;

/// <summary>What became of an attempt to send. Immutable.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It was taken over.</summary>
    public sealed record Sent : SendOutcome;

    /// <summary>It did not work now and is tried again later.</summary>
    /// <param name="Reason">A code or a short text for the operator, without personal data; at most 500 characters are kept.</param>
    /// <param name="After">How long the receiver asks to wait (<c>Retry-After</c>); null if it does not.</param>
    public sealed record Failed(string Reason, TimeSpan? After = null) : SendOutcome;

    /// <summary>It will never work: a dead letter at once.</summary>
    /// <param name="Reason">A code or a short text for the operator, without personal data; at most 500 characters are kept.</param>
    public sealed record Refused(string Reason) : SendOutcome;
}
