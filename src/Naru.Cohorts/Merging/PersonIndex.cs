namespace Naru.Cohorts.Merging;

/// <summary>
/// The persons who have an observation period, numbered in ascending order of their ids. Nobody else can be in a cohort (every
/// index event lies in an observation period), so everything else about persons is kept and merged by these small numbers.
/// Immutable; safe for threads.
/// </summary>
public sealed class PersonIndex
{
    private const long LeastTable = 1 << 20;
    private const int MostPlacesPerPerson = 16;

    private readonly long[] ids;
    private readonly long least;
    private readonly int[]? numbers;
    private readonly Dictionary<long, int>? sparse;

    /// <summary>Numbers the given ids.</summary>
    /// <param name="ascending">The ids, ascending and distinct.</param>
    public PersonIndex(long[] ascending)
    {
        ArgumentNullException.ThrowIfNull(ascending);
        ids = ascending;
        least = ids.Length == 0 ? 0 : ids[0];
        var places = ids.Length == 0 ? 0 : (Int128)ids[^1] - least + 1;
        if (places <= Math.Max(LeastTable, (long)ids.Length * MostPlacesPerPerson))
        {
            numbers = new int[(int)places];
            Array.Fill(numbers, -1);
            for (var i = 0; i < ids.Length; i++)
            {
                numbers[ids[i] - least] = i;
            }
        }
        else
        {
            sparse = new Dictionary<long, int>(ids.Length);
            for (var i = 0; i < ids.Length; i++)
            {
                sparse.Add(ids[i], i);
            }
        }
    }

    /// <summary>How many persons there are.</summary>
    public int Count => ids.Length;

    /// <summary>The id of a person by number.</summary>
    public long this[int number] => ids[number];

    /// <summary>
    /// Numbers by the distance of an id from <paramref name="first"/>, −1 for nobody; null if the ids lie too far apart for a table.
    /// </summary>
    public int[]? Table(out long first)
    {
        first = least;
        return numbers;
    }

    /// <summary>The number of a person, −1 for one without an observation period.</summary>
    public int NumberOf(long id)
    {
        if (numbers is not null)
        {
            var place = unchecked((ulong)(id - least));
            return place < (ulong)numbers.Length ? numbers[place] : -1;
        }

        return sparse!.TryGetValue(id, out var number) ? number : -1;
    }
}
