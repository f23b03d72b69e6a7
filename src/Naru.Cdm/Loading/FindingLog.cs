using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// Collects findings from all threads. Equal findings (same code, file and column) are listed for the first few places; the rest
/// become one finding without a line, with their number as its count. So a wrong column of a billion rows stays readable.
/// </summary>
internal sealed class FindingLog
{
    /// <summary>How many places of equal findings are listed.</summary>
    public const int Places = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Code, string? File, string? Column), Group> groups = [];

    /// <summary>Whether an error was found.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>A finding at a place.</summary>
    public void Add(ErrorKind kind, SourcePlace place, params object[] arguments) => Add(kind, place, 1, arguments);

    /// <summary>A finding that occurred many times beyond those that are listed with their places.</summary>
    public void Add(ErrorKind kind, SourcePlace place, long count, object[] arguments)
    {
        lock (gate)
        {
            HasErrors |= kind.Severity == Severity.Error;
            var key = (kind.Code, place.File, place.Column);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new Group());
            }

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

    /// <summary>All that another log holds.</summary>
    public void AddAll(FindingLog other)
    {
        lock (gate)
        {
            HasErrors |= other.HasErrors;
            foreach (var (key, more) in other.groups)
            {
                if (!groups.TryGetValue(key, out var group))
                {
                    groups.Add(key, group = new Group());
                }

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

    private sealed class Group
    {
        public List<Error> Listed { get; } = [];

        public Error? RestFinding { get; set; }

        public long Rest { get; set; }
    }
}
