using Naru.Cohorts.Engines;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Cohorts.Sessions;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cohorts.Sessions;

/// <summary>What a session keeps, for how long, and what it does where it cannot answer.</summary>
public sealed class CohortSessionTests
{
    private static readonly Error Refusal = new ErrorKind("TST001", Severity.Error, new("거절", "refused"), new("없음", "none")).At(SourcePlace.None);

    /// <summary>Where it matters which scan is read when.</summary>
    private static readonly CohortSessionOptions OneByOne = new() { DisabledPasses = new HashSet<string>(StringComparer.Ordinal) { "read-ahead" } };

    private readonly FakeData data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void SameQuestion_ReadsNothing()
    {
        using var session = new CohortSession(data);
        AssertRight(session, Definition());
        Assert.Equal(3, session.Usage.Reads);
        AssertRight(session, Definition());
        Assert.Equal(0, session.Usage.Reads);
        Assert.Equal(0, data.Open);
    }

    [Fact]
    public void ChangedWindowCountOrAge_ReadsNothing()
    {
        using var session = new CohortSession(data);
        AssertRight(session, Definition());
        AssertRight(session, Definition(days: 13));
        Assert.Equal(0, session.Usage.Reads);
        AssertRight(session, Definition(count: 0));
        Assert.Equal(0, session.Usage.Reads);
        AssertRight(session, Definition(age: 40));
        Assert.Equal(0, session.Usage.Reads);
        AssertRight(session, Definition() with { InclusionRules = Definition().InclusionRules.Reverse().ToValueList() });
        Assert.Equal(0, session.Usage.Reads);
    }

    [Fact]
    public void ChangedConceptSet_ReadsItsScanOnly()
    {
        using var session = new CohortSession(data);
        AssertRight(session, Definition());
        data.Reads.Clear();
        session.Ask(Definition(drug: 5), Cancellation);
        Assert.Equal(["drug_exposure"], data.Reads.Select(r => r.Table));
        AssertRight(session, Definition(drug: 5));
    }

    [Fact]
    public void LargeScans_AreReadForThoseWithAnEntryEvent_AndAgainForOthers()
    {
        using var session = new CohortSession(data, OneByOne with { MostRowsForEverybody = 999 });
        AssertRight(session, Definition());
        data.Reads.Clear();
        session.Ask(Definition(entry: 6), Cancellation);
        Assert.Equal([("condition_occurrence", -1)], data.Reads);
        data.Reads.Clear();
        session.Ask(Definition(entry: 5), Cancellation);
        Assert.Equal([("condition_occurrence", -1), ("drug_exposure", 467), ("procedure_occurrence", 467)], data.Reads);
        AssertRight(session, Definition(entry: 5));
        AssertRight(session, Definition());
        Assert.Equal(0, session.Usage.Reads);
    }

    [Fact]
    public void NestedCriteria_AreKeptForThoseOfWhomAllWasRead()
    {
        // Procedures are read for everybody, the drugs that they must not have beside them for some.
        data.Rows = table => table == "drug_exposure" ? 1_000 : 0;
        using var session = new CohortSession(data, OneByOne with { MostRowsForEverybody = 999 });
        var withoutDrug = new CriteriaGroup(GroupType.All)
        {
            Criteria = [new(new Criterion(CriterionTypes.DrugExposure) { ConceptSetId = 1 }, new Occurrence(OccurrenceType.AtMost, 0))],
        };
        foreach (var entry in (int[])[6, 4, 6, 10])
        {
            AssertRight(session, Definition(entry, procedure: 1) with
            {
                InclusionRules = [Rule(new CorrelatedCriterion(
                    new Criterion(CriterionTypes.ProcedureOccurrence) { ConceptSetId = 2, Correlated = withoutDrug },
                    new Occurrence(OccurrenceType.AtMost, 0)))],
            });
        }
    }

