using System.Globalization;
using Naru.Cdm.Schema;
using Xunit;

namespace Naru.Tests.Cdm.Store;

public sealed class LayoutTests
{
    [Fact]
    public void Store_Events_LieByConceptPersonAndDay()
    {
        using var store = new StoreFolder();
        store.Imported();
        Assert.Equal("2,4,1,3,5", store.Stored("SELECT string_agg(measurement_id::VARCHAR, ',' ORDER BY rowid) FROM cdm.measurement"));
    }

    [Theory]
    [InlineData("measurement_id", "TINYINT")]
    [InlineData("person_id", "TINYINT")]
    [InlineData("measurement_concept_id", "INTEGER")]
    [InlineData("unit_concept_id", "SMALLINT")]
    [InlineData("value_as_number", "DOUBLE")]
    [InlineData("measurement_date", "DATE")]
    [InlineData("measurement_source_value", "VARCHAR")]
    public void Store_Types_AreAsNarrowAsTheDataAllow(string column, string type)
    {
        using var store = new StoreFolder();
        store.Imported();
        Assert.Equal(type, store.Stored($"SELECT typeof({column}) FROM cdm.measurement LIMIT 1"));
    }

    [Theory]
    [InlineData(-128, 127, "TINYINT")]
    [InlineData(-129, 0, "SMALLINT")]
    [InlineData(0, 128, "SMALLINT")]
    [InlineData(-32_768, 32_767, "SMALLINT")]
    [InlineData(0, 32_768, "INTEGER")]
    [InlineData(-2_147_483_648, 2_147_483_647, "INTEGER")]
    [InlineData(0, 2_147_483_648, "BIGINT")]
    [InlineData(long.MinValue, long.MaxValue, "BIGINT")]
    public void Store_WholeNumbers_KeepTheirValuesInEveryWidth(long least, long greatest, string type)
    {
        using var store = new StoreFolder();
        store.Source.Write("location.csv", string.Create(CultureInfo.InvariantCulture, $"location_id\n{least}\n{greatest}\n"));
        store.Imported();
        Assert.Equal(type, store.Stored("SELECT typeof(location_id) FROM cdm.location LIMIT 1"));
        using var database = store.OpenStore();
        using var connection = database.Connect();
        Assert.Equal(least, Convert.ToInt64(Fingerprint.Scalar(connection, "SELECT min(location_id) FROM cdm.location"), CultureInfo.InvariantCulture));
        Assert.Equal(greatest, Convert.ToInt64(Fingerprint.Scalar(connection, "SELECT max(location_id) FROM cdm.location"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Store_ColumnsWithoutAValue_AreLeftOutAndReadAsNull()
    {
        using var store = new StoreFolder();
        store.Source.Write("measurement.csv", "measurement_id,person_id,measurement_concept_id,measurement_date,range_low\n1,1,5,2011-01-01,\n");
        store.Imported();
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM duckdb_columns() WHERE table_name = 'measurement' AND column_name = 'range_low'"));
        using var database = store.OpenStore();
        using var connection = database.Connect();
        Assert.Equal(DBNull.Value, Fingerprint.Scalar(connection, "SELECT range_low FROM cdm.measurement"));
        Assert.True(database.HasColumn("measurement", "range_low"));
    }

    [Fact]
    public void Store_Statistics_CountEachConcept()
    {
        using var store = new StoreFolder();
        store.Imported();
        Assert.Equal(
            "measurement 3004249 2 3 2010-05-01 2012-05-01;measurement 3012888 2 2 2010-05-01 2012-05-01",
            store.Stored(
                """
                SELECT string_agg(concat_ws(' ', table_name, concept_id, persons, records, first_date, last_date), ';' ORDER BY concept_id)
                FROM naru.concept_statistics
                """));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Store_StatisticsOfTheSample_EqualACountFromScratch()
    {
        using var store = new StoreFolder();
        store.Imported(Sample.Path);
        foreach (var table in OmopSchema.LoadedTables.Where(t => t.EventConcept is not null))
        {
            var concept = table.EventConcept!.Name;
            var day = table.StartDate!.Name;
            Assert.Equal(0L, store.Stored(
                $"""
                SELECT count(*) FROM (
                    SELECT {concept}::BIGINT AS c, count(DISTINCT person_id) AS p, count(*) AS r, min({day}) AS a, max({day}) AS b
                    FROM cdm.{table.Name} GROUP BY 1) t
                FULL JOIN (SELECT * FROM naru.concept_statistics WHERE table_name = '{table.Name}') s ON s.concept_id = t.c
                WHERE (c, p, r, a, b) IS DISTINCT FROM (concept_id, persons, records, first_date, last_date)
                """));
        }
    }

    /// <summary>A question about some concepts touches their row groups only; in the source's order it would touch all of them.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Store_ConceptSet_ReadsItsOwnRowGroupsOnly()
    {
        const int rows = 1_000_000;
        using var store = new StoreFolder();
        store.Source.Delete("measurement.csv").WriteParquet(
            "measurement.parquet",
            $"""
            SELECT i AS measurement_id, 1 + i % 2 AS person_id, 1 + i % 100 AS measurement_concept_id, DATE '2011-01-01' AS measurement_date
            FROM range({rows}) t(i)
            """);
        store.Imported();
        Assert.Equal(rows / 100, Convert.ToInt32(store.Stored("SELECT count(*) FROM cdm.measurement WHERE measurement_concept_id = 42"), CultureInfo.InvariantCulture));

        // A row group holds 32,768 rows: the 10,000 of one concept lie in one of them, or in two where they cross a border.
        var groups = store.Stored(
            """
            SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('cdm.measurement')
            WHERE column_name = 'measurement_concept_id' AND segment_type <> 'VALIDITY'
            AND 42 BETWEEN regexp_extract(stats, 'Min: (\d+)', 1)::INTEGER AND regexp_extract(stats, 'Max: (\d+)', 1)::INTEGER
            """);
        Assert.InRange(Convert.ToInt32(groups, CultureInfo.InvariantCulture), 1, 2);
    }
}
