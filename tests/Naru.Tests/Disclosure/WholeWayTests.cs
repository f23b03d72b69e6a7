using System.Globalization;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Canonical;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Naru.Tests.Synth;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// The whole way: a SYNTHETIC hospital, a definition in OHDSI's language, the engine that hospitals run, the question by its canonical text, a
/// tally person by person, the gate, a P-256 signature, and what the hub reads.
/// </summary>
[Trait("Category", "Slow")]
public sealed class WholeWayTests : IDisposable
{
    private const string Store = "small.naru";

    private static readonly ValueList<string> Cells =
        ["female -39", "female 40-59", "female 60-", "male -39", "male 40-59", "male 60-"];

    private readonly SynthFolder folder = SmallHospital.Create();
    private readonly NodeKeyPair node = new("SYNTHETIC hospital");
    private readonly CdmDatabase database;
    private readonly DuckDbCohortData data;
    private readonly MergeEngine engine;
    private readonly Dictionary<long, (bool IsFemale, int Born)> persons;

    public WholeWayTests()
    {
        folder.Make(Store, 1_500, "small");
        database = CdmDatabase.Open(folder.Store(Store), new CdmOpenOptions { Threads = 2 }, null, TestContext.Current.CancellationToken).Value!;
        data = new DuckDbCohortData(database);
        engine = new MergeEngine("duckdb", data);
        persons = folder.Query(Store, "SELECT person_id, gender_concept_id, year_of_birth FROM cdm.person").ToDictionary(
            r => Number(r[0]), r => (Number(r[1]) == 8532, (int)Number(r[2])));
    }

    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void Cohort_FromTheEngineToTheHub(string name)
    {
        DisclosurePolicy policy = name == "strict" ? StrictPolicy.Default : StandardPolicy.Default;
        var gate = Open(policy, out var journal);
        var definition = Definition();
        var truth = new Truth(definition, Run);
        var question = Ask(definition);

        // The tally's persons are those that the engine's own funnel counts.
        var result = Run(definition);
        Assert.InRange(result.Persons, 40, 400);
        for (var k = 0; k <= 2; k++)
        {
            Assert.Equal(result.PersonProfiles.RemainingAfter(k), truth.After[k].Count);
        }

        Assert.Equal(result.PersonProfiles.WithoutRules(0) - result.Persons, truth.Without[0].Except(truth.After[2]).Count());

        var admission = gate.Admit(new Ask(question, "company", database.DataVersion!)).Value!;
        var exact = Tally(admission, result);

        // The engine says person by person what the shorter definitions say.
        Assert.Equal(truth.After[0].Order(), result.People.Select(p => p.SubjectId));
        Assert.All(result.People, p => Assert.Equal(truth.After.Count(s => s.Contains(p.SubjectId)), 1 + p.Passed));
        Assert.Equal(
            Enumerable.Range(0, 2).Select(r => truth.Without[r].Except(truth.After[2]).Order()),
            Enumerable.Range(0, 2).Select(r => result.People.Where(p => p.OnlyFailed == r).Select(p => p.SubjectId).Order()));
        var counts = exact.Inside().Counts.ToArray();
        Assert.Equal(new[] { result.Persons, truth.After[0].Count, truth.After[1].Count, truth.After[2].Count, result.Persons }, counts[..5]);
        Assert.Equal(new[] { result.PersonImpact.GainOf(0), result.PersonImpact.GainOf(1) }, counts[5..7]);
        Assert.Equal(result.Persons, counts[7..13].Sum());
        Assert.Equal(result.Persons, counts[13..].Sum());
        Assert.Equal(0, counts[^1]);

        var received = Release(gate, admission, exact);
        Assert.Equal("SYNTHETIC hospital", received.Node);
        Assert.Equal((name, question.Fingerprint, database.DataVersion!), (received.Value.Policy, received.Value.Question, received.Value.DataVersion));
        Assert.Equal(["population", "funnel", "drop-one", "breakdown", "histogram"], received.Value.Blocks.Select(b => b.Kind));
        Assert.Equal(Cells, received.Value.Blocks[3].Cells);
        var told = received.Value.Blocks.SelectMany(b => b.Counts).ToList();
        Assert.Equal(counts.Length, told.Count);

        // σ is 10·√7 under strict; the noise of standard and its rounding are 20 at most.
        var most = name == "strict" ? 5 * 26.5 : 20;
        for (var i = 0; i < counts.Length; i++)
        {
            Assert.True(told[i].Value is { } value ? Math.Abs(value - counts[i]) <= most && value >= 10 : told[i].Below == 10 && counts[i] < 10 + most);
            Assert.True(name == "strict" || told[i].Value is null || counts[i] >= 10);
        }

        Assert.All(received.Value.Blocks, b => Assert.Equal(name == "strict" ? 52 : 12, b.PlusMinus));
        Assert.Equal(7, received.Value.Receipt.Looks);

        // The same question in other words is on record, and costs nothing.
        var again = gate.Admit(new Ask(Ask(Definition(respelled: true)), "another", database.DataVersion!)).Value!;
        Assert.Equal(received.Value.Blocks, Receive(again.Recorded!).Value.Blocks);
        Assert.Equal(2, journal.All.Length);

        // A year more of age is another question.
        Assert.Null(gate.Admit(new Ask(Ask(Definition(age: 41)), "another", database.DataVersion!)).Value!.Recorded);
        Assert.Equal(3, journal.All.Length);
    }

