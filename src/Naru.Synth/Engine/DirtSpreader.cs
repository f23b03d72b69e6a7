using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>
/// Decides which records get a fault, by a random stream of its own: without dirt the same persons have the same records. For one
/// thread at a time.
/// </summary>
internal sealed class DirtSpreader
{
    private static readonly ulong Purpose = RandomStream.Purpose("dirt");

    private readonly (DirtKind Kind, double UpTo)[][] faults;
    private readonly long[,] planted = new long[Enum.GetValues<DirtyTable>().Length, Enum.GetValues<DirtKind>().Length];
    private RandomStream stream;

    public DirtSpreader(Dirt dirt)
    {
        faults = [.. Enum.GetValues<DirtyTable>().Select(table =>
        {
            var sum = 0d;
            return Dirt.Kinds[table].Where(k => dirt[k] > 0).Select(k => (k, sum += dirt[k])).ToArray();
        })];
    }

    /// <summary>Begins a person.</summary>
    public void Begin(ulong person) => stream = new RandomStream(RandomStream.Key(person, Purpose));

    /// <summary>The fault of the next record of a table; null for none.</summary>
    public DirtKind? Next(DirtyTable table)
    {
        var kinds = faults[(int)table];
        if (kinds.Length == 0)
        {
            return null;
        }

        var unit = stream.Unit();
        foreach (var (kind, upTo) in kinds)
        {
            if (unit < upTo)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>A number for a fault.</summary>
    public int Between(int least, int most) => stream.Between(least, most);

    /// <summary>Notes that a fault got into a record.</summary>
    public void Plant(DirtyTable table, DirtKind kind) => planted[(int)table, (int)kind]++;

    /// <summary>Adds what was planted to sums that threads share, and begins to count anew.</summary>
    public void AddTo(long[,] sums)
    {
        for (var table = 0; table < planted.GetLength(0); table++)
        {
            for (var kind = 0; kind < planted.GetLength(1); kind++)
            {
                if (planted[table, kind] != 0)
                {
                    Interlocked.Add(ref sums[table, kind], planted[table, kind]);
                    planted[table, kind] = 0;
                }
            }
        }
    }
}
