namespace Naru.Synth.Engine;

/// <summary>
/// When a person has a minor condition, and whether it kills. It depends on nothing else about the person, so it can be gone through
/// twice: first to know the day of death, then to write the records. For one thread at a time.
/// </summary>
internal struct MinorEvents(Hospital hospital, Timeline person, int minor)
{
    private readonly BandedRate rate = hospital.Minor[minor];
    private readonly Data.Care care = hospital.Data.Population.Minor[minor].Care;
    private RandomStream stream = new(RandomStream.Key(person.Key, hospital.MinorPurposes[minor]));

    /// <summary>The day of the current event.</summary>
    public int Day { get; private set; } = person.Entry;

    /// <summary>How many nights its stay has.</summary>
    public int Nights { get; private set; }

    /// <summary>Goes on to the next event; false if there is none before the record's end.</summary>
    public bool MoveNext(out bool isFatal)
    {
        var time = rate.TimeOf(person.IsMale, person.Birth, Day, person.Exit, 1, 0, stream.Exponential());
        isFatal = false;
        if (double.IsPositiveInfinity(time))
        {
            return false;
        }

        Day = 1 + (int)time;
        Nights = care.StayMost == 0 ? 0 : stream.Between(care.StayLeast, care.StayMost);
        isFatal = care.Deaths > 0 && stream.Happens(care.Deaths);
        return Day <= person.Exit;
    }
}
