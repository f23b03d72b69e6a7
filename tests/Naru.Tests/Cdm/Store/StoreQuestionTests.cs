using DuckDB.NET.Data;
using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Results;
using Xunit;

namespace Naru.Tests.Cdm.Store;

/// <summary>What a store answers by its statistics is what its source answers.</summary>
[Trait("Category", "Slow")]
public sealed class StoreQuestionTests
{
    /// <summary>A store of an earlier Naru does not count source concepts: it answers all the same, as slowly as other data.</summary>
    [Fact]
    public void StoreWithoutStatisticsOfSourceConcepts_Answers()
    {
        using var store = new StoreFolder();
        store.Source.Write("observation_period.csv", "observation_period_id,person_id,observation_period_start_date,observation_period_end_date\n1,1,2010-01-01,2013-01-01\n2,2,2010-01-01,2013-01-01\n");
        store.Source.Write("concept.csv", "concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,concept_code,valid_start_date,valid_end_date\n3004249,SBP,Measurement,LOINC,Lab,1,1970-01-01,2099-12-31\n");
        store.Imported();
        var expected = Rows(store);
        Assert.Equal(2, expected.Count);
        using (var connection = new DuckDBConnection($"DataSource={store.Target}"))
        {
            connection.Open();
            using var drop = connection.CreateCommand();
            drop.CommandText = "DROP TABLE naru.source_concept_statistics; CHECKPOINT";
            drop.ExecuteNonQuery();
        }

        Assert.Equal(expected, Rows(store));
    }

    private static IReadOnlyList<CohortRow> Rows(StoreFolder store)
    {
        using var database = store.OpenStore();
        using var data = new DuckDbCohortData(database);
        var definition = CirceReader.Read(
            """
            {
              "ConceptSets": [ { "id": 0, "name": "SBP", "expression": { "items": [ { "concept": { "CONCEPT_ID": 3004249 } } ] } } ],
              "PrimaryCriteria": { "CriteriaList": [ { "Measurement": { "CodesetId": 0 } } ] },
              "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } }
            }
            """).Value!;
        var result = new MergeEngine("duckdb", data).Run(definition, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess);
        return result.Value.Rows;
    }
}
