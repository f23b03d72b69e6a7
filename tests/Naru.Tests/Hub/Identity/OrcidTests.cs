using Naru.Hub.Identity.Humans;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>ORCID iDs; the good ones are ORCID's own examples.</summary>
public sealed class OrcidTests
{
    [Theory]
    [InlineData("0000-0002-1825-0097")]
    [InlineData("0000-0001-5109-3700")]
    [InlineData("0000-0002-1694-233X")]
    [InlineData("0000-0002-1694-233x")]
    [InlineData("0000000218250097")]
    [InlineData("https://orcid.org/0000-0002-1825-0097")]
    public void Read_OrcidId_IsRead(string text)
    {
        var read = Orcid.Read(text, "$.value").Value;

        Assert.NotNull(read);
        Assert.Matches("^([0-9]{4}-){3}[0-9]{3}[0-9X]$", read.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0000-0002-1825-009")]
    [InlineData("0000-0002-18250-097")]
    [InlineData("0000-0002-1825-009Y")]
    [InlineData("X000-0002-1825-0097")]
    [InlineData("00000002-18250097--")]
    [InlineData("https://evil.example/0000-0002-1825-0097")]
    public void Read_OtherForm_IsRefused(string? text) => Assert.Equal("IDN109", Orcid.Read(text, "$.value").Errors.Single().Code);

    [Fact]
    public void Read_AnyDigitMistyped_IsFound()
    {
        const string good = "0000000218250097";
        for (var place = 0; place < good.Length; place++)
        {
            foreach (var digit in "0123456789".Where(d => d != good[place]))
            {
                var mistyped = good[..place] + digit + good[(place + 1)..];
                Assert.Equal("IDN110", Orcid.Read(mistyped, "$.value").Errors.Single().Code);
            }
        }
    }
}
