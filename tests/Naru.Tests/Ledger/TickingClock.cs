namespace Naru.Tests.Ledger;

/// <summary>A clock whose time and intervals pass only when the test says so.</summary>
internal sealed class TickingClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public void Advance(TimeSpan span) => now += span;
}
