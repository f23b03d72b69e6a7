using System.Reflection;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using NJsonSchema;
using Xunit;

namespace Naru.Tests.Hub.Permissions;

/// <summary>
/// Walks the whole matrix: for every role, state and command the code's verdict is what the documentation says, and the documentation is what the tables say.
/// </summary>
public sealed class PermissionMatrixTests
{
    private static readonly string Page = Repository.File("docs", "permissions.md");

    private static IReadOnlyList<string> OwnTexts => Directory.GetFiles(Repository.File("data", "permissions"), "*.json")
        .Where(f => Path.GetFileName(f) != "schema.json").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();

    [Fact]
    public void Page_IsWhatTheTablesSay()
    {
        var text = PermissionPage.Write(OwnTexts);
        if (Environment.GetEnvironmentVariable("NARU_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Page, text);
        }

        Assert.True(File.Exists(Page) && File.ReadAllText(Page) == text, "docs/permissions.md is stale: run the tests with NARU_UPDATE_DOCS=1.");
    }

    [Fact]
    public void Verdicts_AreWhatThePageSays() => Assert.Empty(Differences(PermissionTables.ReadOwn().Value!, File.ReadAllText(Page)));

    [Fact]
    public void Verdicts_OfEverythingATableCanHold_AreWhatThePageSays() =>
        Assert.Empty(Differences(BoatTable.Read(), PermissionPage.Write(BoatTable.Files().Select(f => f.Text))));

    /// <summary>Twin: one right more, one condition less, one right less.</summary>
    [Theory]
    [InlineData("\"roles\": [\"owner-member\"], \"states\": [\"moored\"]", "\"roles\": [\"owner-member\", \"signed-in\"], \"states\": [\"moored\"]", "signed-in moored rename")]
    [InlineData(", \"when\": [\"fair-weather\"]", "", "pilot moored launch")]
    [InlineData("\"roles\": [\"owner-member\", \"pilot\"]", "\"roles\": [\"owner-member\"]", "pilot afloat read")]
    public void Verdicts_PlantedRight_IsFound(string right, string planted, string found)
    {
        var page = PermissionPage.Write(BoatTable.Files().Select(f => f.Text));

        Assert.Contains(Differences(PermissionTables.Read(BoatTable.Files(right, planted)).Value!, page), d => d.EndsWith(found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_FitTheirSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.File("data", "permissions", "schema.json"), TestContext.Current.CancellationToken);

        Assert.All(OwnTexts.Append(BoatTable.Text), t => Assert.Empty(schema.Validate(t)));
        Assert.NotEmpty(schema.Validate(BoatTable.Text.Replace("\"roles\": [\"pilot\"]", "\"everybody\": true, \"roles\": [\"pilot\"]", StringComparison.Ordinal)));
    }

    /// <summary>Every command of the tables has a type, every type its command: neither a right without use nor a use without right.</summary>
    [Fact]
    public void Commands_OfCodeAndTables_AreTheSame() => Assert.Empty(Strays(PermissionTables.ReadOwn().Value!, typeof(PermissionTables).Assembly));

    [Fact]
    public void Commands_OfCodeWithoutTable_AreFound()
    {
        Assert.Contains("code alone: harbour/boat/rename", Strays(PermissionTables.ReadOwn().Value!, typeof(RenameBoat).Assembly));
        var more = PermissionTables.Read(BoatTable.Files("\"commands\": [\"launch\"]", "\"commands\": [\"launch\", \"sink\"]").Select(f =>
            (f.File, f.Text.Replace("{ \"command\": \"launch\"", "{ \"command\": \"sink\", \"ko\": \"가라앉히기\", \"en\": \"Sink\" }, { \"command\": \"launch\"", StringComparison.Ordinal)))).Value!;
        Assert.Equal(["table alone: harbour/boat/sink"], Strays(more, typeof(RenameBoat).Assembly));
    }

    private static IReadOnlyList<string> Strays(PermissionTables tables, Assembly assembly)
    {
        var code = assembly.GetTypes().Where(t => t is { IsInterface: false } && typeof(IHubCommand).IsAssignableFrom(t))
            .Select(t => (CommandName)t.GetProperty(nameof(IHubCommand.Name), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .Select(n => n.ToString()).ToHashSet(StringComparer.Ordinal);
        var table = tables.Tables.SelectMany(t => t.Aggregates.SelectMany(a => a.Commands.Select(c => new CommandName(t.Module, a.Aggregate, c.Name).ToString())))
            .ToHashSet(StringComparer.Ordinal);
        return [.. code.Except(table).Select(c => $"code alone: {c}").Order(StringComparer.Ordinal), .. table.Except(code).Select(c => $"table alone: {c}").Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Differences(PermissionTables tables, string page)
    {
        var documented = PermissionPage.Read(page).ToDictionary(c => (c.Module, c.Aggregate, c.Role, c.State, c.Command), c => c.Conditions);
        var shared = tables.Tables.Where(t => t.Module == "shared").ToList();
        var found = new List<string>();
        foreach (var table in tables.Tables)
        {
            var roles = shared.Append(table).SelectMany(t => t.Roles).Select(r => r.Name).Distinct(StringComparer.Ordinal).ToList();
            var conditions = shared.Append(table).SelectMany(t => t.Conditions).Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
            foreach (var aggregate in table.Aggregates)
            {
                foreach (var (role, state, command) in roles.SelectMany(r => aggregate.States.SelectMany(s => aggregate.Commands.Select(c => (r, s.Name, c.Name)))))
                {
                    var needed = documented.GetValueOrDefault((table.Module, aggregate.Aggregate, role, state, command))?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                    // Without any condition, with all of them, and with each of them missing.
                    foreach (var held in conditions.Select(c => conditions.Where(o => o != c).ToList()).Append(conditions).Append([]))
                    {
                        var expected = needed is not null && needed.All(held.Contains);
                        var caller = role == Standing.Anonymous ? Caller.Anonymous : new Caller("person", []);
                        var actual = tables.Allows(caller, new Standing(state, [role], [.. held]), new CommandName(table.Module, aggregate.Aggregate, command));
                        if (actual != expected)
                        {
                            found.Add($"{table.Module}/{aggregate.Aggregate}: {role} {state} {command}");
                        }
                    }
                }
            }
        }

        return found;
    }
}
