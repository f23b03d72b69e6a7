using Naru.Cdm.Quality;
using Xunit;

namespace Naru.Tests.Docs;

public sealed class DataQualityTests
{
    [Theory]
    [InlineData("data-quality.md")]
    [InlineData("data-quality.ko.md")]
    public void Page_ExplainsEveryCheck(string page)
    {
        var text = File.ReadAllText(Repository.File("docs", page));
        Assert.All(QualityChecks.Names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
        Assert.All(Thresholds.Columns, column => Assert.Contains(column, text, StringComparison.Ordinal));
    }
}
