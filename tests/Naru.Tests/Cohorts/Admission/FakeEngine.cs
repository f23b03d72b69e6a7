using System.Collections.Concurrent;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;
using Naru.Tests.Cli;

namespace Naru.Tests.Cohorts.Admission;

/// <summary>An engine whose runs begin and end when a test says so. A run is known by its definition's title.</summary>
internal sealed class FakeEngine : ICohortEngine, IDisposable
{
    private readonly ConcurrentDictionary<string, Run> runs = new(StringComparer.Ordinal);

    public string Name => "fake";

    public static CohortDefinition Definition(string title) => CirceReader.Read(Samples.Definition(title)).Value!;

    /// <summary>The run of the definition, begun or not.</summary>
    public Run Of(string title) => runs.GetOrAdd(title, _ => new Run());

    Result<CohortResult> ICohortEngine.Run(CohortDefinition definition, CancellationToken cancellationToken) => Of(definition.Title!).Go(cancellationToken);

    public void Dispose()
    {
        foreach (var run in runs.Values)
        {
            run.Dispose();
        }
    }

    internal sealed class Run : IDisposable
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim mayEnd = new();
        private readonly ManualResetEventSlim stopped = new();

        /// <summary>Completes when the run has begun.</summary>
        public Task Begun => begun.Task;

        /// <summary>Whether it began on a thread of the pool.</summary>
        public bool IsOnThePool { get; private set; }

        /// <summary>Whether it stops as soon as it is told to, as an engine should.</summary>
        public bool Obeys { get; init; } = true;

        /// <summary>What it does in the end, if it was not stopped.</summary>
        public Func<Result<CohortResult>> Outcome { get; set; } = () => Result.Success(Samples.Rows());

        /// <summary>Lets it end.</summary>
        public void End() => mayEnd.Set();

        /// <summary>Whether the engine was told to stop, waiting for it.</summary>
        public bool WasStopped() => stopped.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);

        public Result<CohortResult> Go(CancellationToken stop)
        {
            IsOnThePool = Thread.CurrentThread.IsThreadPoolThread;
            using var registration = stop.Register(stopped.Set);
            begun.TrySetResult();
            try
            {
                // Not for ever: a test that fails should not hang.
                mayEnd.Wait(TimeSpan.FromSeconds(30), Obeys ? stop : CancellationToken.None);
                stop.ThrowIfCancellationRequested();
            }
            finally
            {
                if (stop.IsCancellationRequested)
                {
                    // The registration may be gone before it is called.
                    stopped.Set();
                }
            }

            return Outcome();
        }

        public void Dispose()
        {
            mayEnd.Dispose();
            stopped.Dispose();
        }
    }

    /// <summary>Makes a run that goes on although it was told to stop, as a DuckDB statement may.</summary>
    public Run Deaf(string title) => runs.GetOrAdd(title, _ => new Run { Obeys = false });
}
