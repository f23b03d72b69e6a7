using Naru.Hub.Files;
using Xunit;

namespace Naru.Tests.Hub.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("계획서.pdf", "계획서.pdf", "pdf")]
    [InlineData("  plan.PDF ", "plan.PDF", "pdf")]
    [InlineData("a:b*c?.txt", "a_b_c_.txt", "txt")]
    [InlineData("..", null, null)]
    [InlineData("...", null, null)]
    [InlineData("a.exe.", "a.exe", "exe")]
    [InlineData("a.exe . .", "a.exe", "exe")]
    [InlineData("CON", "_CON", "")]
    [InlineData("com1.pdf", "_com1.pdf", "pdf")]
    [InlineData("aux .txt", "_aux .txt", "txt")]
    [InlineData("console.txt", "console.txt", "txt")]
    [InlineData("..pdf", "..pdf", "pdf")]
    [InlineData("a%2F..%2Fb.pdf", "a%2F..%2Fb.pdf", "pdf")]
    [InlineData("file.txt:stream.pdf", "file.txt_stream.pdf", "pdf")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF.hwp", "한글.hwp", "hwp")] // letters that come apart, as macOS sends them
    [InlineData("\uAC00\u11A8.txt", "각.txt", "txt")]
    [InlineData("日本語 Ünïcode 😀.pdf", "日本語 Ünïcode 😀.pdf", "pdf")]
    public void Of_Name(string given, string? kept, string? ending)
    {
        var name = FileName.Of(given);
        Assert.Equal(kept, name.Value?.Text);
        Assert.Equal(ending, name.Value?.Ending);
        Assert.Equal(kept is null ? ["FIL102"] : [], name.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("..\\boot.ini")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\a.pdf")]
    [InlineData("a\0.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf")]
    [InlineData("a\u007F.pdf")]
    [InlineData("a\u0085.pdf")]
    [InlineData("invoice\u202Efdp.exe")] // turns what follows: looks like invoiceexe.pdf
    [InlineData("a\u2066b\u2069.pdf")]
    [InlineData("a\u200B.pdf")]
    [InlineData("a\u200E.pdf")]
    [InlineData("a\u061C.pdf")]
    [InlineData("\uFEFFa.pdf")]
    [InlineData("a\u2028b.pdf")]
    [InlineData("a\u00AD.pdf")]
    [InlineData("a\u3164.pdf")]
    [InlineData("a\uFE0F.pdf")]
    [InlineData("a\uE000.pdf")]
    [InlineData("a\uFFFF.pdf")]
    [InlineData("a\U000E0041.pdf")]
    public void Of_NameThatForgesOrHides_IsRefused(string given) => Assert.Equal("FIL103", Assert.Single(FileName.Of(given).Findings).Code);

    /// <summary>Not as a row of a theory: half a surrogate pair does not survive the runner's text.</summary>
    [Fact]
    public void Of_HalfASurrogatePair_IsRefused() => Assert.Equal("FIL103", Assert.Single(FileName.Of("a\uD800.pdf").Findings).Code);

    [Fact]
    public void Of_LongName_IsRefused()
    {
        Assert.True(FileName.Of(new string('가', 78) + ".pdf").IsSuccess);
        Assert.Equal("FIL102", Assert.Single(FileName.Of(new string('가', 80) + ".pdf").Findings).Code);
        Assert.Equal("FIL102", Assert.Single(FileName.Of("").Findings).Code);
    }

    [Theory]
    [InlineData("plan.pdf", "attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf")]
    [InlineData("계획 1.pdf", "attachment; filename=\"__ 1.pdf\"; filename*=UTF-8''%EA%B3%84%ED%9A%8D%201.pdf")]
    [InlineData("50%'s;.txt", "attachment; filename=\"50_'s;.txt\"; filename*=UTF-8''50%25%27s%3B.txt")]
    public void ToContentDisposition_IsRfc6266(string name, string header) => Assert.Equal(header, FileName.Of(name).Value!.ToContentDisposition());

    [Fact]
    public void ToContentDisposition_AnyName_IsOneHeaderThatAParserReads()
    {
        for (var i = 0x20; i < 0x3000; i++)
        {
            if (FileName.Of($"a{(char)i}b.pdf").Value is { } name)
            {
                var header = name.ToContentDisposition();
                Assert.All(header, c => Assert.InRange(c, ' ', '~'));
                Assert.Equal(name.Text, Microsoft.Net.Http.Headers.ContentDispositionHeaderValue.Parse(header).FileNameStar.Value);
            }
        }
    }
}
