using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Sessions;

/// <summary>
/// Reads for one question of a session, and only what is not kept. What it gives may have more columns and more persons than were
/// asked for. Safe for threads, which may read side by side.
/// </summary>
/// <param name="data">The data.</param>
/// <param name="common">What every question needs of the data.</param>
/// <param name="memory">What is kept.</param>
/// <param name="mostRowsForEverybody">Scans of so many rows are read for everybody, see <see cref="CohortSessionOptions"/>.</param>
/// <param name="plan">The plan, in the session's numbers.</param>
/// <param name="scans">The scans that it uses.</param>
/// <param name="cancellationToken">Stops reading.</param>
internal sealed class SessionReader(
    ICohortData data,
    CommonData common,
    SessionMemory memory,
    long mostRowsForEverybody,
    CohortPlan plan,
    IReadOnlyCollection<EventScan> scans,
    CancellationToken cancellationToken) : ICohortReader
{
    private readonly Lock gate = new();
    private readonly Dictionary<EventScan, KeptEvents> served = [];
    private readonly HashSet<int> begun = [];
    private readonly List<ICohortReader> readers = [];

    public ObservationPeriods ObservationPeriods
    {
        get
        {
            lock (gate)
            {
                return common.ObservationPeriods ??= Begun([]).ObservationPeriods;
            }
        }
    }

    public PersonColumns Persons
    {
        get
        {
            lock (gate)
            {
                return common.Persons ??= Begun([]).Persons;
            }
        }
    }

    /// <summary>How many scans were read, because what is kept was not enough.</summary>
    internal int Reads { get; private set; }

    public long[] ConceptSet(int index)
    {
        lock (gate)
        {
            var key = new ConceptsKey(index);
            if (memory.Find<long[]>(key) is { } known)
            {
                return known;
            }

            var concepts = Begun([index]).ConceptSet(index);
            memory.Keep(key, concepts, sizeof(long) * (long)concepts.Length);
            return concepts;
        }
    }

    public long RowsOf(EventScan scan)
    {
        lock (gate)
        {
            return Begun(ConceptSets(scan)).RowsOf(scan);
        }
    }

    public EventColumns Read(EventScan scan, PersonSet? persons)
    {
        var content = Content(scan);
        var events = Find(
            new ScanKey(content),
            ConceptSets(scan),
            scan.Columns,
            persons,
            reader => reader.RowsOf(scan) <= mostRowsForEverybody,
            (reader, columns, of) => reader.Read(scan with { Columns = columns, PersonAttributes = [] }, of));
        lock (gate)
        {
            served[content] = events;
        }

        return events.Events;
    }

    public EventColumns Read(ExposureScan scan, PersonSet? persons) => Find(
        new ExposuresKey(scan with { NarrowToPersons = false }),
        [scan.ConceptSet],
        ScanColumns.None,
        persons,
        _ => false,
        (reader, _, of) => reader.Read(scan, of)).Events;

    /// <summary>What was given for a scan that this question has asked for.</summary>
    internal KeptEvents Served(EventScan scan) => served[Content(scan)];

    /// <summary>Whether something is kept of a scan.</summary>
    internal bool IsKept(EventScan scan) => memory.Contains(new ScanKey(Content(scan)));

    public void Dispose() => readers.ForEach(r => r.Dispose());

    private static EventScan Content(EventScan scan) =>
        scan with { Columns = ScanColumns.None, NarrowToPersons = false, PersonAttributes = [] };

    private static HashSet<int> ConceptSets(EventScan scan)
    {
        var sets = new HashSet<int>();
        var collect = new ConceptSetRenumbering(set =>
        {
            sets.Add(set);
            return set;
        });
        collect.Renumber(scan.Attributes);
        if (scan.ConceptSet is { } concepts)
        {
            sets.Add(concepts);
        }

        if (scan.SourceConceptSet is { } source)
        {
            sets.Add(source);
        }

        return sets;
    }

    private KeptEvents Find(
        object key,
        HashSet<int> conceptSets,
        ScanColumns columns,
        PersonSet? persons,
        Func<ICohortReader, bool> isForEverybody,
        Func<ICohortReader, ScanColumns, PersonSet?, EventColumns> read)
    {
        ICohortReader reader;
        ScanColumns all;
        PersonSet? of;
        lock (gate)
        {
            var kept = memory.Find<KeptEvents>(key);
            if (kept is not null && kept.Cover(columns, persons))
            {
                return kept;
            }

            Reads++;
            reader = Begun(conceptSets);
            all = columns | (kept?.Columns ?? ScanColumns.None);
            of = persons is null || kept is { Persons: null } || isForEverybody(reader) ? null : kept?.Persons is { } before ? PersonSet.Union(persons, before) : persons;
        }

        var events = new KeptEvents(read(reader, all, of), all, of);
        lock (gate)
        {
            memory.Keep(key, events, events.Bytes);
        }

        return events;
    }

    /// <summary>
    /// A reader that knows some concept sets. The first one knows those of all scans that are not kept, and no others: to resolve a set
    /// takes statements.
    /// </summary>
    private ICohortReader Begun(HashSet<int> conceptSets)
    {
        if (readers.Count > 0 && conceptSets.IsSubsetOf(begun))
        {
            return readers[^1];
        }

        begun.UnionWith(conceptSets);
        if (readers.Count == 0)
        {
            begun.UnionWith(scans.Where(s => !IsKept(s)).SelectMany(ConceptSets));
        }

        // The one before stays: somebody may be reading with it.
        readers.Add(data.Begin(
            plan with { ConceptSets = plan.ConceptSets.Select((s, i) => begun.Contains(i) ? s : []).ToValueList() }, cancellationToken));
        return readers[^1];
    }
}
