namespace Naru.Cohorts.Admission;

/// <summary>How many questions run and wait. Immutable.</summary>
public sealed record AdmissionOptions
{
    /// <summary>How many questions run at once, of all users together; at least 1. Default: the processors, at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Slots
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = SlotsFor(Environment.ProcessorCount);

    /// <summary>
    /// How many questions of one user run at once; from 1 to <see cref="Slots"/>. Default (null): half of the slots, at least 1, so
    /// that some are always left for others. With as many as there are slots, one user can hold all of them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? SlotsPerUser
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>How many questions of one user may wait; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MostWaitingPerUser
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
    = 64;

    /// <summary>How many questions may wait, of all users together; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MostWaiting
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
    = 512;

    /// <summary>Slots for an engine with this many threads: as many, and at least 2, so that one heavy question leaves room.</summary>
    public static int SlotsFor(int threads) => Math.Max(2, threads);
}
