using System.Collections.Frozen;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Sessions;

/// <summary>
/// A conversation about one cohort: every answer is the one that <see cref="MergeEngine"/> gives, but what an earlier question read and
/// found is kept, so that a changed criterion costs what depends on it. What is kept is known by what it means, not by its place in a
/// definition: any definition may follow any other. Where only the order or the number of rules changes,
/// <see cref="RuleFunnel"/> gives the funnel without a session.
/// <para>It holds rows of patients in memory, and belongs to one user. Questions asked at the same time are answered one after another.</para>
/// </summary>
public sealed class CohortSession : ICohortEngine, IDisposable
{
    /// <summary>More than this is not numbered: keys are not counted in the budget.</summary>
    private const int MostNumbers = 20_000;

    /// <summary>Passes that leave out what one question does not need, so that the next one would have to begin anew.</summary>
    private static readonly FrozenSet<string> Shortsighted = [SkipDecided.Pass.Name, CheapestFirst.Pass.Name];

    private readonly ICohortData data;
    private readonly CohortSessionOptions options;
    private readonly FrozenSet<string> disabledPasses;
    private readonly SessionMemory memory;
    private readonly CommonData common = new();
    private readonly SemaphoreSlim turn = new(1);
    private SessionNumbering numbering = new();
    private volatile SessionUsage usage;

    /// <summary>Begins a conversation.</summary>
    /// <param name="data">The data, which must outlive this.</param>
    /// <param name="options">How it works; null for the usual.</param>
    public CohortSession(ICohortData data, CohortSessionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        this.data = data;
        this.options = options ?? new CohortSessionOptions();
        disabledPasses = Shortsighted.Concat(this.options.DisabledPasses).ToFrozenSet(StringComparer.Ordinal);
        memory = new SessionMemory(this.options.Budget);
        usage = new SessionUsage(0, this.options.Budget, 0, 0);
    }

    /// <inheritdoc/>
    public string Name => "session";

    /// <summary>What it held after the last question, and what that took.</summary>
    public SessionUsage Usage => usage;

    /// <summary>Answers a definition.</summary>
    /// <returns>What the engine would give, with the same findings.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the session stays usable.</exception>
    public Result<CohortResult> Ask(CohortDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        turn.Wait(cancellationToken);
        var reads = 0;
        try
        {
            var result = Result.From(
                () => Answer(definition, ref reads, cancellationToken), [.. data.Refusals, .. Requirements.Check(definition, data.HasColumn)]);

            // As the engine does: the data may have been replaced while the question ran.
            if (result.IsSuccess && data.Refusals is { Count: > 0 } refusals)
            {
                result = Result.Failure<CohortResult>(refusals);
            }

            if (data.Refusals.Count > 0)
            {
                // They will not answer again, and somebody may have opted out.
                Forget();
            }

            return result;
        }
        finally
        {
            usage = new SessionUsage(memory.Bytes, options.Budget, memory.Count, reads);
            turn.Release();
        }
    }

    Result<CohortResult> ICohortEngine.Run(CohortDefinition definition, CancellationToken cancellationToken) => Ask(definition, cancellationToken);

    /// <summary>Forgets everything. A question that is being answered must have ended.</summary>
    public void Dispose()
    {
        Forget();
        turn.Dispose();
    }

    private void Forget()
    {
        memory.Clear();
        numbering = new SessionNumbering();
        common.ObservationPeriods = null;
        common.Persons = null;
    }

    private CohortResult Answer(CohortDefinition definition, ref int reads, CancellationToken cancellationToken)
    {
        if (numbering.Count > MostNumbers)
        {
            Forget();
        }

        var plan = numbering.Number(MergeEngine.Plan(definition, disabledPasses), out var scans);
        using var reader = new SessionReader(data, common, memory, options.MostRowsForEverybody, plan, scans, cancellationToken);
        var conditions = new SessionEvaluator(plan, reader, memory, cancellationToken);
        try
        {
            return new SessionRun(plan, reader, conditions, memory, cancellationToken).Run();
        }
        finally
        {
            reads = reader.Reads;
        }
    }
}
