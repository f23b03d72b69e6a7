using System.Text;
using Xunit;

namespace Naru.Tests.Cdm.Derivation;

/// <summary>Random persons, derived and by the reference; a failure prints nothing but the seed that reproduces it.</summary>
[Trait("Category", "Slow")]
public sealed class EraDifferentialTests
{
    private static readonly Dictionary<int, int[]> Ingredients = new()
    {
        [1] = [1],
        [101] = [1],
        [102] = [2],
        [103] = [1, 2],
        [104] = [5],
        [108] = [],
        [0] = [],
        [999] = [],
    };

    private static readonly int[] Steps = [0, 0, 0, 1, 5, 14, 28, 29, 30, 31, 32, 33, 61, 90];

    private static readonly int?[] Lengths = [null, null, 0, 0, 1, 1, 2, 7, 30, 60, -1, -5, -40];

    private static readonly int?[] Supplies = [null, null, 0, 1, 7, 29, 30, 31, 90, -1];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 100)]
    [InlineData(4, 1_000_000)]
    public void DeriveConditionEra_RandomPersons_AgreesWithReference(int seed, int recordsPerSlice)
    {
        var random = new Random(seed);
        var (lines, spans) = (new StringBuilder(), new List<EraReference.Span>());
        foreach (var (person, start) in Starts(random))
        {
            var concept = random.GetItems([0, 11, 11, 12], 1)[0];
            var length = random.GetItems(Lengths, 1)[0];
            lines.AppendLine($"{person} {concept} {start:yyyy-MM-dd} {Text(start, length)}");
            if (concept != 0 && length is not < 0)
            {
                spans.Add(new(person, concept, start, start.AddDays(length ?? 1)));
            }
        }

        using var data = new EraData().Conditions(lines.ToString());
        Assert.True(EraReference.Of(spans, withGaps: false) == data.Derive("condition_era", out _, recordsPerSlice), $"Seed {seed}.");
        Assert.NotEmpty(spans);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 100)]
    [InlineData(4, 1_000_000)]
    public void DeriveDrugEra_RandomPersons_AgreesWithReference(int seed, int recordsPerSlice)
    {
        var random = new Random(seed);
        var (lines, spans) = (new StringBuilder(), new List<EraReference.Span>());
        foreach (var (person, start) in Starts(random))
        {
            var drug = random.GetItems(Ingredients.Keys.ToArray(), 1)[0];
            var (length, supply) = (random.GetItems(Lengths, 1)[0], random.GetItems(Supplies, 1)[0]);
            lines.AppendLine($"{person} {drug} {start:yyyy-MM-dd} {Text(start, length)} {supply?.ToString() ?? "-"}");
            if (length is not < 0 && supply is not < 0)
            {
                var days = length ?? (supply is null or 0 ? 1 : supply.Value);
                spans.AddRange(Ingredients[drug].Select(i => new EraReference.Span(person, i, start, start.AddDays(days))));
            }
        }

        using var data = new EraData().Drugs(lines.ToString());
        Assert.True(EraReference.Of(spans, withGaps: true) == data.Derive("drug_era", out _, recordsPerSlice), $"Seed {seed}.");
        Assert.NotEmpty(spans);
    }

    [Fact]
    public void Derive_OtherOrderAndThreads_GivesTheSameRows()
    {
        var random = new Random(7);
        var lines = Starts(random).Select(s => $"{s.Person} {random.GetItems([1, 101, 103], 1)[0]} {s.Start:yyyy-MM-dd} - {random.Next(1, 60)}").ToArray();
        using var data = new EraData().Drugs(string.Join('\n', lines));
        random.Shuffle(lines);
        using var other = new EraData().Drugs(string.Join('\n', lines));
        other.Run("SET threads = 1");
        Assert.Equal(data.Derive("drug_era", out _), other.Derive("drug_era", out _, recordsPerSlice: 50));
    }

    [Fact]
    public void Derive_FromAStore_NarrowTypesAndColumnsLeftOut_GivesTheSameRows()
    {
        var random = new Random(8);
        var starts = Starts(random);
        using var data = new EraData()
            .Drugs(string.Join('\n', starts.Select(s => $"{s.Person / 1_000_003} {random.GetItems([1, 101, 103], 1)[0]} {s.Start:yyyy-MM-dd} - {random.Next(0, 60)}")))
            .Conditions(string.Join('\n', starts.Select(s => $"{s.Person / 1_000_003} 11 {s.Start:yyyy-MM-dd} -")));
        data.Run("ATTACH ':memory:' AS written");
        data.Run("CREATE SCHEMA written.cdm");
        data.Run("CREATE TABLE written.cdm.concept AS SELECT concept_id::SMALLINT AS concept_id, vocabulary_id, concept_class_id FROM cdm.concept WHERE concept_id < 1000");
        data.Run("CREATE TABLE written.cdm.concept_ancestor AS FROM cdm.concept_ancestor");
        data.Run("""
            CREATE TABLE written.cdm.drug_exposure AS SELECT person_id::SMALLINT AS person_id, drug_concept_id::SMALLINT AS drug_concept_id,
                drug_exposure_start_date, days_supply::TINYINT AS days_supply FROM cdm.drug_exposure ORDER BY 2, 1, 3
            """);
        data.Run("""
            CREATE TABLE written.cdm.condition_occurrence AS
            SELECT person_id::SMALLINT AS person_id, condition_concept_id::TINYINT AS condition_concept_id, condition_start_date FROM cdm.condition_occurrence
            """);
        Assert.Equal(data.Derive("drug_era", out _), data.Derive("drug_era", out _, 50, "written.cdm"));
        Assert.Equal(data.Derive("condition_era", out _), data.Derive("condition_era", out _, 50, "written.cdm"));
    }

    [Fact]
    public void Derive_TablesThatAreNotThere_AreEmpty()
    {
        using var data = new EraData();
        data.Run("CREATE SCHEMA nothing");
        Assert.Equal("", data.Derive("condition_era", out _, null, "nothing"));
        Assert.Equal("", data.Derive("drug_era", out var counts, null, "nothing"));
        Assert.Equal(0, counts.Records);
    }

    /// <summary>Starts of records, those of a person in any order and some on one day; persons' numbers are far apart.</summary>
    private static List<(long Person, DateOnly Start)> Starts(Random random)
    {
        var starts = new List<(long, DateOnly)>();
        for (var person = 0; person < 150; person++)
        {
            var day = new DateOnly(2019, 12, 1);
            for (var record = random.Next(0, 15); record > 0; record--)
            {
                day = day.AddDays(random.GetItems(Steps, 1)[0]);
                starts.Add((person * 1_000_003L, day));
            }
        }

        var array = starts.ToArray();
        random.Shuffle(array);
        return [.. array];
    }

    private static string Text(DateOnly start, int? length) => length is { } days ? $"{start.AddDays(days):yyyy-MM-dd}" : "-";
}
