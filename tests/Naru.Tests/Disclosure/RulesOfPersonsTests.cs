using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Results;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Tests.Cdm;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// What a node hands to the tally of each person, where persons have several events: funnels by any event, drop-one counts by the best one, which is
/// OHDSI's table of inclusion statistics; and how that differs from the gain that the command line shows inside.
/// </summary>
public sealed class RulesOfPersonsTests
{
    /// <summary>
    /// Person 1 has one event and satisfies both rules. Persons 2 and 3 have an event that fails only rule 0 and one that fails only rule 1, in either order.
    /// Person 4 has one that fails only rule 0. Person 5 fails both.
    /// </summary>
    [Fact]
    public void BestEventAndAnyEvent_DifferWherePersonsHaveSeveral()
    {
        var result = Run();
        PersonRules[] people = [new(1, 2, null), new(2, 1, 1), new(3, 1, 1), new(4, 0, 0), new(5, 0, null)];
        Assert.Equal(people, result.People);

        // The gain inside is by any event: persons 2 and 3 would be gained by dropping either rule, and count twice.
        var gains = RuleFunnel.Of(result, [0, 1]).Steps.Select(s => s.Gain.Persons);
        Assert.Equal([3L, 2], gains);

        // The released one is by the best event, so that nobody counts twice; it is OHDSI's.
        Assert.Equal([1L, 2], Enumerable.Range(0, 2).Select(result.PersonImpact.GainOf));
        Assert.Equal([1L, 1, 2], DropOne(result));

        // The funnel is by any event, like the one inside.
        Assert.Equal([5L, 3, 1], Funnel(result));
        Assert.Equal(Enumerable.Range(0, 3).Select(result.PersonProfiles.RemainingAfter), Funnel(result));
    }

    private static CohortResult Run()
    {
        using var folder = new TestFolder();
        folder.Write("person.csv", "person_id,gender_concept_id,year_of_birth,race_concept_id,ethnicity_concept_id\n" + Lines(5, p => $"{p},8507,1970,0,0"));
        folder.Write(
            "observation_period.csv",
            "observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id\n"
            + Lines(5, p => $"{p},{p},2010-01-01,2019-12-31,0"));

        folder.Write(
            "concept.csv",
            """
            concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code,valid_start_date,valid_end_date,invalid_reason
            10,a condition,Condition,SNOMED,Clinical Finding,S,10,1970-01-01,2099-12-31,
            20,a drug,Drug,RxNorm,Ingredient,S,20,1970-01-01,2099-12-31,

            """);

        // Rule 0: a drug within 30 days. Rule 1: 45 years or more, that is from 2015 on.
        folder.Write(
            "condition_occurrence.csv",
            """
            condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_type_concept_id
            1,1,10,2016-01-01,0
            2,2,10,2012-01-01,0
            3,2,10,2016-01-01,0
            4,3,10,2013-01-01,0
            5,3,10,2017-01-01,0
            6,4,10,2018-01-01,0
            7,5,10,2011-01-01,0

            """);
        folder.Write(
            "drug_exposure.csv",
            """
            drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_type_concept_id
            1,1,20,2016-01-05,2016-01-06,0
            2,2,20,2012-01-05,2012-01-06,0
            3,3,20,2013-01-05,2013-01-06,0

            """);
        var definition = CirceReader.Read(
            """
            {
              "ConceptSets": [
                { "id": 0, "expression": { "items": [ { "concept": { "CONCEPT_ID": 10 } } ] } },
                { "id": 1, "expression": { "items": [ { "concept": { "CONCEPT_ID": 20 } } ] } }
              ],
              "PrimaryCriteria": {
                "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 0 } } ],
                "ObservationWindow": { "PriorDays": 0, "PostDays": 0 }, "PrimaryCriteriaLimit": { "Type": "All" }
              },
              "QualifiedLimit": { "Type": "All" }, "ExpressionLimit": { "Type": "All" },
              "InclusionRules": [
                { "name": "treated", "expression": { "Type": "ALL", "CriteriaList": [ {
                  "Criteria": { "DrugExposure": { "CodesetId": 1 } },
                  "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 30, "Coeff": 1 } },
                  "Occurrence": { "Type": 2, "Count": 1 } } ] } },
                { "name": "age", "expression": { "Type": "ALL", "DemographicCriteriaList": [ { "Age": { "Value": 45, "Op": "gte" } } ] } }
              ]
            }
            """).Value!;
        var opened = folder.Open();
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Findings));
        using var database = opened.Value;
        using var data = new DuckDbCohortData(database);
        var result = new MergeEngine("duckdb", data).Run(definition, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        return result.Value;
    }

    private static IEnumerable<long> DropOne(CohortResult result) => Released(result, new DropOne("d", 2), (tally, person) =>
    {
        if (person.OnlyFailed is { } rule)
        {
            tally.FailedOnly(0, rule);
        }
        else if (person.Passed == 2)
        {
            tally.FailedNone(0);
        }
    });

    private static IEnumerable<long> Funnel(CohortResult result) =>
        Released(result, new Funnel("f", 3), (tally, person) => tally.Passed(0, 1 + person.Passed));

    /// <summary>Next to no noise, so that the counts are seen as they are; a count that is not told is 0.</summary>
    private static IEnumerable<long> Released(CohortResult result, CountBlock block, Action<Naru.Disclosure.Answers.CountTally, PersonRules> count)
    {
        var policy = StrictPolicy.Default with { Threshold = 1, RhoPerQuestion = Ratio.Of(1_000_000), RhoForLife = Ratio.Of(1_000_000) };
        var answer = new Hospital(policy, seed: 1).Ask(Questions.Of("q", block), tally =>
        {
            foreach (var person in result.People)
            {
                tally.Next(person.SubjectId);
                count(tally, person);
            }
        })!;
        return answer.Blocks[0].Counts.Select(c => c.Value ?? 0);
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(i => line(i) + "\n"));
}
