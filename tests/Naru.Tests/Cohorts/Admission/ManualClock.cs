namespace Naru.Tests.Cohorts.Admission;

/// <summary>A clock that stands until a test moves it; timers ring, once, on the thread that moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private TimeSpan now;

    /// <summary>Timers that have neither rung nor been disposed.</summary>
    public int Timers
    {
        get
        {
            lock (gate)
            {
                return alarms.Count;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            var alarm = new Alarm(this, () => callback(state), now + dueTime);
            alarms.Add(alarm);
            return alarm;
        }
    }

    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += time;
            due = alarms.Where(a => a.Due <= now).ToList();
            alarms.RemoveAll(a => a.Due <= now);
        }

        due.ForEach(a => a.Ring());
    }

    private void Remove(Alarm alarm)
    {
        lock (gate)
        {
            alarms.Remove(alarm);
        }
    }

    private sealed class Alarm(ManualClock clock, Action ring, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
