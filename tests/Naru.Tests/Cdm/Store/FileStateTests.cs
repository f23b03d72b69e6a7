using Naru.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cdm.Store;

public sealed class FileStateTests
{
    [Fact]
    public void Of_AFileThatReplacesAnother_IsAnother()
    {
        using var folder = new TestFolder();
        var (path, other) = (folder.Beside("a"), folder.Beside("b"));
        File.WriteAllText(path, "1234");
        File.WriteAllText(other, "5678");
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var before = FileState.Of(path);
        Assert.Equal(before, FileState.Of(path));
        File.Move(other, path, overwrite: true);
        Assert.NotEqual(before, FileState.Of(path));
    }

    [Fact]
    public void Of_NoFile_IsNull() => Assert.Null(FileState.Of(Path.Combine(Path.GetTempPath(), "naru-no-such-file")));
}
