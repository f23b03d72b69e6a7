using Naru.Cli.Output;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void File_AppearsOnlyWhenCommitted()
    {
        var path = folder.Write("x.csv", "old");
        using (var file = new AtomicFile(path))
        {
            file.Stream.Write("new"u8);
            file.Stream.Flush();
            Assert.Equal("old", File.ReadAllText(path));
            file.Commit();
        }

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(["x.csv"], folder.Names());
    }

    [Fact]
    public void UncommittedFile_LeavesNothing()
    {
        using (var file = new AtomicFile(folder["x.csv"]))
        {
            file.Stream.Write("half"u8);
        }

        Assert.Empty(folder.Names());
    }

    [Fact]
    public void DeleteUnfinished_RemovesWhatIsHalfWritten()
    {
        using var file = new AtomicFile(folder["x.csv"]);
        Assert.Single(folder.Names());
        AtomicFile.DeleteUnfinished();
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Link_IsFollowedNotReplaced()
    {
        folder.Write("real.csv", "old");
        File.CreateSymbolicLink(folder["link.csv"], folder["real.csv"]);
        using (var file = new AtomicFile(folder["link.csv"]))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        Assert.NotNull(new FileInfo(folder["link.csv"]).LinkTarget);
        Assert.Equal("new", File.ReadAllText(folder["real.csv"]));
    }

    [Fact]
    public void Device_IsWrittenNotReplaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev/null.");
        using (var file = new AtomicFile("/dev/null"))
        {
            file.Stream.Write("new"u8);
            file.Commit();
        }

        Assert.Equal("", File.ReadAllText("/dev/null"));
    }

    [Fact]
    public void FolderInItsPlace_IsRefused()
    {
        Assert.Throws<IOException>(() => new AtomicFile(folder.Path));
        Assert.Empty(folder.Names());
    }
}
