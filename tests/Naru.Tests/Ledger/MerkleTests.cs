using CsCheck;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>The tree against its definition in RFC 6962, and proofs against every small tree.</summary>
public sealed class MerkleTests
{
    [Fact]
    public void Root_KnownTrees_AreThoseOfTheDefinition()
    {
        for (var size = 0; size <= 40; size++)
        {
            var leaves = Leaves(size);
            var frontier = new MerkleFrontier();
            Array.ForEach(leaves, frontier.Add);
            Assert.Equal(Defined(leaves), frontier.Root());
        }

        // The hash of nothing, by which RFC 6962 defines the empty tree.
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(Defined([]).ToArray()));
    }

    [Fact]
    public void LeadsTo_EveryLeafOfEverySmallTree_HoldsThereAndNowhereElse()
    {
        for (var size = 1; size <= 20; size++)
        {
            var leaves = Leaves(size);
            var root = Defined(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = Path(Merkle.InclusionRanges(index, size), leaves);
                for (var other = 0; other < size; other++)
                {
                    Assert.Equal(other == index, Merkle.LeadsTo(root, leaves[index], other, size, path));
                    Assert.Equal(other == index, Merkle.LeadsTo(root, leaves[other], index, size, path));
                }

                Assert.False(Merkle.LeadsTo(root, leaves[index], index, size, [.. path, root]));
                Assert.False(Merkle.LeadsTo(Digest.None, leaves[index], index, size, path));
                if (path.Count > 0)
                {
                    Assert.False(Merkle.LeadsTo(root, leaves[index], index, size, [.. path.Take(path.Count - 1)]));
                    Assert.False(Merkle.LeadsTo(root, leaves[index], index, size, [Digest.None, .. path.Skip(1)]));
                }
            }

            Assert.False(Merkle.LeadsTo(root, leaves[0], -1, size, []));
            Assert.False(Merkle.LeadsTo(root, leaves[0], size, size, []));
        }
    }

    [Fact]
    public void Continues_EveryPairOfSmallTrees_HoldsUnlessOneLeafDiffers()
    {
        for (var newer = 1; newer <= 20; newer++)
        {
            var leaves = Leaves(newer);
            for (var older = 1; older <= newer; older++)
            {
                var proof = Path(Merkle.ConsistencyRanges(older, newer), leaves);
                Assert.True(Merkle.Continues(Defined(leaves.AsSpan(0, older)), older, Defined(leaves), newer, proof));
                for (var changed = 0; changed < older; changed++)
                {
                    var other = leaves[..older];
                    other[changed] = Digest.None;
                    Assert.False(Merkle.Continues(Defined(other), older, Defined(leaves), newer, proof));
                }

                Assert.False(Merkle.Continues(Defined(leaves.AsSpan(0, older)), older, Defined(leaves), newer, [.. proof, Digest.None]));
                Assert.False(Merkle.Continues(Defined(leaves.AsSpan(0, older)), newer + 1, Defined(leaves), newer, proof));
                Assert.False(Merkle.Continues(Defined(leaves.AsSpan(0, older)), 0, Defined(leaves), newer, proof));
            }
        }
    }

    [Fact]
    public void Proofs_LargeTrees_Hold() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Int[0, 2999], Gen.Int[1, 3000]).Check(
            60,
            (newer, index, older) =>
            {
                (index, older) = (index % newer, 1 + (older % newer));
                var leaves = Leaves(newer);
                Assert.True(Merkle.LeadsTo(Defined(leaves), leaves[index], index, newer, Path(Merkle.InclusionRanges(index, newer), leaves))
                    && Merkle.Continues(Defined(leaves.AsSpan(0, older)), older, Defined(leaves), newer, Path(Merkle.ConsistencyRanges(older, newer), leaves)));
            });

    private static Digest[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => Merkle.Leaf(Digest.Of(BitConverter.GetBytes(i))))];

    private static List<Digest> Path(IReadOnlyList<(long Start, long End)> ranges, Digest[] leaves)
    {
        var roots = new MerkleRanges(ranges);
        Array.ForEach(leaves, roots.Add);
        Assert.Equal(Defined(leaves), roots.Whole.Root());
        return [.. roots.Roots];
    }

    /// <summary>Word by word: MTH of RFC 6962, section 2.1, over leaves that are hashed already.</summary>
    private static Digest Defined(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length <= 1)
        {
            return leaves.Length == 0 ? Digest.Of([]) : leaves[0];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return Digest.Of([1, .. Defined(leaves[..k]).ToArray(), .. Defined(leaves[k..]).ToArray()]);
    }
}
