using Naru.Cdm;
using Xunit;

namespace Naru.Tests.Cdm.Store;

/// <summary>A key that is there twice is found, however the keys lie; and none is found where there is none.</summary>
[Trait("Category", "Slow")]
public sealed class KeyTests
{
    [Theory]
    [InlineData("i", true)]
    [InlineData("i * 7919 % 50021", true)]
    [InlineData("i - 25000", true)]
    [InlineData("i * 100000", true)]
    [InlineData("i * 300000", true)]
    [InlineData("i * 100000000000000", true)]
    [InlineData("-9223372036854775807 + i", true)]
    [InlineData("9223372036854775807 - i", true)]
    [InlineData("CASE WHEN i = 9 THEN -9223372036854775807 ELSE 9223372036854775807 - i END", true)]
    [InlineData("i % 49999", false)]
    [InlineData("i % 49999 * 100000", false)]
    [InlineData("i % 49999 * 100000000000000", false)]
    [InlineData("9223372036854775807 - i % 49999", false)]
    public void Import_Keys_AreFoundTwiceOrNot(string key, bool isUnique)
    {
        using var store = new StoreFolder();
        store.Source.Delete("measurement.csv").WriteParquet(
            "measurement.parquet",
            $"SELECT {key} AS measurement_id, 1 AS person_id, 5 AS measurement_concept_id, DATE '2011-01-01' AS measurement_date FROM range(50000) t(i)");
        var result = store.Import();
        Assert.Equal(isUnique, result.IsSuccess);
        if (!isUnique)
        {
            var error = Assert.Single(result.Errors);
            Assert.Equal((CdmErrors.DuplicateKey.Code, 50_000L), (error.Code, error.Place.Line));
        }
    }

    [Fact]
    public void Import_TextKeys_AreFoundTwice()
    {
        using var store = new StoreFolder();
        store.Source.Write("vocabulary.csv", "vocabulary_id,vocabulary_version\nNone,1\nSNOMED,2\nNone,3\n");
        var error = Assert.Single(store.Import().Errors);
        Assert.Equal((CdmErrors.DuplicateKey.Code, 4L), (error.Code, error.Place.Line));
        Assert.Equal("vocabulary.csv", error.Place.File);
    }
}
