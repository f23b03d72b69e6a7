using System.Globalization;
using Naru.Cdm;
using Naru.Cdm.Quality.Profile;
using Naru.Core;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Naru.Tests.Synth;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// A SYNTHETIC hospital's profile of quality and its counts of concepts, from the store through the gate to the hub: one question each, whose cells do not
/// depend on the data, charged once for a version of the data.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ProfileReleaseTests(ProfileReleaseTests.Stores stores) : IClassFixture<ProfileReleaseTests.Stores>, IDisposable
{
    private const int Most = 10;
    private const int Year = 2024;

    private static readonly DateOnly Until = new(2024, 12, 31);

    /// <summary>Some concepts that any hub would ask every hospital about; the last one no hospital has.</summary>
    private static readonly long[] Concepts = [201826, 3004410, 1503297, 1597756, 1580747, 9202, 937368, 320128, 999_999_999];

    private static readonly StrictPolicy NoNoise =
        StrictPolicy.Default with { Threshold = 1, RhoPerQuestion = Ratio.Of(1_000_000), RhoForLife = Ratio.Of(1_000_000_000) };

    private readonly NodeKeyPair node = new("SYNTHETIC hospital");

    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void Quality_FromTheStoreToTheHub(string name)
    {
        using var data = Open("one.naru", seed: 7);
        var (gate, _) = Gate(Policy(name));
        var answer = Release(gate, QualityQuestion(), data, Quality);
        Assert.Equal(["population", "breakdown", "histogram", "profile"], answer.Blocks.Select(b => b.Kind));
        Assert.Equal((name, data.DataVersion!, Most), (answer.Policy, answer.DataVersion, answer.Blocks[3].MostPerPerson));

        // One person is in a count, a cell, a bin and at most ten cells more.
        Assert.Equal(13, answer.Receipt.Looks);
        Assert.Equal(name == "strict" ? 71 : 12, answer.Blocks[0].PlusMinus);
        Assert.InRange(answer.Blocks[0].Counts[0].Value!.Value, 1_300, 1_700);
        var visits = answer.Blocks[3].Counts[answer.Blocks[3].Cells.ToList().IndexOf("visit_occurrence")];
        Assert.InRange(visits.Value ?? 0, 100, 1_700);
    }

    /// <summary>Without noise the released profile is what the profile that people inside see says of persons.</summary>
    [Fact]
    public void Quality_WithoutNoise_IsTheProfileInside()
    {
        using var data = Open("one.naru", seed: 7);
        var inside = DataProfile.Take(data, new ProfileOptions { Today = Until }, TestContext.Current.CancellationToken);
        var answer = Release(Gate(NoNoise).Gate, QualityQuestion(most: 50), data, Quality);
        var cells = answer.Blocks.ToDictionary(b => b.Name, b => b.Cells.Zip(b.Counts, (c, n) => (c, n.Value ?? 0)).ToDictionary(p => p.c, p => p.Item2));
        Assert.Equal(inside.People.Persons.Value, answer.Blocks[0].Counts[0].Value);
        foreach (var (sex, persons) in new[] { ("male", inside.People.Male), ("female", inside.People.Female), ("other", inside.People.OtherSex) })
        {
            Assert.Equal(persons.Value, cells["sex and age"].Where(c => c.Key.StartsWith(sex + " ", StringComparison.Ordinal)).Sum(c => c.Value));
        }

        if (inside.People.AgeYear == Year)
        {
            for (var band = 0; band < 9; band++)
            {
                var ten = inside.People.Ages.Where(a => a.From / 10 == band).Sum(a => a.Male.Value);
                Assert.Equal(ten, cells["sex and age"][$"male {band * 10}-{(band * 10) + 9}"]);
            }
        }

        var years = cells["years observed"];
        Assert.Equal(inside.Observation!.WithoutPeriod.Value, years["missing"]);
        Assert.Equal(inside.Observation.AtLeastYears[1].Value - inside.Observation.AtLeastYears[2].Value, years["[1,2)"]);
        foreach (var table in RecordTables(inside))
        {
            Assert.Equal(table.Persons!.Value.Value, cells["records"][table.Table]);
        }

        // Twin: the statement behind one of these cells, written here by hand.
        var unmapped = stores.Folder.Number("one.naru", "SELECT count(DISTINCT person_id) FROM cdm.measurement WHERE coalesce(measurement_concept_id, 0) = 0");
        Assert.Equal(unmapped, cells["records"]["measurement without a standard concept"]);
    }

    /// <summary>Counts of concepts: one profile, charged once for a version of the data; asked again it is free, by anybody; a new version is charged.</summary>
    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void Concepts_AreChargedOnceForADataVersion(string name)
    {
        using var first = Open("one.naru", seed: 7);
        var (gate, journal) = Gate(Policy(name));
        var question = ConceptQuestion(Most);
        var answer = Release(gate, question, first, HasConcepts);
        Assert.Equal(Concepts.Select(PersonConcepts.Cell), answer.Blocks[0].Cells);
        Assert.Null(answer.Blocks[0].Counts[^1].Value);
        Assert.Equal(1, Charges());

        foreach (var partner in new[] { "hub", "company", "another" })
        {
            var again = gate.Admit(new Ask(question, partner, first.DataVersion!, IsRenewed: true)).Value!;
            Assert.Equal(answer, Receive(again.Recorded!));
        }

        Assert.Equal(1, Charges());
        using var second = Open("two.naru", seed: 8);
        Assert.NotEqual(first.DataVersion, second.DataVersion);
        var old = gate.Admit(new Ask(question, "hub", second.DataVersion!)).Value!;
        Assert.Equal(first.DataVersion, Receive(old.Recorded!).DataVersion);
        var newer = Release(gate, question, second, HasConcepts);
        Assert.Equal((second.DataVersion!, 2), (newer.DataVersion, Charges()));
        Assert.NotNull(gate.Admit(new Ask(question, "company", second.DataVersion!, IsRenewed: true)).Value!.Recorded);
        Assert.Equal(2, Charges());
        Assert.Equal(2L * question.SquaredSensitivity, newer.Receipt.Looks);

        int Charges() => journal.All.OfType<Charged>().Count();
    }

    /// <summary>The policy's life: under <c>standard</c> a partner has its profile renewed four times, then no more; under <c>strict</c> the budget counts.</summary>
    [Fact]
    public void Concepts_OfEverNewVersions_EndWithThePolicysLife()
    {
        var question = ConceptQuestion(9);
        Assert.Equal(4, Renewals(StandardPolicy.Default, ["hub"]));
        Assert.Equal(17, Renewals(StandardPolicy.Default, ["hub", "a", "b", "c", "d"]));
        Assert.Equal(100, Renewals(StrictPolicy.Default, ["hub"]));

        // More than a partner's looks at once is refused, whatever the data.
        var wide = Question.Create(PersonConcepts.Canonical, [new Profile("concepts", Enumerable.Range(1, 100).Select(i => PersonConcepts.Cell(i)).ToValueList(), 41)]).Value!;
        Assert.Equal("DSC202", Assert.Single(Gate(StandardPolicy.Default).Gate.Admit(new Ask(wide, "hub", "v")).Errors).Code);
        Assert.True(Gate(StrictPolicy.Default).Gate.Admit(new Ask(wide, "hub", "v")).IsSuccess);

        int Renewals(DisclosurePolicy policy, string[] partners)
        {
            var gate = Gate(policy).Gate;
            return Enumerable.Range(1, 200).Count(version =>
                Array.Exists(partners, p => gate.Admit(new Ask(question, p, $"v{version}", IsRenewed: true)).IsSuccess));
        }
    }

    /// <summary>
    /// How many cells a person should be counted in: fewer leave more uncounted, more need more noise. The figures that
    /// <c>docs/security/disclosure.md</c> gives are these, of 4,000 SYNTHETIC persons: all the concepts of the hospital, and a list of forty.
    /// </summary>
    [Fact]
    public void MostPerPerson_IsATradeBetweenNoiseAndWhatIsLeftOut()
    {
        using var large = new LargeHospital();
        using var data = large.Open();
        var counts = large.Concepts();
        var all = counts.Keys.Order().ToArray();
        var few = all.Where((_, i) => i % (all.Length / 40) == 0).Take(40).ToArray();
        var leftOut = new Dictionary<(string, int), double>();
        foreach (var (name, concepts, most) in new[] { ("all", all, 5), ("all", all, 10), ("all", all, 20), ("all", all, 40), ("all", all, 100), ("few", few, 5), ("few", few, 10), ("few", few, 20) })
        {
            var question = Question.Create(PersonConcepts.Canonical, [new Profile("concepts", concepts.Select(PersonConcepts.Cell).ToValueList(), most)]).Value!;
            var answer = Release(Gate(NoNoise).Gate, question, data, (tally, database) => Has(tally, database, concepts));
            leftOut[(name, most)] = 1 - ((double)answer.Blocks[0].Counts.Sum(c => c.Value ?? 0) / concepts.Sum(c => counts[c]));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{concepts.Length} concepts, {most} a person: {leftOut[(name, most)]:0.00} left out"));
        }

        var each = (double)counts.Values.Sum() / data.RowCounts["person"];
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each:0.0} concepts a person"));
        Assert.InRange(each, 25, 45);
        double[] stated = [0.88, 0.77, 0.56, 0.26, 0.01];
        Assert.All(stated.Zip([5, 10, 20, 40, 100]), s => Assert.InRange(leftOut[("all", s.Second)], s.First - 0.03, s.First + 0.03));
        Assert.InRange(leftOut[("few", 10)], 0, leftOut[("few", 5)]);
    }

    public void Dispose() => node.Dispose();

    private static DisclosurePolicy Policy(string name) => name == "strict" ? StrictPolicy.Default : StandardPolicy.Default;

    /// <summary>What belongs to the population's persons, one vector: who they are, how long they are observed, in which tables they have records.</summary>
    private static Question QualityQuestion(int most = Most) => Question.Create(
        PersonFigures.Canonical(Year, Until),
        [
            new Population("persons"),
            new Breakdown("sex and age", PersonFigures.SexAndAgeCells, "persons"),
            new Histogram("years observed", "years of observation, overlaps counted once", [1, 2, 3, 5, 10], CountsMissing: true, "persons"),
            new Profile("records", PersonFigures.RecordCells, most),
        ]).Value!;

    private static Question ConceptQuestion(int most) =>
        Question.Create(PersonConcepts.Canonical, [new Profile("concepts", Concepts.Select(PersonConcepts.Cell).ToValueList(), most)]).Value!;

    private static void Quality(CountTally tally, CdmDatabase data) => PersonFigures.Read(
        data,
        Year,
        Until,
        person =>
        {
            tally.Next(person.PersonId);
            tally.Count(0);
            tally.In(1, person.SexAndAge);
            tally.Of(2, person.YearsObserved);
            tally.Has(3, person.Records);
        },
        TestContext.Current.CancellationToken);

    private static void HasConcepts(CountTally tally, CdmDatabase data) => Has(tally, data, Concepts);

    private static void Has(CountTally tally, CdmDatabase data, long[] concepts) => PersonConcepts.Read(
        data,
        concepts,
        (person, cells) =>
        {
            tally.Next(person);
            tally.Has(0, cells);
        },
        TestContext.Current.CancellationToken);

    /// <summary>Tables of records that are not empty.</summary>
    private static IEnumerable<TableFigures> RecordTables(DataProfile inside) =>
        inside.Tables.Where(t => t.Rows.Value > 0 && PersonFigures.RecordCells.Contains(t.Table));

    private CdmDatabase Open(string store, ulong seed)
    {
        stores.Make(store, seed);
        return CdmDatabase.Open(stores.Folder.Store(store), new CdmOpenOptions { Threads = 2 }, null, TestContext.Current.CancellationToken).Value!;
    }

    private (DisclosureGate Gate, MemoryJournal Journal) Gate(DisclosurePolicy policy)
    {
        var hospital = new Hospital(policy, seed: 1);
        return (DisclosureGate.Open(policy, "synthetic-hospital", hospital.Parts with { Signer = node }).Value!, (MemoryJournal)hospital.Journal);
    }

    private CountAnswer Release(DisclosureGate gate, Question question, CdmDatabase data, Action<CountTally, CdmDatabase> count)
    {
        var admission = gate.Admit(new Ask(question, "hub", data.DataVersion!, IsRenewed: true)).Value!;
        var tally = admission.BeginTally();
        count(tally, data);
        return Receive(gate.ReleaseAsync(admission, tally.Finish(), TestContext.Current.CancellationToken).GetAwaiter().GetResult());
    }

    private CountAnswer Receive(Released<CountAnswer> released) => CountReleases.Receive(Hospital.Bytes(released), node.Public).Value!.Value;

    /// <summary>The stores of these tests, each made once.</summary>
    public sealed class Stores : IDisposable
    {
        internal SynthFolder Folder { get; } = SmallHospital.Create();

        internal void Make(string store, ulong seed)
        {
            if (!File.Exists(Folder.Store(store)))
            {
                Folder.Make(store, 1_500, "small", seed);
            }
        }

        /// <inheritdoc/>
        public void Dispose() => Folder.Dispose();
    }

    /// <summary>A SYNTHETIC hospital with all the shipped diseases.</summary>
    private sealed class LargeHospital : IDisposable
    {
        private const string Store = "large.naru";

        private readonly SynthFolder folder = new();

        internal LargeHospital() => folder.Make(Store, 4_000);

        internal CdmDatabase Open() =>
            CdmDatabase.Open(folder.Store(Store), new CdmOpenOptions { Threads = 2 }, null, TestContext.Current.CancellationToken).Value!;

        /// <summary>How many persons have each concept, by the test's own statement.</summary>
        internal Dictionary<long, long> Concepts()
        {
            var parts = new[]
            {
                "condition_occurrence.condition", "drug_exposure.drug", "procedure_occurrence.procedure", "measurement.measurement", "observation.observation",
                "visit_occurrence.visit", "condition_era.condition", "drug_era.drug", "device_exposure.device", "specimen.specimen", "visit_detail.visit_detail", "dose_era.drug",
            }.Select(p => p.Split('.')).Select(p => $"SELECT person_id, {p[1]}_concept_id AS concept FROM cdm.{p[0]}");
            return folder.Query(
                    Store, $"SELECT concept, count(DISTINCT person_id) FROM ({string.Join(" UNION ALL ", parts)}) WHERE concept > 0 GROUP BY 1")
                .ToDictionary(r => Convert.ToInt64(r[0], CultureInfo.InvariantCulture), r => Convert.ToInt64(r[1], CultureInfo.InvariantCulture));
        }

        public void Dispose() => folder.Dispose();
    }
}