    /// <summary>Answers move from one entry event to an equal one; these differ in nothing but what the rule looks at.</summary>
    [Theory]
    [InlineData("start")]
    [InlineData("end")]
    [InlineData("visit")]
    public void AnswersForOtherEntryEvents_AreNotTakenOver(string difference)
    {
        var type = difference == "start" ? CriterionTypes.DrugExposure : CriterionTypes.ConditionOccurrence;
        var before = new Criterion(CriterionTypes.ConditionOccurrence) { ConceptSetId = 0 };
        var after = new Criterion(type)
        {
            ConceptSetId = 0,
            First = difference == "visit",
            DateAdjustment = difference == "end" ? new DateAdjustment(AdjustedDate.Start, 0, AdjustedDate.End, -20) : null,
        };
        var rule = new CorrelatedCriterion(new Criterion(CriterionTypes.ProcedureOccurrence) { ConceptSetId = 2 }, new Occurrence(OccurrenceType.AtLeast, 1))
        {
            RestrictVisit = difference == "visit",
            StartWindow = difference == "visit"
                ? null
                : new Window(new WindowEndpoint(0, -1), new WindowEndpoint(15, 1)) { UseIndexEnd = difference == "end" },
        };
        using var session = new CohortSession(data);
        var found = new HashSet<int>();
        foreach (var entry in (Criterion[])[before, after, before])
        {
            var definition = Definition(procedure: 1) with { Primary = new PrimaryCriteria([entry]), InclusionRules = [Rule(rule)] };
            var rows = Engine(definition).Rows;
            found.Add(rows.Count);
            Assert.Equal(rows, session.Ask(definition, Cancellation).Value!.Rows);
        }

        Assert.Equal(2, found.Count);
    }

    [Fact]
    public void Budget_WhatWasNotUsedForLongestGoesFirst()
    {
        using var unlimited = new CohortSession(data);
        AssertRight(unlimited, Definition());
        using var session = new CohortSession(data, new CohortSessionOptions { Budget = unlimited.Usage.Bytes * 3 / 2 });
        foreach (var entry in (int[])[3, 4, 5, 3, 4, 4])
        {
            AssertRight(session, Definition(entry, drug: entry + 1, procedure: entry + 2));
            Assert.InRange(session.Usage.Bytes, 1, session.Usage.Budget);
        }

        Assert.Equal(0, session.Usage.Reads);
        AssertRight(session, Definition(5, drug: 6, procedure: 7));
        Assert.Equal(3, session.Usage.Reads);
    }

    [Fact]
    public void NoBudget_KeepsNothing()
    {
        using var session = new CohortSession(data, new CohortSessionOptions { Budget = 0 });
        AssertRight(session, Definition());
        AssertRight(session, Definition());
        Assert.Equal(3, session.Usage.Reads);
        Assert.Equal((0, 0), (session.Usage.Bytes, session.Usage.Values));
    }

    [Fact]
    public void ReplacedData_AreRefused_AndForgotten()
    {
        using var session = new CohortSession(data);
        AssertRight(session, Definition());
        data.Refusals = [Refusal];
        Assert.Equal([Refusal], session.Ask(Definition(), Cancellation).Findings);
        Assert.Equal((0, 0), (session.Usage.Bytes, session.Usage.Values));
    }

    [Fact]
    public void DataReplacedMeanwhile_AreRefused()
    {
        using var session = new CohortSession(data);
        data.BeforeRead = () => data.Refusals = [Refusal];
        var answer = session.Ask(Definition(), Cancellation);
        Assert.False(answer.IsSuccess);
        Assert.Equal([Refusal], answer.Findings);
        Assert.Equal(0, session.Usage.Values);
    }

    [Fact]
    public void WhatTheDataLack_IsFoundAsByTheEngine()
    {
        var definition = new CohortDefinition(new PrimaryCriteria([new Criterion(CriterionTypes.LocationRegion)]));
        using var session = new CohortSession(data);
        var findings = session.Ask(definition, Cancellation).Findings;
        Assert.NotEmpty(findings);
        Assert.Equal(new MergeEngine("duckdb", data).Run(definition, Cancellation).Findings, findings);
    }

