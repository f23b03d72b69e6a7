using Naru.Cli.Hosting;

namespace Naru.Cli.Live;

/// <summary>
/// Where long work says how far it is, on standard error so that it never mixes with results. Safe for several threads;
/// everything else is written through <see cref="Above"/> while work goes on.
/// </summary>
internal abstract class ProgressSurface(CliHost host, TimeSpan first, TimeSpan interval)
{
    private readonly Lock gate = new();
    private readonly long started = host.Clock.GetTimestamp();
    private TimeSpan next = first;

    /// <summary>The host.</summary>
    protected CliHost Host { get; } = host;

    /// <summary>Shows the state of the work, if it is time to. The text is asked for only then.</summary>
    /// <param name="text">The state in one line.</param>
    /// <param name="fraction">How much is done, from 0 to 1; null if nobody knows.</param>
    public void Show(Func<string> text, double? fraction)
    {
        lock (gate)
        {
            var elapsed = Host.Clock.GetElapsedTime(started);
            if (elapsed < next)
            {
                return;
            }

            next = elapsed + interval;
            Write(text(), fraction);
        }
    }

    /// <summary>Writes something else: what is shown is taken away first, and nothing is shown until it is written.</summary>
    public void Above(Action write)
    {
        lock (gate)
        {
            Erase();
            write();
        }
    }

    /// <summary>Takes away what is shown, where that can be done.</summary>
    public void Clear() => Above(() => { });

    /// <summary>Writes the line.</summary>
    protected abstract void Write(string text, double? fraction);

    /// <summary>Takes the line away.</summary>
    protected abstract void Erase();
}