    /// <summary>
    /// Under standard, a definition that the normaliser does not bring to the same text but that finds the same persons gives the same numbers. Twin: one
    /// that does not find the same persons does not.
    /// </summary>
    [Fact]
    public void SameCohort_InAnyDefinition_HasTheSameNumbers()
    {
        var gate = Open(StandardPolicy.Default, out var journal);
        var (one, other, third) = (Definition(), Definition(operation: "gt", age: 39), Definition(age: 45));
        Assert.NotEqual(CanonicalText.Of(one), CanonicalText.Of(other));
        Assert.Equal(Run(one).Rows, Run(other).Rows);
        Assert.NotEqual(Run(one).Rows, Run(third).Rows);
        var blocks = new[] { one, other, third }.Select(d =>
        {
            var admission = gate.Admit(new Ask(Ask(d), "company", database.DataVersion!)).Value!;
            return Release(gate, admission, Tally(admission, Run(d))).Value.Blocks;
        }).ToList();
        Assert.Equal(6, journal.All.Length);
        Assert.Equal(blocks[0], blocks[1]);
        Assert.NotEqual(blocks[0], blocks[2]);
    }

    public void Dispose()
    {
        data.Dispose();
        database.Dispose();
        node.Dispose();
        folder.Dispose();
    }

    private static CohortDefinition Definition(int age = 40, string operation = "gte", bool respelled = false)
    {
        var (diabetes, laboratory) = respelled ? (7, 3) : (0, 1);
        return CirceReader.Read(
            $$"""
            {
              "Title": "SYNTHETIC {{(respelled ? "other words" : "diabetes")}}",
              "ConceptSets": [
                { "id": {{diabetes}}, "name": "{{(respelled ? "DM" : "diabetes")}}", "expression": { "items": [ { "concept": { "CONCEPT_ID": 201826 }, "includeDescendants": true } ] } },
                { "id": {{laboratory}}, "name": "HbA1c", "expression": { "items": [ { "concept": { "CONCEPT_ID": 3004410 } } ] } }
              ],
              "PrimaryCriteria": {
                "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": {{diabetes}} } } ],
                "ObservationWindow": { "PriorDays": 0, "PostDays": 0 }, "PrimaryCriteriaLimit": { "Type": "First" }
              },
              "QualifiedLimit": { "Type": "First" }, "ExpressionLimit": { "Type": "First" },
              "InclusionRules": [
                { "name": "{{(respelled ? "no youth" : "age")}}", "expression": { "Type": "ALL", "DemographicCriteriaList": [ { "Age": { "Value": {{age}}, "Op": "{{operation}}" } } ] } },
                { "name": "measured", "expression": { "Type": "ALL", "CriteriaList": [ {
                  "Criteria": { "Measurement": { "CodesetId": {{laboratory}} } },
                  "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 365, "Coeff": 1 } },
                  "Occurrence": { "Type": 2, "Count": 13 } } ] } }
              ]
            }
            """).Value!;
    }

    private static Question Ask(CohortDefinition definition) => Question.Create(
        CanonicalText.Of(definition), [new Population("persons"), new Funnel("funnel", 3), new DropOne("rules", 2), new Breakdown("sex and age", Cells, "persons"),
            new Histogram("age", "age at the index date, in years, by the year of birth", [40, 50, 60, 70], CountsMissing: true, "persons")]).Value!;

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private CohortResult Run(CohortDefinition definition)
    {
        var result = engine.Run(definition, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        return result.Value;
    }

    private DisclosureGate Open(DisclosurePolicy policy, out MemoryJournal journal)
    {
        var hospital = new Hospital(policy, seed: 1);
        journal = (MemoryJournal)hospital.Journal;
        return DisclosureGate.Open(policy, "synthetic-hospital", hospital.Parts with { Signer = node }).Value!;
    }

    private Received<CountAnswer> Release(DisclosureGate gate, Admission admission, Naru.Disclosure.Exact<CountVector> exact) =>
        Receive(gate.ReleaseAsync(admission, exact, TestContext.Current.CancellationToken).GetAwaiter().GetResult());

    private Received<CountAnswer> Receive(Released<CountAnswer> released) => CountReleases.Receive(Hospital.Bytes(released), node.Public).Value!;

    /// <summary>What a node does with the engine's answer.</summary>
    private Naru.Disclosure.Exact<CountVector> Tally(Admission admission, CohortResult result)
    {
        var tally = admission.BeginTally();
        var index = result.Rows.GroupBy(r => r.SubjectId).ToDictionary(g => g.Key, g => g.First().Start);
        foreach (var person in result.People)
        {
            tally.Next(person.SubjectId);
            tally.Passed(1, 1 + person.Passed);
            if (person.OnlyFailed is { } rule)
            {
                tally.FailedOnly(2, rule);
            }
            else if (person.Passed == 2)
            {
                tally.FailedNone(2);
            }

            if (index.TryGetValue(person.SubjectId, out var start))
            {
                var (isFemale, born) = persons[person.SubjectId];
                var age = start.Year - born;
                tally.Count(0);
                tally.In(3, (isFemale ? 0 : 3) + (age < 40 ? 0 : age < 60 ? 1 : 2));
                tally.Of(4, age);
            }
        }

        return tally.Finish();
    }

    /// <summary>Who is in which step: the definition with none, one and two of its rules, and without either.</summary>
    private sealed class Truth
    {
        internal Truth(CohortDefinition definition, Func<CohortDefinition, CohortResult> run)
        {
            var rules = definition.InclusionRules;
            After = [.. Enumerable.Range(0, rules.Count + 1).Select(k => Persons(run(definition with { InclusionRules = rules.Take(k).ToValueList() })))];
            Without = [.. Enumerable.Range(0, rules.Count).Select(r => Persons(run(definition with { InclusionRules = rules.Where((_, i) => i != r).ToValueList() })))];
        }

        internal List<HashSet<long>> After { get; }

        internal List<HashSet<long>> Without { get; }

        private static HashSet<long> Persons(CohortResult result) => [.. result.Rows.Select(r => r.SubjectId)];
    }
}
