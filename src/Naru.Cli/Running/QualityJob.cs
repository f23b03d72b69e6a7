using System.Diagnostics;
using Naru.Cdm;
using Naru.Cdm.Quality;
using Naru.Cdm.Quality.Profile;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Spectre.Console;

namespace Naru.Cli.Running;

/// <summary>A quality check from opened outputs to the last line.</summary>
internal sealed class QualityJob(CliSession session, QualityRequest request)
{
    private static readonly Func<QualityRequest, IEnumerable<string?>> Paths = r => [r.JsonPath, r.HtmlPath, r.DqdPath];

    private readonly IAnsiConsole report = Paths(request).Any(OutputTarget.IsStandardOutput) ? session.Error : session.Out;

    /// <summary>Runs it; the exit code.</summary>
    public int Run()
    {
        var opened = QualityOutputs.Open(session, request);
        if (!opened.IsSuccess)
        {
            return session.WrongUse(opened.Errors.ToList());
        }

        using var outputs = opened.Value;
        using var data = new DataOpening(session, report).Open(request.Source, request.Options);
        return data is null ? ExitCodes.Failed : Run(data, outputs);
    }

    private int Run(CdmDatabase data, QualityOutputs outputs)
    {
        var options = new QualityOptions
        {
            Source = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Source)))
                + (data.SyntheticName is { } name ? $" · {name}" : ""),
            Thresholds = request.Thresholds,
            Clock = session.Host.Clock,
        };
        var result = QualityChecks.Run(data, options, new LiveProgress(session), session.Stop);
        if (!result.IsSuccess)
        {
            session.Live.Clear();
            return session.WrongUse(result.Errors.ToList());
        }

        if (outputs.Any)
        {
            session.Live.Show(() => session.Say(CliText.ProfilingData), null);
            var today = DateOnly.FromDateTime(result.Value.CheckedAt.DateTime);
            var profile = DataProfile.Take(data, new ProfileOptions { Today = today, HideBelow = request.HideBelow }, session.Stop);
            session.Live.Clear();
            if (!Write(outputs, result.Value, profile))
            {
                return ExitCodes.Failed;
            }
        }

        session.Live.Clear();
        new QualityView(session, report).Show(result.Value, request.Details);
        foreach (var place in outputs.Places)
        {
            Quiet(session.Say(CliText.Written, place));
        }

        if (request.ShowMemory)
        {
            using var self = Process.GetCurrentProcess();
            Quiet(session.Say(CliText.PeakMemory, Figures.Bytes(self.PeakWorkingSet64)));
        }

        // A check that could not be carried out is no good news either.
        return request.NeverFails || result.Value.Results.All(r => r.Status is CheckStatus.Passed or CheckStatus.NotApplicable)
            ? ExitCodes.Success
            : ExitCodes.Failed;
    }

    private bool Write(QualityOutputs outputs, QualityReport result, DataProfile profile)
    {
        try
        {
            outputs.Write(result, profile);
            return true;
        }
        catch (Exception e) when (RunOutputs.IsRefusal(e) && !session.Stop.IsCancellationRequested)
        {
            new FindingsView(session, session.Error).Show([RunOutputs.Refused(string.Join(", ", outputs.Places), e)]);
            return false;
        }
    }

    private void Quiet(string text) => report.Write(new Text(text + "\n", Styles.Quiet));

    private sealed class LiveProgress(CliSession session) : IProgress<QualityProgress>
    {
        public void Report(QualityProgress value) => session.Live.Show(
            () => session.Say(CliText.CheckingData, value.Table, Figures.Count(value.Done), Figures.Count(value.Total)), value.Fraction);
    }
}
