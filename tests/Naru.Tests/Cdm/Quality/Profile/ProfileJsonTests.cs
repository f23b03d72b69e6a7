using System.Text.Json;
using Naru.Cdm.Quality.Profile;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Profile;

public sealed class ProfileJsonTests
{
    [Fact]
    public void Write_Counts_AreNumbers()
    {
        using var json = Written(null);
        var root = json.RootElement;
        Assert.Equal(3, root.GetProperty("people").GetProperty("male").GetInt64());
        Assert.Equal(2019, root.GetProperty("people").GetProperty("ageInYear").GetInt32());
        Assert.Equal([4L, 2, 1, 1, 1], root.GetProperty("observation").GetProperty("atLeastYears").EnumerateArray().Select(e => e.GetInt64()));
        var conditions = root.GetProperty("recordsOverTime")[0];
        Assert.Equal("condition_occurrence", conditions.GetProperty("table").GetString());
        Assert.Equal("month", conditions.GetProperty("overTime").GetProperty("step").GetString());
        Assert.Equal("2015-01", conditions.GetProperty("overTime").GetProperty("firstMonth").GetString());
        Assert.Equal(60, conditions.GetProperty("overTime").GetProperty("counts").GetArrayLength());
        Assert.Equal(2, root.GetProperty("unmapped")[0].GetProperty("sourceValues").GetInt64());
        Assert.Equal(10, root.GetProperty("topConcepts")[0].GetProperty("concepts")[0].GetProperty("conceptId").GetInt64());
        Assert.False(root.TryGetProperty("countsHiddenBelow", out _));
        Assert.DoesNotContain(SmallCdm.Planted, root.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SmallCounts_AreTexts()
    {
        using var json = Written(5);
        Assert.Equal("<5", json.RootElement.GetProperty("people").GetProperty("male").GetString());
        Assert.Equal(7, json.RootElement.GetProperty("people").GetProperty("persons").GetInt64());
        Assert.Equal(5, json.RootElement.GetProperty("countsHiddenBelow").GetInt32());
    }

    private static JsonDocument Written(int? hideBelow)
    {
        using var folder = SmallCdm.Create();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ProfileJson.Write(json, SmallCdm.Profile(folder, hideBelow));
        }

        return JsonDocument.Parse(stream.ToArray());
    }
}
