using Naru.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Permissions;

/// <summary>A table that is wrong is refused when the hub starts, with file and line of everything that is wrong.</summary>
public sealed class PermissionReaderTests
{
    public static TheoryData<string, string, string, int> Mistakes => new()
    {
        { "PRM101", "\"module\": \"harbour\",", "\"module\" \"harbour\",", 2 },
        { "PRM102", "\"module\": \"harbour\",", "", 1 },
        { "PRM102", ", \"en\": \"Pilot\"", "", 4 },
        { "PRM102", "\"states\": [\"none\"], \"commands\": [\"build\"]", "\"commands\": [\"build\"]", 26 },
        { "PRM103", "\"roles\": [\"pilot\"]", "\"everybody\": true, \"roles\": [\"pilot\"]", 31 },
        { "PRM103", "\"module\": \"harbour\",", "\"module\": \"harbour\", \"module\": \"harbour\",", 2 },
        { "PRM104", "\"exists\": false", "\"exists\": \"no\"", 14 },
        { "PRM104", "\"roles\": [\"pilot\"]", "\"roles\": \"pilot\"", 31 },
        { "PRM104", "\"roles\": [\"pilot\"]", "\"roles\": []", 31 },
        { "PRM104", "\"roles\": [\"pilot\"]", "\"roles\": [1, \"pilot\"]", 31 },
        { "PRM104", "\"ko\": \"도선사\"", "\"ko\": \"\"", 4 },
        { "PRM105", "\"role\": \"pilot\"", "\"role\": \"Pilot!\"", 4 },
        { "PRM106", "\"role\": \"pilot\"", "\"role\": \"owner-member\"", 1 },
        { "PRM106", "{ \"state\": \"moored\"", "{ \"state\": \"afloat\"", 11 },
        { "PRM107", "\"roles\": [\"pilot\"]", "\"roles\": [\"pirate\"]", 31 },
        { "PRM107", "\"states\": [\"afloat\"]", "\"states\": [\"sunk\"]", 28 },
        { "PRM107", "\"commands\": [\"launch\"]", "\"commands\": [\"launch\", \"sink\"]", 31 },
        { "PRM107", "\"when\": [\"fair-weather\"]", "\"when\": [\"fog\"]", 31 },
        { "PRM107", "\"scopes\": [\"harbour:write\"] },\n        { \"command\": \"list\"", "\"scopes\": [\"harbour:steal\"] },\n        { \"command\": \"list\"", 11 },
        { "PRM108", "\"commands\": [\"build\"]", "\"commands\": [\"list\"]", 11 },
        { "PRM109", "\"command\": \"read\"", "\"command\": \"look\"", 11 },
        { "PRM110", "\"commands\": [\"launch\"]", "\"commands\": [\"launch\", \"read\"]", 31 },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Read_Mistake_IsFoundWithItsLine(string code, string right, string wrong, int line)
    {
        var result = PermissionTables.Read(BoatTable.Files(right, wrong));

        Assert.False(result.IsSuccess);
        Assert.Contains(result.Errors, e => e.Code == code && e.Place is { File: "harbour.json" } && e.Place.Line == line);
    }

    [Fact]
    public void Read_SeveralMistakes_AreAllFound()
    {
        var text = BoatTable.Text.Replace("\"pilot\"]", "\"pirate\"]", StringComparison.Ordinal).Replace("\"afloat\"]", "\"sunk\"]", StringComparison.Ordinal);

        var codes = PermissionTables.Read([("a.json", text), ("b.json", "[")]).Errors.Select(e => e.Code).ToList();

        Assert.True(codes.Count(c => c == "PRM107") >= 4);
        Assert.Contains("PRM101", codes);
    }

    [Fact]
    public void Read_TwoTablesOfOneModule_AreRefused() =>
        Assert.Contains(PermissionTables.Read([.. BoatTable.Files(), ("again.json", BoatTable.Text)]).Errors, e => e is { Code: "PRM106", Place.File: "again.json" });

    [Fact]
    public void Mistakes_CoverEveryKindOfTable()
    {
        var provoked = Mistakes.Select(m => m.Data.Item1).ToHashSet(StringComparer.Ordinal);
        Assert.All(PermissionErrors.All.Where(k => k.Code.StartsWith("PRM1", StringComparison.Ordinal)), k => Assert.Contains(k.Code, provoked));
    }
}
