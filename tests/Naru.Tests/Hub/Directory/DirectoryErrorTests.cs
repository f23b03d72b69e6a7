using System.Text.RegularExpressions;
using Naru.Hub.Directories;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>The catalogue of errors: complete, bilingual, and every one of them provoked by a test.</summary>
public sealed partial class DirectoryErrorTests
{
    [Fact]
    public void All_HasEveryKindOnce()
    {
        var fields = typeof(DirectoryErrors).GetFields().Where(f => f.FieldType == typeof(Naru.Core.ErrorKind)).Select(f => (Naru.Core.ErrorKind)f.GetValue(null)!).ToList();
        Assert.Equal(fields.Select(f => f.Code).Order(StringComparer.Ordinal), DirectoryErrors.All.Select(k => k.Code).Order(StringComparer.Ordinal));
        Assert.Equal(DirectoryErrors.All.Count, DirectoryErrors.All.DistinctBy(k => k.Code, StringComparer.Ordinal).Count());
        Assert.All(DirectoryErrors.All, k => Assert.Matches("^DIR[1-5][0-9]{2}$", k.Code));
        Assert.All(DirectoryErrors.All, k => Assert.True(k.Message.Korean.Any(IsHangul) && k.Advice.Korean.Any(IsHangul) && !k.Message.English.Any(IsHangul) && !k.Advice.English.Any(IsHangul)));
    }

    /// <summary>Codes stand in the tables of the tests beside this one as what is expected, so a code without a test is seen here.</summary>
    [Fact]
    public void All_EveryKind_IsProvokedByATest()
    {
        var expected = Directory.GetFiles(Repository.File("tests", "Naru.Tests", "Hub", "Directory"), "*.cs")
            .SelectMany(f => Expected().Matches(File.ReadAllText(f)).Select(m => m.Value)).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(DirectoryErrors.All, k => !expected.Contains(k.Code));
    }

    [GeneratedRegex("DIR[0-9]{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expected();

    private static bool IsHangul(char c) => c is >= '가' and <= '힣';
}
