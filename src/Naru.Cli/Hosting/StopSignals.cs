using System.Runtime.InteropServices;
using Naru.Cli.Output;

namespace Naru.Cli.Hosting;

/// <summary>
/// Turns the signals that ask a program to end into a cancelled token, so that everything half-done is undone. A second signal, or
/// a stop that takes too long, ends the process at once; the half-written files go even then.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int InterruptSignal = 2;
    private const nint DefaultHandler = 0;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private int exitCode;

    public StopSignals()
    {
        HearInterrupts();
        foreach (var (signal, number) in new[] { (PosixSignal.SIGINT, InterruptSignal), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1) })
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

    // A script that starts a program with & makes it deaf to SIGINT, and .NET respects that. A long run must still be stoppable with
    // kill -INT. (SIGHUP stays as it is: that is how nohup works.)
    private static void HearInterrupts()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandler(InterruptSignal, DefaultHandler);
        }
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetHandler(int signal, nint handler);

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
