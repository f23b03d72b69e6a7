namespace Naru.Ledger.Outbox;

/// <summary>The port to what sends messages of one channel. Implementations are safe for threads.</summary>
public interface IOutboxSender
{
    /// <summary>The channel whose messages it sends.</summary>
    string Channel { get; }

    /// <summary>
    /// Sends a message. An exception counts as <see cref="SendOutcome.Failed"/>: a sender need not catch what a network throws. It must give up when
    /// the token says so: after the lease another instance may send.
    /// </summary>
    Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}