    [Fact]
    public void Cancelled_TheSessionStaysUsableAndRight()
    {
        for (var stop = 1; stop <= 3; stop++)
        {
            using var session = new CohortSession(data, OneByOne);
            using var cancellation = new CancellationTokenSource();
            data.Reads.Clear();
            data.BeforeRead = () => (data.Reads.Count == stop ? cancellation : new CancellationTokenSource()).Cancel();
            Assert.Throws<OperationCanceledException>(() => session.Ask(Definition(), cancellation.Token));
            Assert.Equal(0, data.Open);
            data.BeforeRead = () => { };
            AssertRight(session, Definition());

            // What was read before is kept.
            Assert.Equal(4 - stop, session.Usage.Reads);
            AssertRight(session, Definition(days: 12));
        }
    }

    [Fact]
    public async Task QuestionsAtTheSameTime_AreAnsweredInTurn()
    {
        using var session = new CohortSession(data);
        using var reading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        data.BeforeRead = () =>
        {
            reading.Set();
            goOn.Wait(Cancellation);
        };
        var first = Task.Run(() => session.Ask(Definition(), Cancellation), Cancellation);
        reading.Wait(Cancellation);
        using var impatient = new CancellationTokenSource();
        var left = Task.Run(() => session.Ask(Definition(), impatient.Token), Cancellation);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var second = Task.Run(() => session.Ask(Definition(days: 13), Cancellation), Cancellation);
        goOn.Set();
        Assert.True((await first).IsSuccess);
        Assert.Equal(Engine(Definition(days: 13)).Rows, (await second).Value!.Rows);
    }

    [Fact]
    public void IsAnEngine()
    {
        using var session = new CohortSession(data);
        ICohortEngine engine = session;
        Assert.Equal("session", engine.Name);
        Assert.Equal(Engine(Definition()).Rows, engine.Run(Definition(), Cancellation).Value!.Rows);
    }

    private static CohortDefinition Definition(
        int entry = 3, int drug = 2, int procedure = 4, int days = 15, int count = 1, int age = 50) =>
        new(new PrimaryCriteria([new Criterion(CriterionTypes.ConditionOccurrence) { ConceptSetId = 0 }]))
        {
            ConceptSets = [Set(0, entry), Set(1, drug), Set(2, procedure)],
            InclusionRules =
            [
                Rule(new CorrelatedCriterion(new Criterion(CriterionTypes.DrugExposure) { ConceptSetId = 1 }, new Occurrence(OccurrenceType.AtLeast, count))
                {
                    StartWindow = new Window(new WindowEndpoint(0, -1), new WindowEndpoint(days, 1)),
                }),
                Rule(new CorrelatedCriterion(
                    new Criterion(CriterionTypes.ProcedureOccurrence)
                    {
                        ConceptSetId = 2,
                        Attributes = [new NumberAttribute(CriterionTypes.ProcedureOccurrence.Attributes.First(a => a.Name == "Age"), new NumberRange(RangeOperator.GreaterOrEqual, age))],
                    },
                    new Occurrence(OccurrenceType.AtMost, 0))),
            ],
        };

    private static ConceptSet Set(int id, int concept) => new(id, new ConceptSetExpression([new ConceptSetItem(new Concept(concept))]));

    private static InclusionRule Rule(CorrelatedCriterion criterion) => new(new CriteriaGroup(GroupType.All) { Criteria = [criterion] });

    private CohortResult Engine(CohortDefinition definition) => new MergeEngine("duckdb", data).Run(definition, Cancellation).Value!;

    private void AssertRight(CohortSession session, CohortDefinition definition)
    {
        var actual = session.Ask(definition, Cancellation).Value!;
        var expected = Engine(definition);
        Assert.NotEmpty(expected.Rows);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.People, actual.People);
        Assert.Equal(expected with { Rows = actual.Rows, People = actual.People }, actual);
    }
}
