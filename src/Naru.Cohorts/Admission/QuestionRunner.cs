using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Admission;

/// <summary>
/// Answers the questions of several users: each waits for its slot in an <see cref="AdmissionQueue"/>, then runs on a thread of its own.
/// Whoever asks has the answer, the cancellation or the time limit's error at once, also when the engine takes longer to stop; until it has
/// really stopped, the question keeps its slot. Questions to several engines share the slots, if they share the runner. Safe for threads.
/// </summary>
/// <param name="queue">The queue, which is closed together with this.</param>
/// <param name="clock">The clock of the time limits.</param>
public sealed class QuestionRunner(AdmissionQueue queue, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<RunningQuestion> running = [];
    private bool isClosed;

    /// <summary>Questions that run and wait.</summary>
    public AdmissionUsage Usage => queue.Usage;

    /// <summary>How many questions run on, because their engine has not stopped yet, though whoever asked has gone.</summary>
    public int Abandoned
    {
        get
        {
            lock (gate)
            {
                return running.Count(r => r.IsAbandoned);
            }
        }
    }

    /// <summary>Asks an engine. See the other <c>AskAsync</c>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<Result<CohortResult>> AskAsync(
        string user, ICohortEngine engine, CohortDefinition definition, QuestionLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return AskAsync(user, stop => engine.Run(definition, stop), limits, cancellationToken);
    }

    /// <summary>
    /// Asks anything that is answered on the calling thread. What it throws is thrown here, unless whoever asked has already gone. Fails with
    /// <see cref="AskErrors"/> when it is not admitted or reaches its time limit.
    /// </summary>
    /// <typeparam name="T">What the answer is.</typeparam>
    /// <param name="user">Who asks; compared letter by letter.</param>
    /// <param name="question">The work; stops when its token is cancelled, as soon as it can.</param>
    /// <param name="limits">How long it may wait and run.</param>
    /// <param name="cancellationToken">Whoever asked has gone.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<T>> AskAsync<T>(
        string user, Func<CancellationToken, Result<T>> question, QuestionLimits limits, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(limits);

        // Not in the caller's context, which may be busy: the slot would be held, and nothing run.
        var admitted = await queue.EnterAsync(user, limits.MostWait, cancellationToken).ConfigureAwait(false);
        if (!admitted.IsSuccess)
        {
            return Result.Failure<T>(admitted.Findings);
        }

        var run = new RunningQuestion<T>(question, admitted.Value, Remove);
        lock (gate)
        {
            if (isClosed || cancellationToken.IsCancellationRequested)
            {
                admitted.Value.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                return Result.Failure<T>([AskErrors.Closing.At(SourcePlace.None)]);
            }

            running.Add(run);
        }

        return await run.Start(limits.TimeLimit, clock, cancellationToken);
    }

    /// <summary>
    /// Closes the queue, stops what runs (<see cref="AskErrors.Closing"/>) and waits until every engine has really stopped: then what the
    /// engines use may be disposed.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        queue.Dispose();
        RunningQuestion[] last;
        lock (gate)
        {
            isClosed = true;
            last = [.. running];
        }

        foreach (var run in last)
        {
            run.Close();
        }

        await Task.WhenAll(last.Select(r => r.Ended));
    }

    private void Remove(RunningQuestion run)
    {
        lock (gate)
        {
            running.Remove(run);
        }
    }
}
