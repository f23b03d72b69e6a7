using Naru.Cdm.Quality.Profile;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Profile;

public sealed class DataProfileTests
{
    private static readonly DataProfile Small = Take();

    [Fact]
    public void Take_People_AreCountedBySexAndAge()
    {
        var people = Small.People;
        Assert.Equal([7L, 3, 3, 1], ((CellCount[])[people.Persons, people.Male, people.Female, people.OtherSex]).Select(c => c.Value));
        Assert.Equal(1, people.Dead.Value);
        Assert.Equal(2019, people.AgeYear);
        // Born in 2019: 0. Dead in 2015 at 81. Born in 1900: 119, so the open band. Without a year of birth: unknown.
        Assert.Equal(
            ["0: 1 0 0", "35: 0 2 0", "45: 1 0 0", "80: 1 0 0", "100: 0 0 1"],
            people.Ages.Where(b => b.Male.Value + b.Female.Value + b.OtherSex.Value > 0)
                .Select(b => $"{b.From}: {b.Male} {b.Female} {b.OtherSex}"));
        Assert.Equal(1, people.UnknownAge.Value);
        Assert.Equal(21, people.Ages.Count);
    }

    [Fact]
    public void Take_Observation_CountsOverlapsOnceAndStopsToday()
    {
        var observation = Small.Observation!;
        Assert.Equal(4, observation.Persons.Value);
        Assert.Equal(3, observation.WithoutPeriod.Value);
        Assert.Equal(1, observation.EndingLater.Value);
        // Days: 1461 (four years to the day), 367 (one year), 16, 31.
        Assert.Equal(31, observation.MedianDays);
        Assert.Equal([4L, 2, 1, 1, 1], observation.AtLeastYears.Select(c => c.Value));
        var series = observation.OnFirstDay!;
        Assert.Equal(new TimeAxis(new DateOnly(2015, 1, 1), TimeStep.Month, 66), series.Axis);
        Assert.Equal(1, series.Counts[0].Value);
        Assert.Equal(2, series.Counts[1].Value);
        Assert.Equal(1, series.Counts[2].Value);
        // The day on which one period ends and the other goes on.
        Assert.Equal(1, series.Counts[30].Value);
        Assert.Equal(1, series.Counts[47].Value);
        Assert.Equal(0, series.Counts[48].Value);
        Assert.Equal(0, series.Counts[53].Value);
        Assert.Equal(1, series.Counts[54].Value);
        Assert.Equal(1, series.Counts[59].Value);
        Assert.Equal(1, series.Counts[65].Value);
    }

    [Fact]
    public void Take_Records_AreCountedByMonth()
    {
        Assert.Equal(new TimeAxis(new DateOnly(2015, 1, 1), TimeStep.Month, 60), Small.Months);
        Assert.Equal(["condition_occurrence", "death"], Small.Domains.Select(d => d.Table));
        var conditions = Small.Domains[0];
        Assert.Equal(2, conditions.OverTime!.Counts[0].Value);
        Assert.Equal(6, conditions.OverTime.Counts[59].Value);
        Assert.Equal(8, conditions.OverTime.Counts.Sum(c => c.Value));
        Assert.Equal([8L, 0, 0, 0], ((CellCount[])[conditions.Records, conditions.Before, conditions.After, conditions.Undated]).Select(c => c.Value));
    }

    [Fact]
    public void Take_UnmappedRecords_AreThoseWithConceptZeroOrNone()
    {
        var conditions = Assert.Single(Small.Unmapped);
        Assert.Equal(
            new UnmappedFigures("condition_occurrence", "condition_concept_id", new CellCount(8), new CellCount(4), SourceValues: 2), conditions);
    }

    [Fact]
    public void Take_TopConcepts_TiesGoToTheSmallerNumber()
    {
        var conditions = Assert.Single(Small.TopConcepts);
        Assert.Equal(
            [
                new ConceptFigures(10, null, null, null, new CellCount(2), new CellCount(1)),
                new ConceptFigures(20, null, null, null, new CellCount(2), new CellCount(2)),
            ],
            conditions.Concepts);
        Assert.False(Small.HasVocabulary);
        using var folder = SmallCdm.Create();
        Assert.Equal(10, Assert.Single(SmallCdm.Profile(folder, topConcepts: 1).TopConcepts[0].Concepts).ConceptId);
    }

    [Fact]
    public void Take_Tables_HaveRowsPersonsAndMonths()
    {
        Assert.Equal(Naru.Cdm.Schema.OmopSchema.LoadedTables.Select(t => t.Name), Small.Tables.Select(t => t.Table));
        Assert.Equal(
            new TableFigures("condition_occurrence", new CellCount(8), new CellCount(4), new DateOnly(2015, 1, 1), new DateOnly(2019, 12, 1)),
            Small.Tables.Single(t => t.Table == "condition_occurrence"));
        Assert.Equal(new TableFigures("drug_era", default, default(CellCount), null, null), Small.Tables.Single(t => t.Table == "drug_era"));
        Assert.Equal(new TableFigures("provider", default, null, null, null), Small.Tables.Single(t => t.Table == "provider"));
        Assert.Equal(5, Small.Tables.Single(t => t.Table == "observation_period").Persons!.Value.Value);
    }

