using Naru.Core;

namespace Naru.Cohorts.Admission;

/// <summary>A question that runs on a thread of its own. The first of answer, exception, cancellation and time limit is its outcome.</summary>
/// <typeparam name="T">What the answer is.</typeparam>
#pragma warning disable CA1001 // The source of tokens has no timer, hence nothing to dispose; and whoever stops the question may come last.
internal sealed class RunningQuestion<T>(Func<CancellationToken, Result<T>> question, AdmissionSlot slot, Action<RunningQuestion> remove)
#pragma warning restore CA1001
    : RunningQuestion
    where T : class
{
    private readonly TaskCompletionSource<Result<T>> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly CancellationTokenSource stop = new();

    public override bool IsAbandoned => outcome.Task.IsCompleted;

    /// <summary>Starts it, once; the outcome.</summary>
    public Task<Result<T>> Start(TimeSpan? limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var timer = limit is { } most
            ? clock.CreateTimer(_ => Stop(o => o.TrySetResult(Failure(AskErrors.Of(AskErrors.TimeLimitReached, most)))), null, most, Timeout.InfiniteTimeSpan)
            : null;
        var registration = cancellationToken.UnsafeRegister(_ => Stop(o => o.TrySetCanceled(cancellationToken)), null);
        try
        {
            // Engines block: they must not hold threads of the pool, which answer everybody.
            new Thread(Work) { IsBackground = true, Name = "Naru question" }.Start();
        }
        catch (Exception e)
        {
            // No thread to be had.
            Finish(o => o.TrySetException(e));
        }

        return outcome.Task;

        void Work()
        {
            Action<TaskCompletionSource<Result<T>>> settle;
            try
            {
                var answer = question(stop.Token);
                settle = o => o.TrySetResult(answer);
            }
            catch (Exception e)
            {
                settle = o => o.TrySetException(e);
            }

            Finish(settle);
        }

        void Finish(Action<TaskCompletionSource<Result<T>>> settle)
        {
            timer?.Dispose();
            registration.Unregister();

            // First the slot: who asks on as soon as there is an answer should not find their own last question in the way.
            remove(this);
            slot.Dispose();
            settle(outcome);
            End();
        }
    }

    public override void Close() => Stop(o => o.TrySetResult(Failure(AskErrors.Closing.At(SourcePlace.None))));

    private static Result<T> Failure(Error error) => Result.Failure<T>([error]);

    private void Stop(Func<TaskCompletionSource<Result<T>>, bool> settle)
    {
        if (settle(outcome))
        {
            // What interrupts an engine must not hold up the one who cancels, nor the clock.
            _ = stop.CancelAsync();
        }
    }
}
