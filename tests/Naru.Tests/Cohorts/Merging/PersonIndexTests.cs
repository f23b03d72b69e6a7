using Naru.Cohorts.Merging;
using Xunit;

namespace Naru.Tests.Cohorts.Merging;

public sealed class PersonIndexTests
{
    public static TheoryData<long[]> Ids => new()
    {
        { Array.Empty<long>() },
        { new long[] { 7 } },
        { new long[] { -3, 0, 1, 2, 9 } },
        { new long[] { long.MinValue, -1, 0, 1, long.MaxValue } },
        { new long[] { 1, 1L << 40, (1L << 40) + 1 } },
        { Enumerable.Range(0, 3000).Select(i => 900_000_000_000 + (i * 31L)).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void NumberOf_IsThePlaceInAscendingOrder_AndNothingForOthers(long[] ids)
    {
        var index = new PersonIndex(ids);
        Assert.Equal(ids.Length, index.Count);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal((i, ids[i]), (index.NumberOf(ids[i]), index[i]));
        }

        foreach (var other in (long[])[long.MinValue, -4, -1, 3, 8, 1L << 41, long.MaxValue])
        {
            Assert.Equal(Array.IndexOf(ids, other), index.NumberOf(other));
        }
    }

    [Fact]
    public void Set_HoldsWhoWasAdded()
    {
        var random = new Random(3);
        var expected = Enumerable.Range(0, 500).Where(_ => random.Next(3) == 0).ToHashSet();
        var others = Enumerable.Range(0, 500).Where(_ => random.Next(3) == 0).ToHashSet();
        var set = SetOf(expected);
        Assert.Equal(expected.Count, set.Count);
        Assert.All(Enumerable.Range(0, 500), p => Assert.Equal(expected.Contains(p), set.Contains(p)));
        var both = PersonSet.Intersect(set, SetOf(others));
        Assert.All(Enumerable.Range(0, 500), p => Assert.Equal(expected.Contains(p) && others.Contains(p), both.Contains(p)));
        var either = PersonSet.Union(set, SetOf(others));
        Assert.All(Enumerable.Range(0, 500), p => Assert.Equal(expected.Contains(p) || others.Contains(p), either.Contains(p)));
        Assert.True(both.IsSubsetOf(set));
        Assert.False(set.IsSubsetOf(both));
    }

    private static PersonSet SetOf(IEnumerable<int> persons)
    {
        var set = new PersonSet(500);
        set.AddAll(persons.ToArray());
        return set;
    }
}
