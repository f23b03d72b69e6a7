using Xunit;

namespace Naru.Tests.Cdm.Derivation;

public sealed class ConditionEraTests
{
    /// <summary>What the case shows; records in; eras out: person, concept, start, end, count.</summary>
    public static TheoryData<string, string, string> Cases { get; } =
    [
        new("no record, no era", "", ""),
        new("one record is an era",
            "1 11 2020-01-01 2020-01-10",
            "1 11 2020-01-01 2020-01-10 1"),
        new("a record without an end ends the day after its start",
            "1 11 2020-01-01 -",
            "1 11 2020-01-01 2020-01-02 1"),
        new("a record of one day ends on it",
            "1 11 2020-01-01 2020-01-01",
            "1 11 2020-01-01 2020-01-01 1"),
        new("a gap of 30 days is bridged",
            """
            1 11 2020-01-01 2020-01-10
            1 11 2020-02-09 2020-02-12
            """,
            "1 11 2020-01-01 2020-02-12 2"),
        new("a gap of 31 days is not",
            """
            1 11 2020-01-01 2020-01-10
            1 11 2020-02-10 2020-02-12
            """,
            """
            1 11 2020-01-01 2020-01-10 1
            1 11 2020-02-10 2020-02-12 1
            """),
        new("a gap of 32 days is not",
            """
            1 11 2020-01-01 2020-01-10
            1 11 2020-02-11 2020-02-12
            """,
            """
            1 11 2020-01-01 2020-01-10 1
            1 11 2020-02-11 2020-02-12 1
            """),
        new("without an end the gap counts from the day after the start: 31 days from start to start",
            """
            1 11 2020-01-01 -
            1 11 2020-02-01 -
            """,
            "1 11 2020-01-01 2020-02-02 2"),
        new("without an end, 32 days from start to start are too many",
            """
            1 11 2020-01-01 -
            1 11 2020-02-02 -
            """,
            """
            1 11 2020-01-01 2020-01-02 1
            1 11 2020-02-02 2020-02-03 1
            """),
        new("the gap is counted from the furthest end, not from the last record's",
            """
            1 11 2020-01-01 2020-06-30
            1 11 2020-01-05 2020-01-06
            1 11 2020-07-30 2020-07-31
            """,
            "1 11 2020-01-01 2020-07-31 3"),
        new("a record inside another ends nothing",
            """
            1 11 2020-01-01 2020-06-30
            1 11 2020-03-01 2020-03-01
            """,
            "1 11 2020-01-01 2020-06-30 2"),
        new("a chain is one era however long",
            """
            1 11 2020-01-01 2020-01-01
            1 11 2020-01-31 2020-01-31
            1 11 2020-03-01 2020-03-01
            1 11 2020-03-31 2020-03-31
            """,
            "1 11 2020-01-01 2020-03-31 4"),
        new("the same start with different ends",
            """
            1 11 2020-01-01 2020-01-02
            1 11 2020-01-01 2020-03-01
            1 11 2020-01-01 -
            1 11 2020-03-31 2020-04-01
            """,
            "1 11 2020-01-01 2020-04-01 4"),
        new("records that say the same count each",
            """
            1 11 2020-01-01 2020-01-02
            1 11 2020-01-01 2020-01-02
            1 11 2020-05-01 2020-05-02
            1 11 2020-05-01 2020-05-02
            1 11 2020-05-01 2020-05-02
            """,
            """
            1 11 2020-01-01 2020-01-02 2
            1 11 2020-05-01 2020-05-02 3
            """),
        new("the order of the records does not matter",
            """
            1 11 2020-05-01 2020-05-02
            1 11 2020-02-01 2020-02-02
            1 11 2020-01-10 2020-01-31
            1 11 2020-01-01 2020-01-02
            """,
            """
            1 11 2020-01-01 2020-02-02 3
            1 11 2020-05-01 2020-05-02 1
            """),
        new("concepts have eras of their own",
            """
            1 11 2020-01-01 2020-01-10
            1 12 2020-01-11 2020-01-20
            1 11 2020-01-21 2020-01-30
            """,
            """
            1 11 2020-01-01 2020-01-30 2
            1 12 2020-01-11 2020-01-20 1
            """),
        new("persons have eras of their own",
            """
            2 11 2020-01-11 2020-01-20
            1 11 2020-01-01 2020-01-10
            1 11 2020-01-21 2020-01-30
            """,
            """
            1 11 2020-01-01 2020-01-30 2
            2 11 2020-01-11 2020-01-20 1
            """),
        new("records without a concept are in no era",
            """
            1 0  2020-01-01 2020-01-10
            1 -  2020-01-01 2020-01-10
            1 11 2020-01-15 2020-01-20
            """,
            "1 11 2020-01-15 2020-01-20 1"),
        new("a record that ends before it starts is in no era",
            "1 11 2020-01-10 2020-01-09",
            ""),
        new("a record that ends before it starts bridges nothing",
            """
            1 11 2020-01-01 2020-01-10
            1 11 2020-02-05 2020-02-01
            1 11 2020-02-20 2020-02-25
            """,
            """
            1 11 2020-01-01 2020-01-10 1
            1 11 2020-02-20 2020-02-25 1
            """),
        new("a leap day is a day",
            """
            1 11 2020-02-01 2020-02-28
            1 11 2020-03-29 2020-03-30
            1 12 2019-02-01 2019-02-28
            1 12 2019-03-31 2019-04-01
            """,
            """
            1 11 2020-02-01 2020-03-30 2
            1 12 2019-02-01 2019-02-28 1
            1 12 2019-03-31 2019-04-01 1
            """),
        new("the calendar has ends",
            """
            1 11 0001-01-01 -
            1 11 9999-12-30 9999-12-31
            1 11 9999-12-31 -
            """,
            """
            1 11 0001-01-01 0001-01-02 1
            1 11 9999-12-30 9999-12-31 2
            """),
        new("large and negative numbers of persons and concepts",
            """
            9223372036854775807  9223372036854775807 2020-01-01 2020-01-02
            -9223372036854775808 -1                  2020-01-01 2020-01-02
            """,
            """
            -9223372036854775808 -1 2020-01-01 2020-01-02 1
            9223372036854775807 9223372036854775807 2020-01-01 2020-01-02 1
            """),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derive_Records_GiveEras(string shows, string records, string eras)
    {
        using var data = new EraData().Conditions(records);
        Assert.Equal((shows, eras), (shows, data.Derive("condition_era", out _)));
        Assert.Equal((shows, eras), (shows, data.Derive("condition_era", out _, recordsPerSlice: 1)));
    }

    [Fact]
    public void Derive_RecordsLeftOut_AreCounted()
    {
        using var data = new EraData().Conditions(
            """
            1 0  2020-01-01 2020-01-10
            1 0  2020-01-01 2019-01-10
            1 -  2020-01-01 -
            1 11 2020-01-10 2020-01-09
            1 11 2020-01-15 2020-01-20
            1 11 2020-01-15 2020-01-20
            """);
        data.Derive("condition_era", out var counts);
        Assert.Equal((1, 6, 3, 1, 0), (counts.Rows, counts.Records, counts.Unmapped, counts.Backwards, counts.WithoutIngredient));
    }
}
