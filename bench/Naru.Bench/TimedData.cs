using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Bench;

/// <summary>Passes every call on to the real data and adds up how long each kind took, over all threads.</summary>
internal sealed class TimedData(ICohortData inner) : ICohortData
{
    private readonly Lock gate = new();
    private readonly ConcurrentQueue<ScanTime> each = [];
    private long conceptTicks;
    private long scanTicks;
    private long events;
    private int reading;
    private long readingSince;
    private long readingTicks;

    public double ConceptMilliseconds => Milliseconds(conceptTicks);

    /// <summary>The times of all scans together; scans that run at the same time count each.</summary>
    public double ScanMilliseconds => Milliseconds(scanTicks);

    /// <summary>How long at least one scan was being read.</summary>
    public double ReadingMilliseconds => Milliseconds(readingTicks);

    public long Scans => each.Count;

    public long Events => events;

    /// <summary>Every scan, in the order in which they were done.</summary>
    public IReadOnlyCollection<ScanTime> Each => each;

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

    private T Timed<T>(string title, Func<T> read, Func<T, int> count)
    {
        var start = Stopwatch.GetTimestamp();
        Reading(1, start);
        try
        {
            var result = read();
            var ticks = Stopwatch.GetTimestamp() - start;
            Interlocked.Add(ref scanTicks, ticks);
            Interlocked.Add(ref events, count(result));
            each.Enqueue(new(title, count(result), Milliseconds(ticks)));
            return result;
        }
        finally
        {
            Reading(-1, Stopwatch.GetTimestamp());
        }
    }

    private void Reading(int more, long now)
    {
        lock (gate)
        {
            if (reading == 0)
            {
                readingSince = now;
            }

            reading += more;
            if (reading == 0)
            {
                readingTicks += now - readingSince;
            }
        }
    }

    private sealed class Reader(TimedData owner, ICohortReader inner) : ICohortReader
    {
        public ObservationPeriods ObservationPeriods => inner.ObservationPeriods;

        public PersonColumns Persons => inner.Persons;

        public long[] ConceptSet(int index) => inner.ConceptSet(index);

        public long RowsOf(EventScan scan) => inner.RowsOf(scan);

        public EventColumns Read(EventScan scan, PersonSet? persons) => owner.Timed(Title(scan, persons), () => inner.Read(scan, persons), e => e.Count);

        public EventColumns Read(ExposureScan scan, PersonSet? persons) =>
            owner.Timed("exposures of the era", () => inner.Read(scan, persons), e => e.Count);

        public void Dispose() => inner.Dispose();

        private string Title(EventScan scan, PersonSet? persons)
        {
            var first = scan.First ? " first" : "";
            var filters = scan.Attributes.Count == 0 ? "" : $" where {string.Join(", ", scan.Attributes.Select(a => a.Definition.Name))}";
            var of = persons is null ? "" : FormattableString.Invariant($" of {persons.Count} persons");
            return string.Create(CultureInfo.InvariantCulture, $"{scan.Type.Name}{first} ({inner.RowsOf(scan):N0} rows){filters}{of}");
        }
    }
}
