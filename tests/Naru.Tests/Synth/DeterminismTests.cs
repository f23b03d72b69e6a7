using Naru.Synth.Engine;
using Xunit;

namespace Naru.Tests.Synth;

public class DeterminismTests
{
    private const string PersonTables = "person observation_period visit_occurrence condition_occurrence drug_exposure procedure_occurrence measurement observation death";

    [Fact]
    [Trait("Category", "Slow")]
    public void SameSeed_MakesTheSameStore_WhateverTheThreads()
    {
        using var folder = new SynthFolder();
        var one = folder.Make("one.naru", 700, threads: 1, withDirt: true);
        var four = folder.Make("four.naru", 700, threads: 4, withDirt: true);
        var other = folder.Make("other.naru", 700, seed: 8, withDirt: true);

        Assert.Equal(one.Import.Manifest.DataVersion, four.Import.Manifest.DataVersion);
        Assert.Equal(one.Planted, four.Planted);
        Assert.NotEqual(one.Import.Manifest.DataVersion, other.Import.Manifest.DataVersion);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void MorePersons_BeginWithTheSameOnes()
    {
        using var folder = new SynthFolder();
        folder.Make("few.naru", 150, withDirt: true);
        folder.Make("many.naru", 400, withDirt: true);
        foreach (var table in PersonTables.Split(' '))
        {
            Assert.Equal(Rows("few.naru"), Rows("many.naru"));

            List<string> Rows(string store)
            {
                var columns = string.Join(", ", folder.Query("few.naru", $"SELECT name FROM pragma_table_info('cdm.{table}')").Select(c => c[0]));
                return [.. folder.Query(store, $"SELECT {columns} FROM cdm.{table} WHERE person_id <= 150 ORDER BY ALL").Select(r => string.Join('|', r))];
            }
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Dirt_ChangesNothingElse()
    {
        using var folder = new SynthFolder();
        folder.Make("clean.naru", 200, withDirt: false);
        folder.Make("dirty.naru", 200, withDirt: true);
        const string Count = "SELECT count(*) FROM cdm.measurement";
        const string Dates = "SELECT observation_period_start_date, observation_period_end_date FROM cdm.observation_period ORDER BY person_id";

        Assert.Equal(folder.Number("clean.naru", Count), folder.Number("dirty.naru", Count));
        Assert.Equal(folder.Query("clean.naru", Dates), folder.Query("dirty.naru", Dates));
    }

    /// <summary>The numbers of a key never change: a store of a seed is the same in every version that keeps the format of the data.</summary>
    [Fact]
    public void RandomStream_IsPinned()
    {
        var stream = new RandomStream(RandomStream.Key(RandomStream.Key(0, 7), RandomStream.Purpose("person")));
        var other = new RandomStream(RandomStream.Key(RandomStream.Key(0, 8), RandomStream.Purpose("person")));
        double[] first = [stream.Unit(), stream.Exponential(), stream.Normal(), stream.Between(1, 6)];

        Assert.NotEqual(first[0], other.Unit());
        Assert.All(first, n => Assert.True(double.IsFinite(n)));
        Assert.Equal<double>([0.3157138276337832, 4.933997088443161, -2.136880523377128, 1], first);
    }

    [Fact]
    public void ExactMath_AgreesWithThePlatformToFourteenDigits()
    {
        var stream = new RandomStream(1);
        for (var i = 0; i < 10_000; i++)
        {
            var x = (stream.Unit() * 1e-3) + (stream.Unit() * 1000) + double.Epsilon;
            Assert.Equal(Math.Log(x), ExactMath.Ln(x), Math.Abs(Math.Log(x) * 1e-14) + 1e-15);
            var y = (stream.Unit() * 100) - 50;
            Assert.Equal(1, ExactMath.Exp(y) / Math.Exp(y), 1e-14);
        }
    }

    [Fact]
    public void Random_IsUniformAndNormal()
    {
        var stream = new RandomStream(42);
        const int Count = 200_000;
        double sum = 0, squares = 0, exponential = 0, units = 0;
        for (var i = 0; i < Count; i++)
        {
            var normal = stream.Normal();
            sum += normal;
            squares += normal * normal;
            exponential += stream.Exponential();
            units += stream.Unit();
        }

        Assert.InRange(sum / Count, -0.01, 0.01);
        Assert.InRange(squares / Count, 0.98, 1.02);
        Assert.InRange(exponential / Count, 0.98, 1.02);
        Assert.InRange(units / Count, 0.495, 0.505);
    }
}
