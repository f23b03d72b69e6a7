using System.Globalization;
using Naru.Cli.Input;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>Says a few times a second how far a run is, also while one long definition runs.</summary>
internal sealed class RunProgress(CliSession session, ValueList<DefinitionFile> files)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly long started = session.Host.Clock.GetTimestamp();
    private long done;
    private long rows;

    /// <summary>Begins to show; disposing ends it.</summary>
    public IDisposable Start() => session.Host.Clock.CreateTimer(_ => Show(), null, Tick, Tick);

    /// <summary>Counts a definition that is done.</summary>
    public void Add(RunOutcome outcome)
    {
        Interlocked.Add(ref rows, outcome.Result?.Rows.Count ?? 0);
        Interlocked.Increment(ref done);
    }

    private void Show()
    {
        var finished = Interlocked.Read(ref done);
        var elapsed = session.Host.Clock.GetElapsedTime(started);
        session.Live.Show(() => Text(finished, elapsed), files.Count == 1 ? null : (double)finished / files.Count);
    }

    private string Text(long finished, TimeSpan elapsed)
    {
        if (files.Count == 1)
        {
            return session.Say(CliText.RunningOne, files[0].Name, Figures.Estimate(elapsed, session.Language));
        }

        var perSecond = finished / Math.Max(elapsed.TotalSeconds, 0.001);
        var text = session.Say(
            CliText.Running,
            Figures.Count(finished),
            Figures.Count(files.Count),
            Figures.Count(Interlocked.Read(ref rows)),
            perSecond.ToString("0.0", CultureInfo.InvariantCulture));
        return finished == 0
            ? text
            : session.Say(CliText.Remaining, text, Figures.Estimate((files.Count - finished) / (double)finished * elapsed, session.Language));
    }
}
