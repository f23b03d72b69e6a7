using Xunit;

namespace Naru.Tests.Cdm.Derivation;

public sealed class DrugEraTests
{
    /// <summary>What the case shows; records in; eras out: person, concept, start, end, count, gap days.</summary>
    public static TheoryData<string, string, string> Cases { get; } =
    [
        new("no record, no era", "", ""),
        new("an exposure to a product is one to its ingredient",
            "1 101 2020-01-01 2020-01-10 -",
            "1 1 2020-01-01 2020-01-10 1 0"),
        new("an exposure to an ingredient itself",
            "1 1 2020-01-01 2020-01-10 -",
            "1 1 2020-01-01 2020-01-10 1 0"),
        new("products of one ingredient share its eras",
            """
            1 101 2020-01-01 2020-01-10 -
            1 1   2020-01-10 2020-01-20 -
            """,
            "1 1 2020-01-01 2020-01-20 2 0"),
        new("a combination counts for each ingredient",
            """
            1 101 2020-01-01 2020-01-10 -
            1 103 2020-01-11 2020-01-20 -
            1 102 2020-01-21 2020-01-31 -
            """,
            """
            1 1 2020-01-01 2020-01-20 2 1
            1 2 2020-01-11 2020-01-31 2 1
            """),
        new("an ingredient of RxNorm Extension",
            "1 104 2020-01-01 2020-01-10 -",
            "1 5 2020-01-01 2020-01-10 1 0"),
        new("a local ingredient",
            "1 2000000007 2020-01-01 2020-01-10 -",
            "1 2000000007 2020-01-01 2020-01-10 1 0"),
        new("classes, precise ingredients and ingredients of other vocabularies have no eras; a drug with only those has none",
            "1 108 2020-01-01 2020-01-10 -",
            ""),
        new("no concept, no era",
            """
            1 0 2020-01-01 2020-01-10 -
            1 - 2020-01-01 2020-01-10 -
            """,
            ""),
        new("a concept that the vocabulary does not know",
            "1 999 2020-01-01 2020-01-10 -",
            ""),
        new("the end date goes before the supply",
            "1 101 2020-01-01 2020-01-10 30",
            "1 1 2020-01-01 2020-01-10 1 0"),
        new("without an end date, the supply is added to the start",
            "1 101 2020-01-01 - 30",
            "1 1 2020-01-01 2020-01-31 1 0"),
        new("without an end date and supply, one day",
            "1 101 2020-01-01 - -",
            "1 1 2020-01-01 2020-01-02 1 0"),
        new("a supply of 0 days says nothing",
            "1 101 2020-01-01 - 0",
            "1 1 2020-01-01 2020-01-02 1 0"),
        new("a supply of 0 days beside an end date",
            "1 101 2020-01-01 2020-01-01 0",
            "1 1 2020-01-01 2020-01-01 1 0"),
        new("a negative supply makes a record that is not used, whatever its end date",
            """
            1 101 2020-01-01 - -1
            1 101 2020-01-01 2020-01-10 -30
            1 101 2020-02-01 2020-02-10 30
            """,
            "1 1 2020-02-01 2020-02-10 1 0"),
        new("an exposure that ends before it starts is in no era, and bridges nothing",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-02-05 2020-02-01 -
            1 101 2020-02-20 2020-02-25 -
            """,
            """
            1 1 2020-01-01 2020-01-10 1 0
            1 1 2020-02-20 2020-02-25 1 0
            """),
        new("a gap of 30 days is bridged and counted",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-02-09 2020-02-12 -
            """,
            "1 1 2020-01-01 2020-02-12 2 30"),
        new("a gap of 31 days is not bridged",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-02-10 2020-02-12 -
            """,
            """
            1 1 2020-01-01 2020-01-10 1 0
            1 1 2020-02-10 2020-02-12 1 0
            """),
        new("gaps add up",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-01-15 2020-01-20 -
            1 101 2020-01-20 2020-01-25 -
            1 101 2020-02-04 2020-02-05 -
            """,
            "1 1 2020-01-01 2020-02-05 4 15"),
        new("supplies are not stockpiled: a refill before the end does not lengthen the era",
            """
            1 101 2020-01-01 - 30
            1 101 2020-01-21 - 30
            """,
            "1 1 2020-01-01 2020-02-20 2 0"),
        new("overlapping exposures cover a day once: the gap is counted from the furthest end",
            """
            1 101 2020-01-01 2020-03-01 -
            1 101 2020-01-05 2020-01-10 -
            1 101 2020-02-01 2020-02-02 -
            1 101 2020-03-11 2020-03-20 -
            """,
            "1 1 2020-01-01 2020-03-20 4 10"),
        new("after a gap, exposures that start on the same day close it once",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-01-20 2020-01-25 -
            1 103 2020-01-20 2020-01-22 -
            1 1   2020-01-20 2020-01-20 -
            """,
            """
            1 1 2020-01-01 2020-01-25 4 10
            1 2 2020-01-20 2020-01-22 1 0
            """),
        new("an era opened by several exposures of one day has no gap",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-05-01 2020-05-01 -
            1 101 2020-05-01 2020-05-10 -
            1 101 2020-05-01 2020-05-01 -
            """,
            """
            1 1 2020-01-01 2020-01-10 1 0
            1 1 2020-05-01 2020-05-10 3 0
            """),
        new("records that say the same count each",
            """
            1 101 2020-01-01 2020-01-10 -
            1 101 2020-01-01 2020-01-10 -
            """,
            "1 1 2020-01-01 2020-01-10 2 0"),
        new("a supply beyond the calendar ends with it",
            """
            1 101 2020-01-01 - 2147483647
            1 102 9999-12-31 - 5
            """,
            """
            1 1 2020-01-01 9999-12-31 1 0
            1 2 9999-12-31 9999-12-31 1 0
            """),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derive_Records_GiveEras(string shows, string records, string eras)
    {
        using var data = new EraData().Drugs(records);
        Assert.Equal((shows, eras), (shows, data.Derive("drug_era", out _)));
        Assert.Equal((shows, eras), (shows, data.Derive("drug_era", out _, recordsPerSlice: 1)));
    }

    [Fact]
    public void Derive_AncestorsListedTwice_CountOnce()
    {
        using var data = new EraData().Drugs("1 101 2020-01-01 2020-01-10 -");
        data.Run("INSERT INTO cdm.concept_ancestor SELECT * FROM cdm.concept_ancestor");
        Assert.Equal("1 1 2020-01-01 2020-01-10 1 0", data.Derive("drug_era", out _));
    }

    [Fact]
    public void Derive_NoVocabulary_NoEras()
    {
        using var data = new EraData().Drugs("1 101 2020-01-01 2020-01-10 -");
        data.Run("DELETE FROM cdm.concept_ancestor");
        Assert.Equal("", data.Derive("drug_era", out var counts));
        Assert.Equal(1, counts.WithoutIngredient);
    }

    [Fact]
    public void Derive_RecordsLeftOut_AreCounted()
    {
        using var data = new EraData().Drugs(
            """
            1 0   2020-01-01 2020-01-10 -
            1 -   2020-01-01 2020-01-10 -5
            1 101 2020-01-10 2020-01-09 -
            1 108 2020-01-10 -          -5
            1 108 2020-01-10 2020-01-20 -
            1 999 2020-01-10 2020-01-20 -
            1 103 2020-01-10 2020-01-20 -
            """);
        data.Derive("drug_era", out var counts);
        Assert.Equal((2, 7, 2, 2, 2), (counts.Rows, counts.Records, counts.Unmapped, counts.Backwards, counts.WithoutIngredient));
    }

    [Fact]
    public void Derive_LeavesNothingBehind()
    {
        using var data = new EraData();
        data.Derive("drug_era", out _);
        Assert.Equal("0", Assert.Single(data.Rows("SELECT count(*) FROM duckdb_tables() WHERE temporary"))[0]);
    }
}
