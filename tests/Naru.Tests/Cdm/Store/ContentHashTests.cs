using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cdm.Store;

public sealed class ContentHashTests
{
    /// <summary>A store lies narrower than its source; negative numbers are where DuckDB's own hash tells widths apart.</summary>
    [Theory]
    [InlineData("SELECT (-i)::BIGINT AS location_id, 'x' AS zip FROM range(1, 100) t(i)")]
    [InlineData("SELECT (-i)::TINYINT AS location_id, 'x' AS zip FROM range(1, 100) t(i) ORDER BY i DESC")]
    public void Of_EqualRows_IsEqualInEveryWidthAndOrder(string rows) =>
        Assert.Equal(Of("SELECT (-i)::INTEGER AS location_id, 'x' AS zip FROM range(1, 100) t(i)"), Of(rows));

    [Theory]
    [InlineData("SELECT i::INTEGER AS location_id, 'x' AS zip FROM range(1, 100) t(i)")]
    [InlineData("SELECT (-i)::INTEGER AS location_id, 'y' AS zip FROM range(1, 100) t(i)")]
    [InlineData("SELECT (-i)::INTEGER AS location_id, 'x' AS zip FROM range(1, 99) t(i)")]
    public void Of_OtherRows_IsAnother(string rows) =>
        Assert.NotEqual(Of("SELECT (-i)::INTEGER AS location_id, 'x' AS zip FROM range(1, 100) t(i)"), Of(rows));

    private static string Of(string rows)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        return ContentHash.Of(
            connection, OmopSchema.Table("location")!, new HashSet<string> { "location_id", "zip" }, $"({rows})", TestContext.Current.CancellationToken);
    }
}
