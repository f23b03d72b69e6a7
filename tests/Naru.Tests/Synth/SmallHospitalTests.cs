using System.Text.Json.Nodes;
using Xunit;

namespace Naru.Tests.Synth;

/// <summary>Drugs, levels, drift and deaths in a store are those of the data files, within sampling error.</summary>
[Trait("Category", "Slow")]
public class SmallHospitalTests
{
    private const string Store = "small.naru";
    private const double Unlikely = 1e-4;

    private const string Diabetes =
        "WITH d AS (SELECT person_id, min(condition_start_date) AS first FROM cdm.condition_occurrence WHERE condition_concept_id = 201826 GROUP BY 1)";

    [Fact]
    public void SharesLevelsAndDeaths_AreThoseOfTheFiles()
    {
        using var folder = SmallHospital.Create();
        folder.Make(Store, 12_000, "small");
        var cases = folder.Number(Store, Diabetes + " SELECT count(*) FROM d");

        // Drugs.
        Assert.InRange(Chance.OfBinomial(Takers(folder, "metformin"), cases, 0.6), Unlikely, 1);
        Assert.InRange(Chance.OfBinomial(Takers(folder, "glimepiride"), cases, 0.5 * 0.25), Unlikely, 1);
        Assert.InRange(Chance.OfBinomial(Takers(folder, "sitagliptin"), cases, 0.5 * 0.75), Unlikely, 1);

        // The twin: another share is told apart.
        Assert.True(Chance.OfBinomial(Takers(folder, "metformin"), cases, 0.65) < Unlikely);

        // Biosimilars.
        Assert.InRange(Chance.OfBinomial(Takers(folder, "infliximab-ct-p13"), cases, 0.7), Unlikely, 1);
        Assert.Equal(cases, Takers(folder, "infliximab-ct-p13") + Takers(folder, "infliximab"));

        // Levels of new cases, by their first and fifth year: the mean rises by 0.2 a year.
        var early = Level(folder, 0, 365);
        var late = Level(folder, 4 * 365, 5 * 365);
        Assert.InRange(Chance.OfNormal((early.Mean - 8.1) / early.Error), Unlikely, 1);
        Assert.InRange(Chance.OfNormal((late.Mean - early.Mean - 0.8) / Math.Sqrt((early.Error * early.Error) + (late.Error * late.Error))), Unlikely, 1);
        Assert.True(Chance.OfNormal((late.Mean - early.Mean) / late.Error) < Unlikely);

        // Deaths: background by age and sex, and 30 per 1,000 person-years with diabetes.
        var (expected, observed) = Deaths(folder);
        Assert.InRange(Chance.OfPoisson(observed, expected), Unlikely, 1);
        Assert.True(Chance.OfPoisson(observed, expected * 1.25) < Unlikely);
    }

    [Fact]
    public void WhoDiesOfADisease_HasItsLevelsToTheEnd()
    {
        using var folder = SmallHospital.Create();
        folder.Edit("diseases/diabetes.json", d => d["states"]!["new"]!["onEntry"]![0]!["deaths"] = 1);
        folder.Make(Store, 400, "small");
        const string OnTheDay =
            " FROM cdm.measurement JOIN d USING (person_id) JOIN cdm.death USING (person_id) WHERE measurement_concept_id = 3004410 AND measurement_date = death_date AND first = death_date";

        Assert.True(folder.Number(Store, $"{Diabetes} SELECT count(*) {OnTheDay}") > 20);

        // The healthy have 5.5 or so.
        Assert.InRange(folder.Number(Store, $"{Diabetes} SELECT avg(value_as_number) {OnTheDay}"), 7.5, 8.5);
    }

