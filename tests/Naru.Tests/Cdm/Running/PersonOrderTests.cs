using Naru.Cdm.Running;
using Naru.Cohorts.Merging;
using Xunit;

namespace Naru.Tests.Cdm.Running;

public sealed class PersonOrderTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(10, 1, true)]
    [InlineData(1000, 3, false)]
    [InlineData(1000, 2, true)]
    [InlineData(5000, 300, true)]
    [InlineData(5000, 5000, false)]
    [InlineData(20_000, 3_000_000, true)]
    public void Of_IsTheOrderOfPersonStartAndId(int rows, int persons, bool hasIds)
    {
        var random = new Random(rows + persons);
        var person = Enumerable.Range(0, rows).Select(_ => random.Next(persons)).ToArray();
        var start = Enumerable.Range(0, rows).Select(_ => random.Next(20) == 0 ? EventColumns.NoDay : random.Next(-5, 30)).ToArray();
        var id = Enumerable.Range(0, rows).Select(_ => (long)random.Next(50)).ToArray();
        var order = PersonOrder.Of(person, start, hasIds ? id : null, persons) ?? Enumerable.Range(0, rows).ToArray();
        Assert.Equal(Enumerable.Range(0, rows), order.Order());
        var expected = Enumerable.Range(0, rows)
            .OrderBy(i => person[i]).ThenBy(i => start[i] == EventColumns.NoDay).ThenBy(i => start[i]).ThenBy(i => hasIds ? id[i] : 0);
        Assert.Equal(expected.Select(Key), order.Select(Key));

        (int, int, long) Key(int i) => (person[i], start[i], hasIds ? id[i] : 0);
    }

    [Fact]
    public void Of_OrderedRows_IsNothing() => Assert.Null(PersonOrder.Of([0, 0, 1, 4], [3, 3, 1, EventColumns.NoDay], [1, 2, 0, 0], 5));
}
