namespace Naru.Hub.Directories.Search;

/// <summary>When each document can be had, in arrays that are read one after the other. Not safe for threads while it grows.</summary>
internal sealed class Days
{
    private readonly List<int> from = [];
    private readonly List<int> to = [];

    /// <summary>Adds the next document.</summary>
    public void Add(DateOnly? first, DateOnly? last)
    {
        from.Add(first?.DayNumber ?? int.MinValue);
        to.Add(last?.DayNumber ?? int.MaxValue);
    }

    /// <summary>The number of one of <see cref="Facets.Availabilities"/>.</summary>
    public int Availability(int document, int day) => to[document] < day ? Facets.Ended : from[document] > day ? Facets.Later : Facets.Now;
}
