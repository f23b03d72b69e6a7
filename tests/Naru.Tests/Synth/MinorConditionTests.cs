using Xunit;

namespace Naru.Tests.Synth;

/// <summary>What minor conditions and growing up make of measurements.</summary>
public class MinorConditionTests
{
    private const string Store = "minor.naru";

    private const string Population =
        """
        {
          "source": "test", "mortality": {"ages": [0], "female": [0], "male": [0]},
          "routine": {"visitsPerYear": {"ages": [0], "female": [2], "male": [2]}, "measurements": ["body-temperature", "height"]},
          "minor": [
            {"condition": "influenza", "perYear": {"ages": [0], "female": [400], "male": [400]}, "visit": "outpatient",
             "measurements": ["body-temperature"], "levels": {"body-temperature": {"mean": 39, "between": 0.2, "within": 0.1}}},
            {"condition": "influenza", "perYear": {"ages": [0], "female": [400], "male": [400]}, "visit": "emergency"}
          ]
        }
        """;

    private const string Temperature =
        "SELECT avg(m.value_as_number) FROM cdm.measurement m JOIN cdm.visit_occurrence v USING (visit_occurrence_id) WHERE measurement_concept_id = 3020891 AND ";

    private const string OfInfluenza =
        "v.visit_occurrence_id IN (SELECT visit_occurrence_id FROM cdm.condition_occurrence WHERE condition_concept_id <> 201826)";

    [Fact]
    [Trait("Category", "Slow")]
    public void Levels_HoldAtTheVisitAlone()
    {
        using var folder = Make();

        Assert.InRange(folder.Number(Store, Temperature + OfInfluenza), 38.9, 39.1);
        Assert.InRange(folder.Number(Store, Temperature + "NOT " + OfInfluenza), 36, 37.2);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void EntriesOfOneCondition_HappenOnDaysOfTheirOwn()
    {
        using var folder = Make();

        // They would all be on the same days with one stream for both.
        var outpatient = "SELECT person_id, visit_start_date FROM cdm.visit_occurrence v WHERE visit_concept_id = 9202 AND " + OfInfluenza;
        var emergency = "SELECT person_id, visit_start_date FROM cdm.visit_occurrence WHERE visit_concept_id = 9203";
        var visits = folder.Number(Store, $"SELECT count(*) FROM ({emergency})");
        Assert.InRange(folder.Number(Store, $"SELECT count(*) FROM ({outpatient} INTERSECT {emergency})"), 0, visits / 20);
        Assert.True(visits > 200);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Children_AreSmall()
    {
        using var folder = Make();
        const string Height = "SELECT avg(value_as_number) FROM cdm.measurement m JOIN cdm.person p USING (person_id) WHERE measurement_concept_id = 3036277 AND year(measurement_date) - year_of_birth ";

        Assert.InRange(folder.Number(Store, Height + "BETWEEN 1 AND 3"), 70, 105);
        Assert.InRange(folder.Number(Store, Height + "> 20"), 155, 180);
    }

    private static SynthFolder Make()
    {
        var folder = SmallHospital.Create();
        folder.Write("population.json", Population);
        folder.Write("profiles/small.json", SmallHospital.Profile.Replace(
            """{"ages": [0, 20, 70], "female": [0, 1, 0], "male": [0, 1, 0]}""",
            """{"ages": [0, 2, 20, 70], "female": [1, 0, 1, 0], "male": [1, 0, 1, 0]}""",
            StringComparison.Ordinal));
        folder.Make(Store, 300, "small");
        return folder;
    }
}
