using System.Collections.Concurrent;
using System.Collections.Frozen;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// Collects findings from all threads. Equal findings (same code, file and column) are listed for the first few places; the rest
/// become one finding without a line, with their number as its count. So a wrong column of a billion rows stays readable.
/// </summary>
/// <param name="leaveRows">Whether faults of rows are left to the data-quality checks: they are then no findings.</param>
internal sealed class FindingLog(bool leaveRows = false)
{
    /// <summary>How many places of equal findings are listed.</summary>
    public const int Places = 5;

    /// <summary>What the data-quality checks count.</summary>
    private static readonly FrozenSet<string> OfRows = ((ErrorKind[])
    [
        CdmErrors.RequiredTableMissing, CdmErrors.TableMissing, CdmErrors.RequiredColumnMissing, CdmErrors.RequiredValueEmpty,
        CdmErrors.UnknownPerson, CdmErrors.DuplicateKey, CdmErrors.EndBeforeStart, CdmErrors.OverlappingObservationPeriods,
    ]).Select(k => k.Code).ToFrozenSet(StringComparer.Ordinal);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Code, string? File, string? Column), Group> groups = [];

    /// <summary>Whether faults of rows are left to the data-quality checks.</summary>
    public bool LeavesRows => leaveRows;

    /// <summary>How many values of a column of integers are none, where that is left to the data-quality checks: by table and field.</summary>
    public ConcurrentDictionary<(string Table, string Field), long> NotIntegers { get; } = [];

    /// <summary>Whether an error was found.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>A finding at a place.</summary>
    public void Add(ErrorKind kind, SourcePlace place, params object[] arguments) => Add(kind, place, 1, arguments);

    /// <summary>A finding that occurred many times beyond those that are listed with their places.</summary>
    public void Add(ErrorKind kind, SourcePlace place, long count, object[] arguments)
    {
        if (leaveRows && OfRows.Contains(kind.Code))
        {
            return;
        }

        lock (gate)
        {
            HasErrors |= kind.Severity == Severity.Error;
            var group = GroupOf((kind.Code, place.File, place.Column));
            if (group.Listed.Count < Places && count == 1)
            {
                group.Listed.Add(kind.At(place, arguments));
            }
            else
            {
                group.Rest += count;
                group.RestFinding ??= kind.At(place with { Line = null }, arguments);
            }
        }
    }

    /// <summary>Findings of another reader.</summary>
    public void AddAll(IEnumerable<Error> others)
    {
        lock (gate)
        {
            foreach (var error in others)
            {
                HasErrors |= error.Severity == Severity.Error;
                GroupOf((error.Code, error.Place.File, error.Place.Column)).Listed.Add(error);
            }
        }
    }

    /// <summary>All that another log holds.</summary>
    public void AddAll(FindingLog other)
    {
        lock (gate)
        {
            HasErrors |= other.HasErrors;
            foreach (var (key, more) in other.groups)
            {
                var group = GroupOf(key);
                var listed = more.Listed.Take(Places - group.Listed.Count).ToList();
                group.Listed.AddRange(listed);
                group.Rest += more.Rest + more.Listed.Count - listed.Count;
                group.RestFinding ??= more.RestFinding ?? more.Listed.Skip(listed.Count).Select(e => e with { Place = e.Place with { Line = null } }).FirstOrDefault();
            }
        }
    }

    /// <summary>Everything found: by file, then by line; the same whatever the threads did.</summary>
    public ValueList<Error> ToFindings()
    {
        lock (gate)
        {
            return groups.Values
                .SelectMany(g => g.RestFinding is null ? g.Listed : g.Listed.Append(g.RestFinding with { Count = g.Rest }))
                .OrderBy(e => e.Place.File, StringComparer.Ordinal)
                .ThenBy(e => e.Place.Line ?? long.MaxValue)
                .ThenBy(e => e.Place.Column, StringComparer.Ordinal)
                .ThenBy(e => e.Code, StringComparer.Ordinal)
                .ToValueList();
        }
    }

    private Group GroupOf((string Code, string? File, string? Column) key)
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new Group());
        }

        return group;
    }

    private sealed class Group
    {
        public List<Error> Listed { get; } = [];

        public Error? RestFinding { get; set; }

        public long Rest { get; set; }
    }
}