    [Fact]
    public void EverythingSaysSynthetic()
    {
        using var folder = SmallHospital.Create();
        var made = folder.Make(Store, 50, "small");

        Assert.Contains("SYNTHETIC (합성)", made.Name.Korean, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC (합성)", made.Import.Manifest.Source, StringComparison.Ordinal);
        Assert.Equal(1, folder.Number(Store, "SELECT count(*) FROM cdm.cdm_source WHERE cdm_source_name LIKE '%SYNTHETIC%합성%' AND source_description LIKE '%seed 7%'"));
        Assert.Equal(50, folder.Number(Store, "SELECT count(*) FROM cdm.person WHERE person_source_value LIKE 'SYN-%'"));
        Assert.Equal(0, folder.Number(Store, "SELECT count(*) FROM cdm.care_site WHERE care_site_name NOT LIKE '%SYNTHETIC%'"));
        Assert.Equal(0, folder.Number(Store, "SELECT count(*) FROM cdm.provider WHERE provider_name NOT LIKE 'SYNTHETIC%'"));
    }

    [Fact]
    public void Records_LieInTheirPersonsPeriods()
    {
        using var folder = SmallHospital.Create();
        folder.Make(Store, 300, "small");
        foreach (var (table, date) in (IEnumerable<(string, string)>)
            [("visit_occurrence", "visit_start_date"), ("visit_occurrence", "visit_end_date"), ("condition_occurrence", "condition_start_date"),
             ("drug_exposure", "drug_exposure_start_date"), ("drug_exposure", "drug_exposure_end_date"), ("measurement", "measurement_date"), ("death", "death_date")])
        {
            Assert.Equal(0, folder.Number(Store, $"SELECT count(*) FROM cdm.{table} t JOIN cdm.observation_period o USING (person_id) WHERE t.{date} NOT BETWEEN observation_period_start_date AND observation_period_end_date"));
        }

        Assert.Equal(300, folder.Number(Store, "SELECT count(DISTINCT person_id) FROM cdm.observation_period"));
        Assert.Equal(0, folder.Number(Store, "SELECT count(*) FROM cdm.drug_exposure x LEFT JOIN cdm.visit_occurrence v USING (visit_occurrence_id) WHERE v.person_id IS DISTINCT FROM x.person_id"));
    }

    [Fact]
    public void RealStore_IsNotReplaced()
    {
        using var folder = SmallHospital.Create();
        using var real = new Cdm.Store.StoreFolder();
        real.Imported();
        File.Copy(real.Target, folder.Store("real.naru"));

        var result = folder.Try("real.naru", 10, "small");

        Assert.Equal(["SYN401"], result.Errors.Select(e => e.Code));
        Assert.Equal(File.ReadAllBytes(real.Target), File.ReadAllBytes(folder.Store("real.naru")));
        folder.Make("synthetic.naru", 10, "small");
        folder.Make("synthetic.naru", 20, "small");
        Assert.Equal(20, folder.Number("synthetic.naru", "SELECT count(*) FROM cdm.person"));
    }

    private static double Takers(SynthFolder folder, string drug)
    {
        var catalogue = JsonNode.Parse(File.ReadAllText(folder.Path("catalogue.json")))!;
        return folder.Number(
            Store, $"SELECT count(DISTINCT person_id) FROM cdm.drug_exposure WHERE drug_concept_id = {catalogue["drugs"]![drug]!["concept"]}");
    }

    private static (double Mean, double Error) Level(SynthFolder folder, int from, int to)
    {
        // One value a person, or a person's own level would count many times.
        var row = folder.Query(
            Store,
            $"""
            {Diabetes}, v AS (
                SELECT person_id, avg(value_as_number - 0.2 * ((measurement_date - first) - {(from + to) / 2}) / 365.25) AS v
                FROM cdm.measurement JOIN d USING (person_id) JOIN cdm.observation_period USING (person_id)
                WHERE measurement_concept_id = 3004410 AND first > observation_period_start_date AND measurement_date - first BETWEEN {from} AND {to}
                GROUP BY 1)
            SELECT avg(v), stddev(v) / sqrt(count(*)) FROM v
            """)[0];
        return ((double)row[0]!, (double)row[1]!);
    }

    private static (double Expected, long Observed) Deaths(SynthFolder folder)
    {
        var rows = folder.Query(
            Store,
            Diabetes +
            """
             SELECT gender_concept_id = 8507, (observation_period_start_date - birth_datetime::DATE)::DOUBLE,
                (observation_period_end_date - birth_datetime::DATE)::DOUBLE, (coalesce(first, DATE '2999-01-01') - birth_datetime::DATE)::DOUBLE
            FROM cdm.person JOIN cdm.observation_period USING (person_id) LEFT JOIN d USING (person_id)
            """);
        double expected = 0;
        foreach (var row in rows)
        {
            var (from, to, first) = ((double)row[1]!, (double)row[2]!, (double)row[3]!);
            var fifty = 50 * 365.25;
            var (young, old) = (bool)row[0]! ? (8, 40) : (4, 20);
            expected += ((Math.Max(0, Math.Min(to, fifty) - from) * young) + (Math.Max(0, to - Math.Max(from, fifty)) * old)
                + (Math.Max(0, to - Math.Max(from, first)) * 30)) / 1000 / 365.25;
        }

        return (expected, (long)folder.Number(Store, "SELECT count(*) FROM cdm.death"));
    }
}
