namespace Naru.Synth.Engine;

/// <summary>A time that a person spends in one state of a disease. Days are since 1970-01-01.</summary>
internal struct Stay
{
    /// <summary>The disease.</summary>
    public int Disease;

    /// <summary>The state.</summary>
    public int State;

    /// <summary>The first day.</summary>
    public int From;

    /// <summary>The day on which it is left; after the record's end if it is not.</summary>
    public int To;

    /// <summary>Whether the disease begins with it.</summary>
    public bool IsOnset;

    /// <summary>Whether it was there when the record began.</summary>
    public bool IsPrevalent;

    /// <summary>The visit of its beginning that the person does not survive; -1 for none.</summary>
    public int FatalVisit;

    /// <summary>For how many nights that visit lasts.</summary>
    public int FatalNights;
}

/// <summary>A person's life as far as the hospital's record goes. Reused from person to person; for one thread at a time.</summary>
internal sealed class Timeline
{
    private Stay[] stays = new Stay[16];

    /// <summary>The person's number, from 0.</summary>
    public int Number { get; set; }

    /// <summary>From which all random streams of the person come.</summary>
    public ulong Key { get; set; }

    /// <summary>The sex.</summary>
    public bool IsMale { get; set; }

    /// <summary>The day of birth.</summary>
    public int Birth { get; set; }

    /// <summary>The first day of the record.</summary>
    public int Entry { get; set; }

    /// <summary>The last day of the record: that of death, if <see cref="IsDead"/>.</summary>
    public int Exit { get; set; }

    /// <summary>Whether the record ends with death.</summary>
    public bool IsDead { get; set; }

    /// <summary>How many stays there are.</summary>
    public int Count { get; private set; }

    /// <summary>The stays, in the order of their beginnings.</summary>
    public Span<Stay> Stays => stays.AsSpan(0, Count);

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Lets the person die on a day before the record would have ended.</summary>
    public void DieOn(int day)
    {
        Exit = day;
        IsDead = true;
        var kept = 0;
        foreach (var stay in Stays)
        {
            if (stay.From <= day)
            {
                stays[kept++] = stay with { To = Math.Min(stay.To, day + 1) };
            }
        }

        Count = kept;
    }

    /// <summary>Adds a stay; returns its place.</summary>
    public int Add(Stay stay)
    {
        if (Count == stays.Length)
        {
            Array.Resize(ref stays, 2 * Count);
        }

        stays[Count] = stay;
        return Count++;
    }
}
