using System.Collections.Frozen;
using Naru.Cohorts.Merging;

namespace Naru.Cohorts.Sessions;

/// <summary>How a <see cref="CohortSession"/> works; no setting changes an answer.</summary>
public sealed record CohortSessionOptions
{
    /// <summary>How many bytes a session may keep, roughly: 256 MiB unless told otherwise. What was not used for longest goes first.</summary>
    public long Budget { get; init; } = 256L << 20;

    /// <summary>
    /// Scans of at most so many rows are read for everybody. That costs little more than reading for those who have an entry event, and
    /// is still enough when a changed entry event lets others in. Larger ones are read again then.
    /// </summary>
    public long MostRowsForEverybody { get; init; } = 200_000;

    /// <summary>Names of optimising passes that are switched off, as in <see cref="MergeEngine"/>.</summary>
    public IReadOnlySet<string> DisabledPasses { get; init; } = FrozenSet<string>.Empty;
}
