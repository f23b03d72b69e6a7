using System.Runtime.ExceptionServices;

namespace Naru.Cli.Running;

/// <summary>
/// Works on several items at once and hands the answers over one at a time, in the items' order. Answers that wait for an earlier
/// one are held in memory up to a limit; then no new work begins until the earlier one is done.
/// </summary>
/// <typeparam name="TItem">What is worked on.</typeparam>
/// <typeparam name="TAnswer">What comes out.</typeparam>
internal sealed class OrderedRun<TItem, TAnswer>
    where TAnswer : class
{
    private readonly Lock gate = new();
    private readonly IReadOnlyList<TItem> items;
    private readonly Func<TItem, CancellationToken, TAnswer> work;
    private readonly Action<TAnswer> emit;
    private readonly Func<TAnswer, long> weight;
    private readonly TAnswer?[] waiting;
    private int nextItem;
    private int nextAnswer;
    private long held;
    private ExceptionDispatchInfo? failure;

    public OrderedRun(
        IReadOnlyList<TItem> items, Func<TItem, CancellationToken, TAnswer> work, Action<TAnswer> emit, Func<TAnswer, long> weight)
    {
        this.items = items;
        this.work = work;
        this.emit = emit;
        this.weight = weight;
        waiting = new TAnswer?[items.Count];
    }

    /// <summary>How much waiting answers may weigh together before new work is put off.</summary>
    public long HeldLimit { get; init; } = long.MaxValue;

    /// <summary>Runs to the end, or to the first exception, which is thrown again here.</summary>
    public void Run(int threads, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(0, Math.Clamp(threads, 1, Math.Max(1, items.Count)))
            .Select(_ => Task.Factory.StartNew(
                () => Work(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Task.WaitAll(workers, CancellationToken.None);
        failure?.Throw();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            while (Take(stop.Token) is { } index)
            {
                Deliver(index, work(items[index], stop.Token));
            }
        }
        catch (Exception e)
        {
            lock (gate)
            {
                // The first exception is the cause; the others are what stopping the rest looks like.
                failure ??= ExceptionDispatchInfo.Capture(e);
            }

            stop.Cancel();
        }
    }

    private int? Take(CancellationToken token)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            lock (gate)
            {
                if (nextItem >= items.Count)
                {
                    return null;
                }

                // The item that everything waits for is always let through, so this cannot stand still.
                if (held <= HeldLimit || nextItem == nextAnswer)
                {
                    return nextItem++;
                }
            }

            // Rare and long: a definition that takes minutes holds the others up.
            token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
        }
    }

    private void Deliver(int index, TAnswer answer)
    {
        lock (gate)
        {
            waiting[index] = answer;
            held += weight(answer);
            while (nextAnswer < waiting.Length && waiting[nextAnswer] is { } ready)
            {
                waiting[nextAnswer++] = null;
                held -= weight(ready);
                emit(ready);
            }
        }
    }
}
