using System.Diagnostics;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Bench;

/// <summary>Passes every call on to the real data and adds up how long each kind took, over all threads.</summary>
internal sealed class TimedData(ICohortData inner) : ICohortData
{
    private long conceptTicks;
    private long scanTicks;
    private long scans;
    private long events;

    public double ConceptMilliseconds => Milliseconds(conceptTicks);

    public double ScanMilliseconds => Milliseconds(scanTicks);

    public long Scans => scans;

    public long Events => events;

    public ValueList<Error> Refusals => inner.Refusals;

    public bool HasColumn(string table, string column) => inner.HasColumn(table, column);

    public ICohortReader Begin(CohortPlan plan, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var reader = inner.Begin(plan, cancellationToken);
        Interlocked.Add(ref conceptTicks, Stopwatch.GetTimestamp() - start);
        return new Reader(this, reader);
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

    private T Timed<T>(Func<T> read, Func<T, int> count)
    {
        var start = Stopwatch.GetTimestamp();
        var result = read();
        Interlocked.Add(ref scanTicks, Stopwatch.GetTimestamp() - start);
        Interlocked.Increment(ref scans);
        Interlocked.Add(ref events, count(result));
        return result;
    }

    private sealed class Reader(TimedData owner, ICohortReader inner) : ICohortReader
    {
        public ObservationPeriods ObservationPeriods => inner.ObservationPeriods;

        public PersonColumns Persons => inner.Persons;

        public long[] ConceptSet(int index) => inner.ConceptSet(index);

        public long RowsOf(EventScan scan) => inner.RowsOf(scan);

        public EventColumns Read(EventScan scan, PersonSet? persons) => owner.Timed(() => inner.Read(scan, persons), e => e.Count);

        public EventColumns Read(ExposureScan scan, PersonSet? persons) => owner.Timed(() => inner.Read(scan, persons), e => e.Count);

        public void Dispose() => inner.Dispose();
    }
}
