using System.Diagnostics;
using Naru.Cli.Hosting;
using Naru.Cli.Input;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Cohorts.Admission;
using Spectre.Console;

namespace Naru.Cli.Running;

/// <summary>A run from opened outputs to the last line: data, definitions, reports.</summary>
internal sealed class RunJob(CliSession session, RunRequest request)
{
    /// <summary>Folders up to this many definitions show every funnel without being asked.</summary>
    private const int FewDefinitions = 3;

    // About half a gigabyte of cohort rows: what may wait while an earlier definition is still running.
    private const long HeldRows = 20_000_000;

    // Where results go to standard output, what people read goes to standard error.
    private readonly IAnsiConsole report =
        OutputTarget.IsStandardOutput(request.RowsPath) || OutputTarget.IsStandardOutput(request.JsonPath) ? session.Error : session.Out;

    /// <summary>Runs it; the exit code.</summary>
    public int Run()
    {
        var opened = RunOutputs.Open(session.Host, request);
        if (!opened.IsSuccess)
        {
            return session.WrongUse(opened.Errors.ToList());
        }

        using var outputs = opened.Value;
        using var data = new DataOpening(session, report).Open(request.CdmPath, request.Engine, request.Options);
        if (data is null)
        {
            return ExitCodes.Failed;
        }

        try
        {
            return Run(data, outputs);
        }
        catch (Exception e) when (RunOutputs.IsRefusal(e) && !session.Stop.IsCancellationRequested)
        {
            // The disk is full, or someone took the folder away.
            session.Live.Clear();
            new FindingsView(session, session.Error).Show([RunOutputs.Refused(string.Join(", ", outputs.Places), e)]);
            return ExitCodes.Failed;
        }
    }

    private int Run(IOpenData data, RunOutputs outputs)
    {
        var summary = new SummaryReport(session, report);
        var engine = request.TimeLimit is { } limit ? new TimeLimitedEngine(data.Engine, limit, session.Host.Clock) : data.Engine;
        var runner = new DefinitionRunner(session.Host, engine, data.Vocabulary);
        var progress = new RunProgress(session, request.Files);
        var started = session.Host.Clock.GetTimestamp();
        var details = request.Details || request.Files.Count <= FewDefinitions;
        var run = new OrderedRun<DefinitionFile, RunOutcome>(request.Files, runner.Run, Emit, o => o.Result?.Rows.Count ?? 0) { HeldLimit = HeldRows };
        using (progress.Start())
        {
            run.Run(request.Options.Threads, session.Stop);
        }

        session.Live.Clear();
        session.Stop.ThrowIfCancellationRequested();
        outputs.Commit();
        Finish(summary, details, session.Host.Clock.GetElapsedTime(started), outputs);
        return summary.Failed == 0 ? ExitCodes.Success : ExitCodes.Failed;

        void Emit(RunOutcome outcome)
        {
            outputs.Write(outcome);
            summary.Add(outcome);
            progress.Add(outcome);
            if (details)
            {
                session.Live.Above(() => new RunReport(session, report).Show(outcome));
            }
        }
    }

    private void Finish(SummaryReport summary, bool details, TimeSpan elapsed, RunOutputs outputs)
    {
        if (request.Files.Count > 1)
        {
            summary.ShowTable();
            if (!details)
            {
                summary.ShowFailures();
            }

            summary.ShowTotals(elapsed);
            if (!details)
            {
                Quiet(session.Say(CliText.FunnelsHint));
            }
        }

        foreach (var (place, lacksFailed) in outputs.Files)
        {
            Quiet(lacksFailed && summary.Failed > 0
                ? session.Say(CliText.WrittenWithoutFailed, place, Figures.Count(summary.Failed))
                : session.Say(CliText.Written, place));
        }

        if (request.ShowMemory)
        {
            using var self = Process.GetCurrentProcess();
            Quiet(session.Say(CliText.PeakMemory, Figures.Bytes(self.PeakWorkingSet64)));
        }
    }

    private void Quiet(string text) => report.Write(new Text(text + "\n", Styles.Quiet));
}
