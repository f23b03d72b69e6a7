namespace Naru.Tests.Hub.Files;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class SettableClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 11, 27, 1, 0, 0, TimeSpan.Zero).Ticks;

    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;
}
