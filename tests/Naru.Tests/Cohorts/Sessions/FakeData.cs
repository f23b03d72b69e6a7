using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Tests.Cohorts.Sessions;

/// <summary>Persons with one record of each table a day after the one before, in memory; tells what is read.</summary>
internal sealed class FakeData : ICohortData
{
    private const int Count = 1_000;
    private const int FirstDay = 700_000;

    private readonly ObservationPeriods periods = new(
        new PersonIndex([.. Enumerable.Range(1, Count).Select(i => (long)i)]),
        [.. Enumerable.Range(0, Count + 1)],
        [.. Enumerable.Repeat(FirstDay, Count)],
        [.. Enumerable.Repeat(FirstDay + 1_000, Count)]);

    /// <summary>What was read: the table, and of how many persons (−1 for all).</summary>
    internal List<(string Table, int Persons)> Reads { get; } = [];

    /// <summary>How many readers have been begun and not disposed.</summary>
    internal int Open { get; private set; }

    /// <summary>How many rows a table is said to have.</summary>
    internal Func<string, long> Rows { get; set; } = _ => Count;

    /// <summary>Called before each read.</summary>
    internal Action BeforeRead { get; set; } = () => { };

    public ValueList<Error> Refusals { get; set; } = [];

    public bool HasColumn(string table, string column) => true;

    public ICohortReader Begin(CohortPlan plan, CancellationToken cancellationToken)
    {
        Open++;
        return new Reader(this, plan, cancellationToken);
    }

    private sealed class Reader(FakeData owner, CohortPlan plan, CancellationToken cancellationToken) : ICohortReader
    {
        public ObservationPeriods ObservationPeriods => owner.periods;

        public PersonColumns Persons { get; } = new(
            [.. Enumerable.Repeat(true, Count)],
            [.. Enumerable.Range(0, Count).Select(i => 1_900L + (i % 100))],
            new long[Count],
            new long[Count],
            new long[Count]);

        /// <summary>A set holds the concepts that its items name, without a vocabulary.</summary>
        public long[] ConceptSet(int index) => [.. plan.ConceptSets[index].SelectMany(s => s.Items).Select(i => i.Concept.Id).Distinct().Order()];

        public long RowsOf(EventScan scan) => owner.Rows(scan.Type.Table);

        public EventColumns Read(EventScan scan, PersonSet? persons)
        {
            lock (owner.Reads)
            {
                owner.Reads.Add((scan.Type.Table, persons?.Count ?? -1));
            }

            owner.BeforeRead();
            cancellationToken.ThrowIfCancellationRequested();

            // A person has the concepts that divide the person's number; those without a set have all.
            var concepts = scan.ConceptSet is { } set ? ConceptSet(set) : [1];
            int[] found = [.. Enumerable.Range(0, Count).Where(p => concepts.Any(c => (p + 1) % c == 0) && (persons is null || persons.Contains(p)))];
            var day = FirstDay + 100 + (scan.Type == CriterionTypes.ConditionOccurrence ? 0 : scan.Type == CriterionTypes.DrugExposure ? 10 : 20);
            return new EventColumns
            {
                Persons = found,
                Ids = [.. found.Select(p => (long)p)],
                Starts = [.. found.Select(p => day + (p % 7))],
                Ends = [.. found.Select(p => day + 30 + (scan.Adjustment?.EndOffset ?? 0))],

                // So that first records are told from the same ones of all.
                Visits = [.. found.Select(_ => scan.First ? 2L : 1L)],
            };
        }

        public EventColumns Read(ExposureScan scan, PersonSet? persons) => EventColumns.Empty;

        public void Dispose() => owner.Open--;
    }
}
