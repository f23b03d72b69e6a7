using Naru.Hub.Identity.Passwords;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Passwords.</summary>
public sealed class PasswordRuleTests
{
    private static readonly string[] Own = ["minsu.kim@example.org", "김민수"];

    [Theory]
    [InlineData("seventeen quiet herons")]
    [InlineData("바다로 가는 느린 나룻배 둘")]
    [InlineData("k7#Wq9!pLz2&")]
    [InlineData("aaaa bridge to nowhere")]
    public void Check_GoodPassword_IsTaken(string password) => Assert.Empty(PasswordRule.Shipped.Check(password, "$.password", Own));

    [Theory]
    [InlineData(null, "IDN201")]
    [InlineData("k7#Wq9!pLz2", "IDN201")]
    [InlineData("Password1234", "IDN203")]
    [InlineData("P@ssw0rd2026!!", "IDN203")]
    [InlineData("administrator", "IDN203")]
    [InlineData("qlalfqjsgh1234", "IDN203")]
    [InlineData("비밀번호비밀번호비밀번호", "IDN204")]
    [InlineData("aaaaaaaaaaaaaaa", "IDN204")]
    [InlineData("abcabcabcabcabc", "IDN204")]
    [InlineData("qwertyuiop12345", "IDN204")]
    [InlineData("0987654321098", "IDN204")]
    [InlineData("가나다라마바사아자차카타", "IDN204")]
    [InlineData("minsukim2026", "IDN205")]
    [InlineData("minsu.kim@ex", "IDN205")]
    public void Check_BadPassword_IsRefused(string? password, string code)
    {
        var error = Assert.Single(PasswordRule.Shipped.Check(password, "$.password", ["minsukim@example.org", .. Own]));

        Assert.Equal(code, error.Code);
        Assert.Equal("$.password", error.Place.JsonPath);
    }

    [Fact]
    public void Check_Endless_IsRefused() => Assert.Equal("IDN202", PasswordRule.Shipped.Check(new string('x', 100_000), "$", Own).Single().Code);
}
