using Naru.Ledger;
using Npgsql;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>The connection strings of the parts of one program.</summary>
public sealed class LedgerAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=hub", 7)]
    [InlineData("Host=db;Database=hub;Maximum Pool Size=33", 33)]
    [InlineData("Host=db;Database=hub;MaxPoolSize=33", 33)]
    [InlineData("Host=db;Database=hub;maximum pool size=100", 100)]
    public void For_APart_IsBoundedUnlessTheOperatorSaysOtherwise(string given, int most)
    {
        var parts = new NpgsqlConnectionStringBuilder(new LedgerAddress.Postgres(given, "naru").For(7));

        Assert.Equal((most, "naru", "db"), (parts.MaxPoolSize, parts.SearchPath, parts.Host));
    }
}
