namespace Naru.Tests.Hub.Api;

/// <summary>The system's clock, ahead or behind by as much as a test wants; timers run as always.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long shift;

    public void Shift(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));
}
