using Naru.Cli;
using Naru.Tests.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class ImportStopTests
{
    [Fact]
    public void StoppedImportFromFiles_DoesNotSayThatSomethingIsKept()
    {
        using var store = new StoreFolder();
        using var stop = new CancellationTokenSource();
        var run = new CliRun { Clock = new StoppingClock(store.Workspace, stop), Stop = stop.Token };
        Assert.Equal(ExitCodes.Interrupted, run.Run("cdm", "import", store.Source.Path, "--to", store.Target, "--memory", "1GiB"));
        Assert.True(stop.IsCancellationRequested);
        Assert.False(Directory.Exists(store.Workspace));
        Assert.DoesNotContain("STO211", run.Error);
    }

    /// <summary>Stops the import as soon as its folder is there.</summary>
    private sealed class StoppingClock(string folder, CancellationTokenSource stop) : TimeProvider
    {
        public override long GetTimestamp()
        {
            if (Directory.Exists(folder))
            {
                stop.Cancel();
            }

            return base.GetTimestamp();
        }
    }
}
