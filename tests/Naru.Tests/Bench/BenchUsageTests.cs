using System.Diagnostics;
using Xunit;

namespace Naru.Tests.Bench;

/// <summary>Who mistypes a benchmark gets its usage, and no stack trace.</summary>
public sealed class BenchUsageTests
{
    [Theory]
    [InlineData(0, "--formats", "import", "--help")]
    [InlineData(0, "--formats", "import-memory", "-h")]
    [InlineData(0, "library|generated", "library", "--help")]
    [InlineData(2, "library|generated", "library", "nosuch")]
    [InlineData(2, "cancellation", "cancellation", ".", "abc")]
    [InlineData(2, "cancellation", "cancellation", "/nosuch/cdm")]
    [InlineData(2, "--formats", "import", "--rows", "many")]
    [InlineData(2, "--formats", "import", "--nosuch", "1")]
    [InlineData(2, "library|generated", "nosuch")]
    public async Task Usage_IsPrinted(int code, string expected, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "Naru.Bench.dll"), .. args])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(code, process.ExitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Contains(expected, code == 0 ? await output : error, StringComparison.Ordinal);
    }
}
