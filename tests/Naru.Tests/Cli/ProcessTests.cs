using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Naru.Tests.Cli;

/// <summary>The program as a process: exit codes, signals, and what is left on the disk.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static Process Start(params string[] args) => Start(inBackground: false, args);

    private static Process Start(bool inBackground, params string[] args)
    {
        var start = new ProcessStartInfo(inBackground ? "sh" : "dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] background = inBackground ? ["-c", "trap '' INT; exec dotnet \"$@\"", "sh"] : [];
        foreach (var argument in (string[])[.. background, Path.Combine(AppContext.BaseDirectory, "naru.dll"), .. args])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["NARU_LANG"] = "en";
        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Out, string Error)> Finish(Process process)
    {
        using var stop = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop.Token), process.StandardError.ReadToEndAsync(stop.Token));
        try
        {
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private static void Signal(string name, Process process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    [Fact]
    public async Task Version_IsPrinted()
    {
        var (code, output, error) = await Finish(Start("--version"));
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"^naru \d+\.\d+\.\d+", output);
    }

    [Fact]
    public async Task WrongUse_EndsWithTwo()
    {
        var (code, output, error) = await Finish(Start("cohort", "run", "--nonsense"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("CLI101", error);
    }

    [Fact]
    public async Task UnreadableData_EndWithOne()
    {
        folder.Write("1.json", Samples.Definition("x"));
        Directory.CreateDirectory(folder["cdm"]);
        var (code, _, error) = await Finish(Start("cohort", "run", folder["1.json"], "--cdm", folder["cdm"]));
        Assert.Equal(1, code);
        Assert.Contains("CDM107", error);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Demo_RunsItsThreeDefinitions()
    {
        // On a busy machine standard error may hold a line about how far the loading is.
        var (code, output, error) = await Finish(Start("demo"));
        Assert.Equal(0, code);
        Assert.DoesNotContain("✗", error);
        Assert.Matches(@"346 · .*\s+Persons 28 +Rows 1,578", output);
        Assert.Matches(@"976 · .*\s+Persons 10 +Rows 163", output);
        Assert.Matches(@"1179 · .*\s+Persons 13 +Rows 13", output);
        Assert.DoesNotContain('\u001b', output);
    }

    [Trait("Category", "Slow")]
    [Theory]
    [InlineData("INT", 130, false)]
    [InlineData("TERM", 143, false)]
    // As a script's background job, which shells make deaf to SIGINT.
    [InlineData("INT", 130, true)]
    public async Task Signal_LeavesNothingHalfWritten(string signal, int expected, bool inBackground)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill.");
        for (var i = 0; i < 400; i++)
        {
            folder.Write($"d/{i}.json", File.ReadAllText(Path.Combine(Data, "phenotypes", "346.json")));
        }

        File.WriteAllText(folder["rows.csv"], "as before");
        Directory.CreateDirectory(folder["out"]);
        using var process = Start(
            inBackground,
            "cohort", "run", folder["d"], "--cdm", Path.Combine(Data, "sample", "Synthea27Nj_5.4.zip"),
            "--rows", folder["rows.csv"], "--json", "-", "--ohdsi-results", folder["out/ohdsi"]);
        // The first line says that the work is under way.
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Contains(Directory.GetFiles(folder.Path), f => Path.GetFileName(f).StartsWith(".rows.csv.", StringComparison.Ordinal));
        Signal(signal, process);
        var (code, _, error) = await Finish(process);
        Assert.Equal(expected, code);
        Assert.Contains("Stopped. Unfinished result files were removed", error);
        Assert.Equal("as before", File.ReadAllText(folder["rows.csv"]));
        Assert.Equal(["d", "out", "rows.csv"], folder.Names().Where(n => !n.StartsWith("d/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Launcher_SaysHowToGetTheSdk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The launcher is for POSIX shells.");
        foreach (var tool in new[] { "bash", "dirname", "readlink" })
        {
            Directory.CreateDirectory(folder["bin"]);
            File.CreateSymbolicLink(folder["bin/" + tool], File.Exists("/usr/bin/" + tool) ? "/usr/bin/" + tool : "/bin/" + tool);
        }

        var start = new ProcessStartInfo(folder["bin/bash"], [Repository.File("naru"), "demo"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder["bin"];
        var (code, output, error) = await Finish(Process.Start(start)!);
        Assert.Equal((69, ""), (code, output));
        Assert.Contains(".NET SDK 10이 필요합니다", error);
        Assert.Contains("Naru needs the .NET SDK 10", error);
    }
}
