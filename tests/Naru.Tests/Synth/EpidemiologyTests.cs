using System.Text.Json.Nodes;
using Xunit;

namespace Naru.Tests.Synth;

/// <summary>Incidence and prevalence in a store are those of the data files, within sampling error.</summary>
public class EpidemiologyTests
{
    /// <summary>Over all comparisons together, chance alone fails a test once in a thousand seeds; the seeds are fixed.</summary>
    private const double Error = 0.001;

    [Theory]
    [InlineData("gil")]
    [InlineData("inha")]
    [Trait("Category", "Slow")]
    public void ShippedDiseases_HaveTheIncidenceAndPrevalenceOfTheirFiles(string profile)
    {
        using var folder = new SynthFolder();
        folder.Make("hospital.naru", 20_000, profile);
        var epidemiology = new Epidemiology(folder.Data, profile);

        Assert.True(epidemiology.Visible.Count >= 12, string.Join(", ", epidemiology.Visible));
        var compared = epidemiology.Compare(folder, "hospital.naru").ToList();

        Assert.Empty(Unlikely(compared));
        Assert.True(compared.Sum(c => c.Observed) > 10_000);
    }

    /// <summary>
    /// The shipped courses depend on each other, which hides some onsets from who sees diagnoses only. Without that, every table of every file must
    /// show in the store, but for the two diseases of the thyroid, which turn into each other's diagnosis.
    /// </summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void EveryDiseaseByItself_HasTheIncidenceAndPrevalenceOfItsFile()
    {
        using var folder = new SynthFolder();
        PlainCourses.MakeOf(folder);
        folder.Make("hospital.naru", 20_000);
        var epidemiology = new Epidemiology(folder.Data, "gil");

        var all = Directory.GetFiles(folder.Path("diseases")).Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal(["hyperthyroidism", "hypothyroidism"], all.Except(epidemiology.Visible, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Empty(Unlikely(epidemiology.Compare(folder, "hospital.naru").ToList()));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void DoubledIncidence_IsFound()
    {
        using var folder = new SynthFolder();
        var files = new Epidemiology(folder.Data, "gil");
        foreach (var sex in (string[])["female", "male"])
        {
            folder.Edit("diseases/type-2-diabetes.json", d =>
            {
                var values = d["incidence"]![sex]!.AsArray();
                d["incidence"]![sex] = new JsonArray([.. values.Select(v => JsonValue.Create(2 * v!.GetValue<double>()))]);
            });
        }

        folder.Make("hospital.naru", 10_000);
        var unlikely = Unlikely(files.Compare(folder, "hospital.naru").ToList());

        Assert.Contains(unlikely, u => u.StartsWith("incidence of type-2-diabetes", StringComparison.Ordinal));
        Assert.DoesNotContain(unlikely, u => !u.StartsWith("incidence of type-2-diabetes", StringComparison.Ordinal));
    }

    private static List<string> Unlikely(List<(string What, double Expected, double Variance, long Observed)> compared) =>
    [
        .. compared.Where(c => Probability(c.Expected, c.Variance, c.Observed) < Error / compared.Count)
            .Select(c => $"{c.What}: expected {c.Expected:0.#}, observed {c.Observed}"),
    ];

    private static double Probability(double expected, double variance, long observed) =>
        expected < 1e-9 ? observed == 0 ? 1 : 0
        : variance < 100 || variance >= expected * 0.999 ? Chance.OfPoisson(observed, expected)
        : Chance.OfNormal((observed - expected) / Math.Sqrt(variance));
}
