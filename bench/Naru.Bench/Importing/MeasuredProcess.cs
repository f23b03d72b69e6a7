using System.Diagnostics;
using System.Globalization;

namespace Naru.Bench.Importing;

/// <summary>How long a child process took and how much memory it held at most. The memory is Linux's own high-water mark of it.</summary>
/// <param name="Seconds">Wall time, from start to exit.</param>
/// <param name="PeakBytes">The most resident memory at any time; 0 where the system does not tell.</param>
internal sealed record MeasuredProcess(double Seconds, long PeakBytes)
{
    /// <summary>Runs <c>dotnet exec</c> with an assembly of this build.</summary>
    /// <exception cref="InvalidOperationException">It failed; its output is in the message.</exception>
    public static MeasuredProcess Run(string assembly, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", assembly, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        do
        {
            peak = Math.Max(peak, PeakOf(process.Id));
        }
        while (!process.WaitForExit(20));

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return process.ExitCode == 0
            ? new MeasuredProcess(seconds, peak)
            : throw new InvalidOperationException($"{Path.GetFileName(assembly)} ended with {process.ExitCode}.\n{output.Result}\n{errors.Result}");
    }

    private static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It ended between two looks; the mark of the look before stands.
            return 0;
        }
    }
}
