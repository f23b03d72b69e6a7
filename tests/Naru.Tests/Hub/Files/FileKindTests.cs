using Naru.Hub.Files;
using Naru.Hub.Time;
using NJsonSchema;
using Xunit;

namespace Naru.Tests.Hub.Files;

public sealed class FileKindTests
{
    private static readonly string Folder = Repository.File("data", "retention");

    [Fact]
    public async Task File_FitsItsSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "kinds.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, "kinds.json"), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Shipped_IsWhatTheFileSays() =>
        Assert.Equal(FileKinds.Read(File.ReadAllText(Path.Combine(Folder, "kinds.json")), "kinds.json").Value!.All, FileKinds.Shipped.All);

    /// <summary>What is about one person goes when it has served its purpose; what others rely on is kept.</summary>
    [Fact]
    public void Shipped_PersonalKindsMayGoEarlier() => Assert.All(FileKinds.Shipped.All, k => Assert.All(k.Retention, r => Assert.Equal(k.IsPersonal, r.MayGoEarlier)));

    [Fact]
    public void RetentionOn_IsTheRuleInForce()
    {
        var kind = FileKinds.Read(Kinds("""
            { "validFrom": "2024-01-01", "keep": "3y", "from": "closed", "mayGoEarlier": false, "source": "s" },
            { "validFrom": "2026-07-01", "keep": "5y", "from": "closed", "mayGoEarlier": false, "source": "s" }
            """), "x.json").Value!.Find("note")!;
        Assert.Null(kind.RetentionOn(new DateOnly(2023, 12, 31)));
        Assert.Equal("3y", kind.RetentionOn(new DateOnly(2026, 6, 30))!.Keep.ToString());
        Assert.Equal("5y", kind.RetentionOn(new DateOnly(2026, 7, 1))!.Keep.ToString());
    }

    [Theory]
    [InlineData("30d", "2024-02-29", "2024-03-30")]
    [InlineData("6m", "2024-08-31", "2025-02-28")]
    [InlineData("1y", "2024-02-29", "2025-02-28")]
    public void Until_ByTheCalendar(string keep, string from, string until) => Assert.Equal(
        DateOnly.Parse(until), new RetentionRule(DateOnly.MinValue, Term.Parse(keep).Value!, RetentionStart.Closed, false, "s").Until(DateOnly.Parse(from)));

    internal static string Kinds(string rules, string formats = "\"pdf\"") =>
        $$"""{ "kinds": [{ "kind": "note", "ko": "메모", "en": "Note", "maximumBytes": 100, "personal": false, "formats": [{{formats}}], "retention": [{{rules}}] }] }""";
}
