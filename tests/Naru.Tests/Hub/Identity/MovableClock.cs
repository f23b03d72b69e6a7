namespace Naru.Tests.Hub.Identity;

/// <summary>The machine's clock, which a test can set forward and back.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long offset;

    public void Move(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + TimeSpan.FromTicks(Interlocked.Read(ref offset));
}
