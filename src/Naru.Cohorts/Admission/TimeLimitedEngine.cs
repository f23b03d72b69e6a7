using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Admission;

/// <summary>
/// An engine whose every run ends at a time limit, with <see cref="AskErrors.TimeLimitReached"/>. It runs on the calling thread and returns
/// once the engine has really stopped: for batches, where nobody waits and the next run should find the machine free. Safe for threads.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="limit">How long one run may take; more than zero.</param>
/// <param name="clock">The clock of the limit.</param>
public sealed class TimeLimitedEngine(ICohortEngine engine, TimeSpan limit, TimeProvider clock) : ICohortEngine
{
    /// <inheritdoc/>
    public string Name => engine.Name;

    /// <inheritdoc/>
    public Result<CohortResult> Run(CohortDefinition definition, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return engine.Run(definition, either.Token);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            // Callers compare the token with the one they gave.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return Result.Failure<CohortResult>([AskErrors.Of(AskErrors.TimeLimitReached, limit)]);
        }
    }
}
