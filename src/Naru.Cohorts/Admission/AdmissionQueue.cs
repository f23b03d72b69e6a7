using Naru.Core;

namespace Naru.Cohorts.Admission;

/// <summary>
/// Decides which questions run now and which wait, so that an engine whose memory and threads all users share is not overrun, and nobody
/// is kept out by somebody else's many or heavy questions. At most <see cref="AdmissionOptions.Slots"/> run; at most
/// <see cref="AdmissionOptions.SlotsPerUser"/> of one user. A free slot goes to the user with the fewest running questions; among equals,
/// to whoever has not had one for longest. One user's questions run in the order in which they were asked. Safe for threads; nothing blocks.
/// </summary>
public sealed class AdmissionQueue : IDisposable
{
    private readonly Lock gate = new();
    private readonly AdmissionOptions options;
    private readonly TimeProvider clock;
    private readonly int slotsPerUser;
    private readonly Dictionary<string, AdmissionUser> users = new(StringComparer.Ordinal);

    /// <summary>Users who wait; whoever had a slot, or came, longest ago stands first.</summary>
    private readonly LinkedList<AdmissionUser> turns = [];

    private int running;
    private int waiting;
    private bool isClosed;

    /// <summary>An empty queue.</summary>
    /// <exception cref="ArgumentException">A user may run more questions than there are slots.</exception>
    public AdmissionQueue(AdmissionOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        slotsPerUser = options.SlotsPerUser ?? Math.Max(1, options.Slots / 2);
        if (slotsPerUser > options.Slots)
        {
            throw new ArgumentException("A user cannot have more slots than there are.", nameof(options));
        }

        this.options = options;
        this.clock = clock;
    }

    /// <summary>What is in it now.</summary>
    public AdmissionUsage Usage
    {
        get
        {
            lock (gate)
            {
                return new AdmissionUsage(running, waiting, users.Count);
            }
        }
    }

    /// <summary>
    /// Asks for a slot. The task is complete as soon as the slot is given. It fails with <see cref="AskErrors.TooManyWaiting"/> at once, with
    /// <see cref="AskErrors.WaitedTooLong"/> after <paramref name="mostWait"/>, and with <see cref="AskErrors.Closing"/> when the queue
    /// is disposed.
    /// </summary>
    /// <param name="user">Who asks; compared letter by letter.</param>
    /// <param name="mostWait">How long the question may wait; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the waiting. A slot that was given already is not taken back.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before a slot was given (the task is cancelled).</exception>
    public Task<Result<AdmissionSlot>> EnterAsync(string user, TimeSpan? mostWait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<Result<AdmissionSlot>>(cancellationToken);
        }

        lock (gate)
        {
            if (isClosed)
            {
                return Task.FromResult(Refusal(AskErrors.Closing.At(SourcePlace.None)));
            }

            var asker = users.GetValueOrDefault(user) ?? new AdmissionUser(user);

            // Whenever a slot is free, all who wait have as many as they may. So nobody is overtaken here.
            if (running < options.Slots && asker.Running < slotsPerUser)
            {
                return Task.FromResult(Result.Success(Give(asker)));
            }

            if (asker.Waiting.Count >= options.MostWaitingPerUser)
            {
                return Task.FromResult(Refusal(AskErrors.TooManyWaiting.At(SourcePlace.None, asker.Waiting.Count)));
            }

            if (waiting >= options.MostWaiting)
            {
                return Task.FromResult(Refusal(AskErrors.TooManyWaiting.At(SourcePlace.None, waiting)));
            }

            return Wait(asker, mostWait, cancellationToken);
        }
    }

    /// <summary>Refuses who waits and whoever comes. Slots that were given are still to be given back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            while (turns.First is { Value: var user })
            {
                Leave(user.Waiting.First!.Value).TrySetResult(Refusal(AskErrors.Closing.At(SourcePlace.None)));
            }
        }
    }

    private static Result<AdmissionSlot> Refusal(Error error) => Result.Failure<AdmissionSlot>([error]);

    private Task<Result<AdmissionSlot>> Wait(AdmissionUser user, TimeSpan? mostWait, CancellationToken cancellationToken)
    {
        var waiter = new AdmissionWaiter(user);
        users[user.Name] = user;
        if (user.Waiting.Count == 0)
        {
            turns.AddLast(user.Turn);
        }

        user.Waiting.AddLast(waiter.Place);
        waiting++;
        waiter.Timer = mostWait is { } most
            ? clock.CreateTimer(_ => GiveUp(waiter, a => a.TrySetResult(Refusal(AskErrors.Of(AskErrors.WaitedTooLong, most)))), null, most, Timeout.InfiniteTimeSpan)
            : null;
        waiter.Registration = cancellationToken.UnsafeRegister(_ => GiveUp(waiter, a => a.TrySetCanceled(cancellationToken)), null);
        if (!waiter.IsWaiting)
        {
            // Cancelled in between: what watched it came after it had left.
            waiter.StopWatching();
        }

        return waiter.Answer.Task;
    }

    private void GiveUp(AdmissionWaiter waiter, Action<TaskCompletionSource<Result<AdmissionSlot>>> answer)
    {
        lock (gate)
        {
            if (waiter.IsWaiting)
            {
                answer(Leave(waiter));
            }
        }
    }

    /// <summary>Takes a question out of the waiting ones, for whatever reason.</summary>
    private TaskCompletionSource<Result<AdmissionSlot>> Leave(AdmissionWaiter waiter)
    {
        var user = waiter.User;
        user.Waiting.Remove(waiter.Place);
        waiting--;
        waiter.StopWatching();
        if (user.Waiting.Count == 0)
        {
            turns.Remove(user.Turn);
            Forget(user);
        }

        return waiter.Answer;
    }

    private AdmissionSlot Give(AdmissionUser user)
    {
        users[user.Name] = user;
        user.Running++;
        running++;
        return new AdmissionSlot(() => TakeBack(user));
    }

    private void TakeBack(AdmissionUser user)
    {
        lock (gate)
        {
            running--;
            user.Running--;
            GoLast(user);
            Forget(user);
            while (running < options.Slots && Next() is { } next)
            {
                var answer = Leave(next.Waiting.First!.Value);
                GoLast(next);
                answer.TrySetResult(Result.Success(Give(next)));
            }
        }
    }

    private void GoLast(AdmissionUser user)
    {
        if (user.Waiting.Count > 0)
        {
            turns.Remove(user.Turn);
            turns.AddLast(user.Turn);
        }
    }

    private AdmissionUser? Next()
    {
        AdmissionUser? next = null;
        foreach (var user in turns)
        {
            if (user.Running < slotsPerUser && (next is null || user.Running < next.Running))
            {
                next = user;
            }
        }

        return next;
    }

    private void Forget(AdmissionUser user)
    {
        if (user is { Running: 0, Waiting.Count: 0 })
        {
            users.Remove(user.Name);
        }
    }
}
