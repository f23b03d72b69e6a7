namespace Naru.Spec;

public sealed class Placeholder
{
    [Xunit.Fact]
    public void Builds() => Xunit.Assert.NotNull(typeof(Naru.Core.Result<string>));
}