    [Fact]
    public void Take_WithVocabulary_NamesConcepts()
    {
        using var folder = SmallCdm.Create();
        folder.Write("concept.csv",
            """
            concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code,valid_start_date,valid_end_date,invalid_reason
            10,Cold,Condition,SNOMED,x,S,82272006,1970-01-01,2099-12-31,

            """);
        var profile = SmallCdm.Profile(folder);
        Assert.True(profile.HasVocabulary);
        Assert.Equal("Cold SNOMED 82272006", $"{profile.TopConcepts[0].Concepts[0].Name} {profile.TopConcepts[0].Concepts[0].Vocabulary} {profile.TopConcepts[0].Concepts[0].Code}");
        Assert.Null(profile.TopConcepts[0].Concepts[1].Name);
    }

    [Fact]
    public void Take_PersonsOnly_HasAgesFromObservation()
    {
        using var folder = new TestFolder();
        var profile = SmallCdm.Profile(folder);
        Assert.Null(profile.Months);
        Assert.Equal(2019, profile.People.AgeYear);
        Assert.Equal([35, 45], profile.People.Ages.Where(b => b.Male.Value + b.Female.Value > 0).Select(b => b.From));
        Assert.Empty(profile.Domains);
        Assert.Empty(profile.Unmapped);
        Assert.Empty(profile.TopConcepts);
    }

    [Fact]
    public void Take_NoPersons_IsAllZero()
    {
        using var folder = new TestFolder();
        folder.Write("person.csv", TestFolder.Persons.Split('\n')[0] + "\n");
        folder.Write("observation_period.csv", TestFolder.Periods.Split('\n')[0] + "\n");
        var profile = SmallCdm.Profile(folder);
        Assert.Equal(0, profile.People.Persons.Value);
        Assert.Null(profile.People.AgeYear);
        Assert.Empty(profile.People.Ages);
        Assert.Null(profile.Observation);
        Assert.All(profile.Tables, t => Assert.Equal(0, t.Rows.Value));
    }

    [Fact]
    public void Take_DirtyDates_LieOutsideTheAxis()
    {
        using var folder = SmallCdm.Create();
        var rows = Enumerable.Range(0, 3000).Select(i => $"{i},1,10,{new DateOnly(2015 + (i % 5), 1 + (i % 12), 1):yyyy-MM-dd},0,A")
            .Append("3000,1,10,1900-01-01,0,A").Append("3001,1,10,2099-01-01,0,A");
        folder.Write("condition_occurrence.csv",
            "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_type_concept_id,condition_source_value\n"
            + string.Join('\n', rows) + "\n");
        var profile = SmallCdm.Profile(folder);
        Assert.Equal(new TimeAxis(new DateOnly(2015, 1, 1), TimeStep.Month, 60), profile.Months);
        Assert.Equal((1L, 1L), (profile.Domains[0].Before.Value, profile.Domains[0].After.Value));
        Assert.Equal(new DateOnly(2019, 12, 1), profile.Tables.Single(t => t.Table == "condition_occurrence").LastMonth);
        Assert.Equal(2019, profile.People.AgeYear);
    }

    [Fact]
    public void Take_HideBelow_KeepsSmallNumbersBack()
    {
        using var folder = SmallCdm.Create();
        var profile = SmallCdm.Profile(folder, hideBelow: 5);
        Assert.Equal(new CellCount(4, IsHidden: true), profile.People.Male);
        Assert.Equal("<5", profile.People.Male.ToString());
        Assert.Equal(new CellCount(7), profile.People.Persons);
        Assert.All(profile.People.Ages, b => Assert.True(b.Male is { IsHidden: true } or { Value: 0 }));
        Assert.Null(profile.Observation!.MedianDays);
        Assert.True(profile.TopConcepts[0].Concepts[0].Persons.IsHidden);
        Assert.Equal(new CellCount(6), profile.Domains[0].OverTime!.Counts[59]);
    }

    [Fact]
    public void Take_Sample_IsAsCountedByOtherMeans()
    {
        using var folder = new TestFolder();
        using var database = folder.Open(Sample.Path).Value!;
        var profile = DataProfile.Take(database, new ProfileOptions { Today = new DateOnly(2026, 1, 1) }, TestContext.Current.CancellationToken);
        Assert.Equal(28, profile.People.Persons.Value);
        Assert.Equal(28, profile.People.Ages.Sum(b => b.Male.Value + b.Female.Value + b.OtherSex.Value) + profile.People.UnknownAge.Value);
        Assert.All(profile.Domains, d =>
            Assert.Equal(d.Records.Value, d.OverTime!.Counts.Sum(c => c.Value) + d.Before.Value + d.After.Value + d.Undated.Value));
        Assert.All(profile.TopConcepts.SelectMany(t => t.Concepts), c => Assert.NotNull(c.Name));
        Assert.Equal(profile, DataProfile.Take(database, new ProfileOptions { Today = new DateOnly(2026, 1, 1) }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Take_Cancelled_Stops()
    {
        using var folder = new TestFolder();
        using var database = folder.Open().Value!;
        Assert.Throws<OperationCanceledException>(
            () => DataProfile.Take(database, new ProfileOptions { Today = SmallCdm.Today }, new CancellationToken(canceled: true)));
    }

    private static DataProfile Take()
    {
        using var folder = SmallCdm.Create();
        return SmallCdm.Profile(folder);
    }
}
