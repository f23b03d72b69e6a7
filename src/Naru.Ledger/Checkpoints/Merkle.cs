using Naru.Ledger.Events;

namespace Naru.Ledger.Checkpoints;

/// <summary>
/// The tree over all events (RFC 6962, section 2.1): a leaf is SHA-256 of <c>00</c> and the event's hash, a node that of <c>01</c> and its two children, and the left
/// child holds the largest power of two below the number of leaves. So the tree of fewer events is part of that of more.
/// </summary>
internal static class Merkle
{
    public static Digest Leaf(Digest eventHash)
    {
        Span<byte> bytes = stackalloc byte[1 + Digest.Size];
        bytes[0] = 0;
        eventHash.CopyTo(bytes[1..]);
        return Digest.Of(bytes);
    }

    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Size)];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Size)..]);
        return Digest.Of(bytes);
    }

    /// <summary>The leaves, by index from 0, whose subtrees prove that a leaf is in a tree: from the leaf upwards (RFC 6962, 2.1.1).</summary>
    public static IReadOnlyList<(long Start, long End)> InclusionRanges(long index, long size)
    {
        var ranges = new List<(long, long)>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var split = start + LargestPowerBelow(end - start);
            if (index < split)
            {
                ranges.Add((split, end));
                end = split;
            }
            else
            {
                ranges.Add((start, split));
                start = split;
            }
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>The leaves whose subtrees prove that a tree is the beginning of another (RFC 6962, 2.1.2).</summary>
    public static IReadOnlyList<(long Start, long End)> ConsistencyRanges(long older, long newer)
    {
        var ranges = new List<(long, long)>();
        var (start, end, isWhole) = (0L, newer, true);
        while (older != end)
        {
            var split = start + LargestPowerBelow(end - start);
            if (older <= split)
            {
                ranges.Add((split, end));
                end = split;
            }
            else
            {
                ranges.Add((start, split));
                start = split;
                isWhole = false;
            }
        }

        if (!isWhole)
        {
            ranges.Add((start, end));
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>Whether a path leads from a leaf to a root (RFC 9162, 2.1.3.2).</summary>
    public static bool LeadsTo(Digest root, Digest leaf, long index, long size, IReadOnlyList<Digest> path)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var step in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = Node(step, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = Node(hash, step);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether a proof shows that the older tree is the beginning of the newer one (RFC 9162, 2.1.4.2).</summary>
    public static bool Continues(Digest olderRoot, long older, Digest newerRoot, long newer, IReadOnlyList<Digest> proof)
    {
        if (older < 1 || older > newer)
        {
            return false;
        }

        if (older == newer)
        {
            return proof.Count == 0 && olderRoot == newerRoot;
        }

        // A complete older tree is itself the first node, and is not in the proof.
        var steps = long.IsPow2(older) ? [olderRoot, .. proof] : proof;
        if (steps.Count == 0)
        {
            return false;
        }

        var (node, last) = (older - 1, newer - 1);
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }

        var (first, second) = (steps[0], steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                first = Node(step, first);
                second = Node(step, second);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                second = Node(second, step);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && first == olderRoot && second == newerRoot;
    }

    private static long LargestPowerBelow(long size)
    {
        var power = 1L;
        while (power < size - power)
        {
            power += power;
        }

        return power;
    }
}

/// <summary>A growing tree of which only the roots of complete subtrees are kept: as many as the number of leaves has bits.</summary>
internal sealed class MerkleFrontier
{
    private readonly List<(long Size, Digest Root)> subtrees = [];

    public long Size { get; private set; }

    public void Add(Digest leaf)
    {
        Size++;
        var (size, root) = (1L, leaf);
        while (subtrees.Count > 0 && subtrees[^1].Size == size)
        {
            root = Merkle.Node(subtrees[^1].Root, root);
            size += size;
            subtrees.RemoveAt(subtrees.Count - 1);
        }

        subtrees.Add((size, root));
    }

    /// <summary>The root; of an empty tree the hash of nothing.</summary>
    public Digest Root()
    {
        if (subtrees.Count == 0)
        {
            return Digest.Of([]);
        }

        var root = subtrees[^1].Root;
        for (var i = subtrees.Count - 2; i >= 0; i--)
        {
            root = Merkle.Node(subtrees[i].Root, root);
        }

        return root;
    }
}

/// <summary>Computes the roots of ranges of leaves, and of the whole, in one pass.</summary>
internal sealed class MerkleRanges
{
    private readonly (long Start, long End, int Index)[] byStart;
    private readonly Digest[] roots;
    private MerkleFrontier current = new();
    private int next;
    private long position;

    /// <summary>Ranges that do not overlap.</summary>
    public MerkleRanges(IReadOnlyList<(long Start, long End)> ranges)
    {
        byStart = [.. ranges.Select((r, i) => (r.Start, r.End, i)).OrderBy(r => r.Start)];
        roots = new Digest[ranges.Count];
    }

    public MerkleFrontier Whole { get; } = new();

    public IReadOnlyList<Digest> Roots => roots;

    public void Add(Digest leaf)
    {
        Whole.Add(leaf);
        if (next < byStart.Length && position >= byStart[next].Start)
        {
            current.Add(leaf);
            if (position + 1 == byStart[next].End)
            {
                roots[byStart[next].Index] = current.Root();
                current = new MerkleFrontier();
                next++;
            }
        }

        position++;
    }
}
