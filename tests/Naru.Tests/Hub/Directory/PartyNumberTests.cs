using Naru.Hub.Directories.Parties;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Numbers that carry their own check.</summary>
public sealed class PartyNumberTests
{
    /// <summary>Ids of the registry itself: California Digital Library, Caltech, Stanford, MIT, Seoul National University and others.</summary>
    [Theory]
    [InlineData("https://ror.org/03yrm5c26")]
    [InlineData("https://ror.org/05dxps055")]
    [InlineData("https://ror.org/00f54p054")]
    [InlineData("https://ror.org/042nb2s44")]
    [InlineData("https://ror.org/04h9pn542")]
    [InlineData("https://ror.org/01easw929")]
    public void Ror_OfTheRegistry_IsRight(string ror)
    {
        Assert.Equal(ror, RorId.Canonical(ror));
        Assert.Equal(ror, RorId.Canonical(ror["https://ror.org/".Length..]));
        Assert.Equal(ror, RorId.Canonical(ror.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("03yrm5c2")]
    [InlineData("03yrm5c266")]
    [InlineData("13yrm5c26")]
    [InlineData("03yrm5c2a")]
    [InlineData("03yrl5c26")]
    [InlineData("03yrm5c27")]
    [InlineData("https://ror.example.org/03yrm5c26")]
    [InlineData("https://ror.org/")]
    [InlineData("０３yrm5c26")]
    public void Ror_Wrong_IsNone(string text) => Assert.Null(RorId.Canonical(text));

    /// <summary>MOD 97-10 finds every single mistyped character, and every two neighbours exchanged.</summary>
    [Fact]
    public void Ror_MistypedOrExchanged_IsNone()
    {
        const string Id = "03yrm5c26";
        for (var i = 1; i < Id.Length; i++)
        {
            foreach (var c in "0123456789abcdefghjkmnpqrstvwxyz".Where(c => c != Id[i]))
            {
                Assert.Null(RorId.Canonical($"{Id[..i]}{c}{Id[(i + 1)..]}"));
            }

            if (i + 1 < Id.Length && Id[i] != Id[i + 1])
            {
                Assert.Null(RorId.Canonical($"{Id[..i]}{Id[i + 1]}{Id[i]}{Id[(i + 2)..]}"));
            }
        }
    }

    [Theory]
    [InlineData("220-81-62517", "220-81-62517")]
    [InlineData("2208162517", "220-81-62517")]
    [InlineData("124-81-00998", "124-81-00998")]
    [InlineData("120-81-47521", "120-81-47521")]
    [InlineData("123-45-67891", "123-45-67891")]
    public void BusinessNumber_Right_HasOneForm(string text, string form) => Assert.Equal(form, BusinessNumber.Canonical(text));

    [Theory]
    [InlineData("")]
    [InlineData("220-81-62518")]
    [InlineData("22081-62517")]
    [InlineData("220-816-2517")]
    [InlineData("220 81 62517")]
    [InlineData("２２０-81-62517")]
    [InlineData("000-00-00000")]
    [InlineData("220-81-6251")]
    [InlineData("220-81-625177")]
    public void BusinessNumber_Wrong_IsNone(string text) => Assert.Null(BusinessNumber.Canonical(text));

    /// <summary>Every other last digit is wrong.</summary>
    [Fact]
    public void BusinessNumber_OtherCheckDigit_IsNone() =>
        Assert.Single(Enumerable.Range(0, 10), d => BusinessNumber.Canonical($"220816251{d}") is not null);
}
