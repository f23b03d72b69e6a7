using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Sessions;

/// <summary>
/// Reads for one question of a session, and only what is not kept. What it gives may have more columns and more persons than were
/// asked for. For one thread.
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
    private readonly Dictionary<EventScan, KeptEvents> served = [];
    private readonly HashSet<int> begun = [];
    private ICohortReader? inner;

    public ObservationPeriods ObservationPeriods => common.ObservationPeriods ??= Begun([]).ObservationPeriods;

    public PersonColumns Persons => common.Persons ??= Begun([]).Persons;

    /// <summary>How many scans were read, because what is kept was not enough.</summary>
    internal int Reads { get; private set; }

    public long[] ConceptSet(int index)
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

    public long RowsOf(EventScan scan) => Begun(ConceptSets(scan)).RowsOf(scan);

    public EventColumns Read(EventScan scan, PersonSet? persons)
    {
        var content = Content(scan);
        var events = Find(
            new ScanKey(content),
            scan.Columns,
            persons,
            () => RowsOf(scan) <= mostRowsForEverybody,
            (columns, of) => Begun(ConceptSets(scan)).Read(scan with { Columns = columns, PersonAttributes = [] }, of));
        served[content] = events;
        return events.Events;
    }

    public EventColumns Read(ExposureScan scan, PersonSet? persons) => Find(
        new ExposuresKey(scan with { NarrowToPersons = false }),
        ScanColumns.None,
        persons,
        () => false,
        (_, of) => Begun([scan.ConceptSet]).Read(scan, of)).Events;

    /// <summary>What was given for a scan that this question has asked for.</summary>
    internal KeptEvents Served(EventScan scan) => served[Content(scan)];

    public void Dispose() => inner?.Dispose();

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
        object key, ScanColumns columns, PersonSet? persons, Func<bool> isForEverybody, Func<ScanColumns, PersonSet?, EventColumns> read)
    {
        var kept = memory.Find<KeptEvents>(key);
        if (kept is not null && kept.Cover(columns, persons))
        {
            return kept;
        }

        Reads++;
        var all = columns | (kept?.Columns ?? ScanColumns.None);
        var of = persons is null || kept is { Persons: null } || isForEverybody() ? null : Union(persons, kept?.Persons);
        var events = new KeptEvents(read(all, of), all, of);
        memory.Keep(key, events, events.Bytes);
        return events;
    }

    private static PersonSet Union(PersonSet persons, PersonSet? others)
    {
        if (others is null)
        {
            return persons;
        }

        var union = PersonSet.Intersect(persons, persons);
        union.UnionWith(others);
        return union;
    }

    /// <summary>
    /// A reader that knows some concept sets. The first one knows those of all scans that are not kept, and no others: to resolve a set
    /// takes statements.
    /// </summary>
    private ICohortReader Begun(HashSet<int> conceptSets)
    {
        if (inner is not null && conceptSets.IsSubsetOf(begun))
        {
            return inner;
        }

        begun.UnionWith(conceptSets);
        if (inner is null)
        {
            begun.UnionWith(scans.Where(s => !memory.Contains(new ScanKey(Content(s)))).SelectMany(ConceptSets));
        }

        var next = data.Begin(
            plan with { ConceptSets = plan.ConceptSets.Select((s, i) => begun.Contains(i) ? s : []).ToValueList() }, cancellationToken);
        inner?.Dispose();
        inner = next;
        return inner;
    }
}
