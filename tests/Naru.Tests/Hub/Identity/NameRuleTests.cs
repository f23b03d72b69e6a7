using CsCheck;
using Naru.Core;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Names;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Names that look like others, addresses that are none.</summary>
public sealed class NameRuleTests
{
    [Theory]
    [InlineData("김나루")]
    [InlineData("Jörg Müller-Lüdenscheidt")]
    [InlineData("김 Daniel 大 3세")]
    [InlineData("山田 タロウ")]
    [InlineData("Nguyễn Văn Đức")]
    [InlineData("Ольга")]
    [InlineData("O'Brien, M.D.")]
    [InlineData("नरेन्द्र")]
    [InlineData("สมชาย")]
    [InlineData("محمد")]
    public void Check_NameOfAPerson_IsTaken(string name) => Assert.Equal(name, NameRule.Check(name, "$.name").Value);

    [Theory]
    [InlineData("", "IDN101")]
    [InlineData(null, "IDN101")]
    [InlineData("   ", "IDN101")]
    [InlineData("---", "IDN101")]
    [InlineData("admin\u202Egpj.exe", "IDN103")]
    [InlineData("Kim\u2066Naru", "IDN103")]
    [InlineData("Kim\u200BNaru", "IDN103")]
    [InlineData("Kim\uFEFFNaru", "IDN103")]
    [InlineData("Kim\u00ADNaru", "IDN103")]
    [InlineData("Kim\u00A0Naru", "IDN103")]
    [InlineData("Kim\u3000Naru", "IDN103")]
    [InlineData("Kim  Naru", "IDN103")]
    [InlineData("Kim\nNaru", "IDN103")]
    [InlineData("Kim\tNaru", "IDN103")]
    [InlineData("Kim\0", "IDN103")]
    [InlineData("Kim\u3164", "IDN103")]
    [InlineData("Kim\uFFA0Naru", "IDN103")]
    [InlineData("Kim\uFE0F", "IDN103")]
    [InlineData("Kim\uE000", "IDN103")]
    [InlineData("Kim\uFFFE", "IDN103")]
    [InlineData("Kim\uD800", "IDN103")]
    [InlineData("pаypal", "IDN104")]
    [InlineData("Αdmin", "IDN104")]
    [InlineData("김Ольга", "IDN104")]
    [InlineData("𝐀dmin", "IDN105")]
    [InlineData("Ⓐdmin", "IDN105")]
    [InlineData("Rene\u0301", "IDN106")]
    [InlineData("Z\u0351\u036b\u0343algo", "IDN106")]
    public void Check_Trick_IsRefusedWithPlace(string? name, string code)
    {
        var result = NameRule.Check(name, "$.name");

        Assert.Null(result.Value);
        Assert.Contains(result.Errors, e => e.Code == code && e.Place.JsonPath == "$.name");
    }

    [Fact]
    public void Check_LongName_IsRefused()
    {
        Assert.True(NameRule.Check(new string('가', NameRule.MostCharacters), "$").IsSuccess);
        Assert.Equal("IDN102", NameRule.Check(new string('가', NameRule.MostCharacters + 1), "$").Errors.Single().Code);
    }

    [Fact]
    public void Check_SeveralTricks_AllAreReported()
    {
        var codes = NameRule.Check("p\u0430y\u200Bpa\U0001D425", "$").Errors.Select(e => e.Code).Order().ToList();

        Assert.Equal(["IDN103", "IDN104", "IDN105"], codes);
    }

    [Fact]
    public void Check_HangulInPieces_IsPutTogether() => Assert.Equal("한국", NameRule.Check("\u1112\u1161\u11ab\u1100\u116e\u11a8", "$").Value);

    [Fact]
    public void Check_AnyText_NeverThrowsAndNeverTakesAHiddenCharacter() => Gen.String.Check(
        5_000,
        text => Assert.True(NameRule.Check(text, "$").Value is not { } taken
            || taken.EnumerateRunes().All(r => System.Text.Rune.GetUnicodeCategory(r)
                is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format))));

    [Theory]
    [InlineData("Naru", "nаru")]
    [InlineData("NARU", "ｎａｒｕ")]
    [InlineData("BOAT", "ВОАТ")]
    [InlineData("Hub Officer", "hubofficer")]
    public void FoldedKey_LookAlikes_AreOne(string one, string other) => Assert.Equal(FoldedKey.Of(one), FoldedKey.Of(other));

    [Fact]
    public void FoldedKey_OtherNames_Differ() => Assert.NotEqual(FoldedKey.Of("김나루"), FoldedKey.Of("김나라"));

    [Theory]
    [InlineData("a@b.kr")]
    [InlineData("first.last+tag@sub.example.org")]
    [InlineData(" Kim@Example.ORG ")]
    [InlineData("x@xn--3e0b707e.kr")]
    public void Email_Address_IsRead(string text) => Assert.True(EmailAddress.Read(text, "$.email").IsSuccess);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a@b")]
    [InlineData("@b.kr")]
    [InlineData("a@@b.kr")]
    [InlineData("a b@c.kr")]
    [InlineData("a@b..kr")]
    [InlineData("a..b@c.kr")]
    [InlineData(".a@c.kr")]
    [InlineData("a@-b.kr")]
    [InlineData("a@1.2.3.4")]
    [InlineData("a@b.kr\nBcc: x@y.kr")]
    [InlineData("\"a b\"@c.kr")]
    public void Email_NoAddress_IsRefused(string? text) => Assert.Equal("IDN107", EmailAddress.Read(text, "$.email").Errors.Single().Code);

    [Theory]
    [InlineData("kіm@example.org")]
    [InlineData("김@example.org")]
    [InlineData("kim@еxample.org")]
    public void Email_OtherLetters_AreRefused(string text) => Assert.Equal("IDN108", EmailAddress.Read(text, "$.email").Errors.Single().Code);

    [Fact]
    public void Email_ToString_DoesNotTellIt() => Assert.DoesNotContain("kim", EmailAddress.Read("kim@example.org", "$").Value!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Errors_All_AreEveryKindOnceAndInOrder()
    {
        var declared = typeof(IdentityErrors).GetFields().Where(f => f.FieldType == typeof(ErrorKind)).Select(f => ((ErrorKind)f.GetValue(null)!).Code).Order().ToList();

        Assert.Equal(declared, IdentityErrors.All.Select(k => k.Code).ToList());
    }
}
