using System.Text;
using Naru.Hub.Identity.SecondFactor;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Codes of authenticator programs.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeAt_TimesOfTheRfc_GivesItsCodes(long seconds, string code) => Assert.Equal(code, Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(-60, false)]
    [InlineData(60, false)]
    public void StepOf_ClockOff_IsTakenOneStepToEitherSide(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);

        Assert.Equal(isTaken, Totp.StepOf(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345a")]
    [InlineData("１２３４５６")]
    public void StepOf_NoCode_IsRefused(string code) => Assert.Null(Totp.StepOf(Secret, code, DateTimeOffset.UtcNow));

    [Fact]
    public void Text_Secret_IsBase32() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Text(Secret));

    [Fact]
    public void Address_HasWhatProgramsRead() => Assert.Equal(
        "otpauth://totp/hub.example:kim%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=hub.example&algorithm=SHA1&digits=6&period=30",
        Totp.Address(Secret, "hub.example", "kim@example.org"));
}
