using Naru.Core;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;

namespace Naru.Ledger;

/// <summary>How a ledger is opened. Immutable.</summary>
public sealed record LedgerOptions
{
    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The keys of personal text; null for a ledger without any: then an event with personal text is refused (LDG109).</summary>
    public IPersonKeys? PersonKeys { get; init; }

    /// <summary>What is kept up to date with the events. One whose version is new is rebuilt when the ledger is opened.</summary>
    public ValueList<IProjection> Projections { get; init; } = [];

    /// <summary>
    /// How far the clock may be behind the last event. Up to here an event gets the time of the last one, with a warning from one second on (LDG112); beyond, nothing
    /// is recorded (LDG111), because somebody set the clock or another instance's clock is wrong.
    /// </summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most bytes of a payload.</summary>
    public int MaximumPayloadBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a write waits for another process that writes, or for a database that is away, before it gives up (LDG204, LDG207).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most appends that share one commit.</summary>
    public int GroupSize { get; init; } = 256;
}
