using CsCheck;
using Naru.Cli.Input;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("9", "10")]
    [InlineData("a9b", "a10a")]
    [InlineData("007", "7")]
    [InlineData("a", "a1")]
    [InlineData("1-2", "1-11")]
    [InlineData("당뇨 2", "당뇨 10")]
    [InlineData("99999999999999999999998", "99999999999999999999999")]
    public void Compare_PutsTheFirstBeforeTheSecond(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
    }

    [Fact]
    public void Compare_IsATotalOrder()
    {
        var name = Gen.Char["0019ab-"].Array[0, 6].Select(c => new string(c));
        Gen.Select(name, name, name).Check(1_000, (a, b, c) =>
        {
            var order = NaturalOrder.Instance;
            Assert.True(Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a))
                && (order.Compare(a, b) == 0) == (a == b)
                && (order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0), $"{a}, {b}, {c}");
        });
    }
}
