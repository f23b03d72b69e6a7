using Naru.Core;

namespace Naru.Ledger.Outbox;

/// <summary>
/// Sends the messages of a ledger, channel by channel, at least once each. Several may run, in several processes: a claimed message is sent by one of them, unless
/// that one needs longer than the lease. Runs once; safe for threads.
/// </summary>
/// <param name="queue">The ledger's messages.</param>
/// <param name="senders">One for each channel; messages of other channels wait.</param>
/// <param name="options">How.</param>
public sealed class OutboxDispatcher(OutboxQueue queue, ValueList<IOutboxSender> senders, OutboxOptions options)
{
    private readonly string owner = Guid.NewGuid().ToString("N");

    /// <summary>Told of every attempt that failed, and of a database that did not answer: for logs. Message ids, reasons and names of exceptions, nothing personal.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Sends until it is stopped. A database that is away is waited for.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(senders.Select(s => RunAsync(s, cancellationToken)));
    }

    /// <summary>Sends what is due now, once; how many messages were tried.</summary>
    public async Task<int> DispatchOnceAsync(CancellationToken cancellationToken = default)
    {
        var counts = await Task.WhenAll(senders.Select(s => DispatchAsync(s, cancellationToken)));
        return counts.Sum();
    }

    private async Task RunAsync(IOutboxSender sender, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var change = queue.Changed;
                if (await DispatchAsync(sender, cancellationToken) == 0)
                {
                    await queue.WaitAsync(change, options.PollInterval, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // What was claimed comes back when its lease ends.
                Log?.Invoke($"{sender.Channel}: {e.GetType().Name}");
                await Task.Delay(options.PollInterval, options.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> DispatchAsync(IOutboxSender sender, CancellationToken cancellationToken)
    {
        var messages = await queue.ClaimAsync(sender.Channel, owner, options.Lease, options.Parallel, cancellationToken, Log);
        await Task.WhenAll(messages.Select(m => SendAsync(sender, m, cancellationToken)));
        return messages.Count;
    }

    private async Task SendAsync(IOutboxSender sender, OutboxMessage message, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(sender, message, cancellationToken);
        switch (outcome)
        {
            case SendOutcome.Sent:
                await queue.FinishAsync(message.Id, owner, MessageRow.Sent, null, cancellationToken);
                break;
            case SendOutcome.Refused refused:
                Log?.Invoke($"{message.Id}: {refused.Reason}");
                await queue.FinishAsync(message.Id, owner, MessageRow.Dead, refused.Reason, cancellationToken);
                break;
            case SendOutcome.Failed failed:
                Log?.Invoke($"{message.Id}: {failed.Reason}");
                if (message.Attempt >= options.MaximumAttempts)
                {
                    await queue.FinishAsync(message.Id, owner, MessageRow.Dead, failed.Reason, cancellationToken);
                    break;
                }

                var delay = options.DelayAfter(message.Attempt);
                await queue.PostponeAsync(message.Id, owner, failed.After is { } after && after > delay ? after : delay, failed.Reason, cancellationToken);
                break;
        }
    }

    private async Task<SendOutcome> TryAsync(IOutboxSender sender, OutboxMessage message, CancellationToken cancellationToken)
    {
        // A little before the lease ends, so that the outcome is noted before somebody else may send.
        using var limit = new CancellationTokenSource(options.Lease * 0.8, options.Clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await sender.SendAsync(message, stop.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // The text of an exception may hold an address: its name must do.
            return new SendOutcome.Failed(e.GetType().Name);
        }
    }
}
