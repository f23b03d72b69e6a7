using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Results;
using Xunit;

namespace Naru.Tests.Cdm.Running;

/// <summary>Rows that opening would refuse, had it not been told to skip the checks.</summary>
public sealed class UncheckedDataTests
{
    private const string Tables =
        """
        CREATE TABLE person AS SELECT * FROM (VALUES (1, 1970, 8507, 0, 0)) t(person_id, year_of_birth, gender_concept_id, race_concept_id, ethnicity_concept_id);
        CREATE TABLE observation_period (observation_period_id INTEGER, person_id INTEGER, observation_period_start_date DATE, observation_period_end_date DATE);
        INSERT INTO observation_period VALUES (1, 1, '2010-01-01', '2012-12-31');
        CREATE TABLE measurement (measurement_id INTEGER, person_id INTEGER, measurement_concept_id INTEGER, measurement_date DATE);
        INSERT INTO measurement VALUES (1, 1, 5, '2011-01-01'), (2, 1, 5, '2009-01-01'), (3, NULL, 5, '2011-01-01'), (4, 1, 5, NULL);
        """;

    [Theory]
    [InlineData("(2, NULL, '2010-01-01', '2012-12-31')")]
    [InlineData("(2, 1, NULL, '2009-12-31')")]
    [InlineData("(2, 1, '2000-01-01', NULL)")]
    [InlineData("(2, 2, '2010-01-01', '2012-12-31')")]
    public void PeriodsThatCoverNoDay_LetNobodyIn(string period)
    {
        using var folder = new TestFolder();
        var rows = Rows(folder, $"INSERT INTO observation_period VALUES {period}");
        Assert.Equal(new CohortRow(1, new DateOnly(2011, 1, 1), new DateOnly(2011, 1, 1)), Assert.Single(rows));
    }

    private static IReadOnlyList<CohortRow> Rows(TestFolder folder, string more)
    {
        var path = folder.Beside("unchecked.duckdb");
        using (var connection = new DuckDBConnection($"DataSource={path}"))
        {
            connection.Open();
            using var create = connection.CreateCommand();
            create.CommandText = Tables + more;
            create.ExecuteNonQuery();
        }

        var opened = CdmDatabase.Open(path, new CdmOpenOptions { CheckDatabaseFile = false }, null, TestContext.Current.CancellationToken);
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Findings));
        using var database = opened.Value;
        using var data = new DuckDbCohortData(database);
        var definition = CirceReader.Read(
            """
            {
              "PrimaryCriteria": { "CriteriaList": [ { "Measurement": { } } ] },
              "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } }
            }
            """).Value!;
        var result = new MergeEngine("duckdb", data).Run(definition, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, string.Join('\n', result.Findings));
        return result.Value.Rows;
    }
}
