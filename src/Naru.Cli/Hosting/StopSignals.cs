using System.Runtime.InteropServices;
using Naru.Cli.Output;

namespace Naru.Cli.Hosting;

/// <summary>
/// Turns the signals that ask a program to end into a cancelled token, so that everything half-done is undone. A second signal, or
/// a stop that takes too long, ends the process at once; the half-written files go even then.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private int exitCode;

    public StopSignals()
    {
        foreach (var (signal, number) in new[] { (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1) })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Stop(128 + number);
            }));
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The signal's exit code where one ended the run, otherwise the given one.</summary>
    public int ExitCodeOr(int code) => code == ExitCodes.Interrupted && exitCode != 0 ? exitCode : code;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Stop(int code)
    {
        if (Interlocked.CompareExchange(ref exitCode, code, 0) != 0)
        {
            End();
            return;
        }

        source.Cancel();
        _ = Task.Delay(Patience).ContinueWith(_ => End(), TaskScheduler.Default);
    }

    private void End()
    {
        AtomicFile.DeleteUnfinished();
        Environment.Exit(exitCode);
    }
}
