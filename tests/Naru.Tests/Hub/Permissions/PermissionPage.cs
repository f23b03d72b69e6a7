using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Naru.Tests.Hub.Permissions;

/// <summary>
/// <c>docs/permissions.md</c>: written from the JSON of the tables, and read again. Both go by the text alone: the code that judges is not asked, so that
/// the page can judge the code.
/// </summary>
internal static partial class PermissionPage
{
    private const string Introduction =
        """
        # 권한표 / Permissions

        이 문서는 `data/permissions`에서 만들어집니다. 손으로 고치지 말고 `NARU_UPDATE_DOCS=1`로 테스트를 실행하세요.
        This page is written from `data/permissions`. Do not edit it; run the tests with `NARU_UPDATE_DOCS=1`.

        칸에 적힌 역할만 그 상태에서 그 명령을 쓸 수 있고, 나머지는 모두 거절됩니다. 괄호는 그 조건이 성립하는 동안에만 있는 권한입니다. `read` 권한이 없으면 없는 것과 같은 답(404)을 받습니다.
        Only the roles in a cell may use that command in that state; everything else is refused. Parentheses name what must hold for the right to last. Who may not `read` gets the answer of a thing that is not there (404).

        API 토큰의 범위는 권한을 좁힐 뿐입니다. 범위가 없는 명령은 토큰으로 쓸 수 없습니다.
        The scopes of an API token only narrow. A command without a scope cannot be used with a token.

        """;

    /// <summary>One cell: who may ask for a command in a state, and while what holds.</summary>
    public sealed record Cell(string Module, string Aggregate, string Role, string State, string Command, string Conditions);

    public static string Write(IEnumerable<string> tables)
    {
        var text = new StringBuilder(Introduction);
        foreach (var table in tables.Select(t => JsonDocument.Parse(t).RootElement).OrderBy(t => t.GetProperty("module").GetString() == "shared" ? "" : t.GetProperty("module").GetString(), StringComparer.Ordinal))
        {
            text.Append($"\n## `{table.GetProperty("module").GetString()}` {Title(table.GetProperty("title"))}\n");
            Terms(text, table, "roles", "role", "역할", "Role");
            Terms(text, table, "conditions", "condition", "조건", "Condition");
            Terms(text, table, "scopes", "scope", "토큰 범위", "Token scope");
            foreach (var aggregate in Items(table, "aggregates"))
            {
                Aggregate(text, aggregate);
            }
        }

        return text.ToString();
    }

    public static IEnumerable<Cell> Read(string page)
    {
        var (module, aggregate, states) = ("", "", new List<string>());
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith("## `", StringComparison.Ordinal))
            {
                module = Quoted(line)[0];
            }
            else if (line.StartsWith("### `", StringComparison.Ordinal))
            {
                aggregate = Quoted(line)[0];
            }
            else if (line.StartsWith("| 명령 Command |", StringComparison.Ordinal))
            {
                states = line.Split('|').Skip(3).SkipLast(1).Select(s => Quoted(s)[0]).ToList();
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal) && states.Count > 0)
            {
                var parts = line.Split('|');
                for (var i = 0; i < states.Count; i++)
                {
                    foreach (Match grant in Grant().Matches(parts[i + 3]))
                    {
                        yield return new Cell(module, aggregate, grant.Groups["role"].Value, states[i], Quoted(parts[1])[0], string.Join(' ', Quoted(grant.Groups["when"].Value)));
                    }
                }
            }
            else if (line.Length == 0)
            {
                states = [];
            }
        }
    }

    private static void Aggregate(StringBuilder text, JsonElement aggregate)
    {
        var states = Items(aggregate, "states").ToList();
        text.Append($"\n### `{aggregate.GetProperty("aggregate").GetString()}` {Title(aggregate)}\n\n");
        text.Append($"| 명령 Command | 토큰 범위 Scopes |{string.Concat(states.Select(s => $" `{s.GetProperty("state").GetString()}` {Title(s)} |"))}\n");
        text.Append($"|---|---|{string.Concat(states.Select(_ => "---|"))}\n");
        foreach (var command in Items(aggregate, "commands"))
        {
            var name = command.GetProperty("command").GetString()!;
            text.Append($"| `{name}` {Title(command)} | {string.Join(", ", Names(command, "scopes").Select(s => $"`{s}`"))} |");
            foreach (var state in states)
            {
                text.Append($" {Grants(aggregate, state.GetProperty("state").GetString()!, name)} |");
            }

            text.Append('\n');
        }

    }

    private static string Grants(JsonElement aggregate, string state, string command) => string.Join("<br>", Items(aggregate, "rules")
        .Where(r => Names(r, "states").Contains(state, StringComparer.Ordinal) && Names(r, "commands").Contains(command, StringComparer.Ordinal))
        .SelectMany(r => Names(r, "roles").Select(role =>
            $"`{role}`{(Names(r, "when").ToList() is { Count: > 0 } when ? $" ({string.Join(", ", when.Select(w => $"`{w}`"))})" : "")}")));

    private static void Terms(StringBuilder text, JsonElement table, string list, string name, string korean, string english)
    {
        var terms = Items(table, list).ToList();
        if (terms.Count > 0)
        {
            text.Append($"\n| {korean} {english} | 한국어 | English |\n|---|---|---|\n");
            foreach (var term in terms)
            {
                text.Append($"| `{term.GetProperty(name).GetString()}` | {term.GetProperty("ko").GetString()} | {term.GetProperty("en").GetString()} |\n");
            }
        }
    }

    private static string Title(JsonElement item) => $"{item.GetProperty("ko").GetString()} {item.GetProperty("en").GetString()}";

    private static IEnumerable<JsonElement> Items(JsonElement item, string list) => item.TryGetProperty(list, out var items) ? items.EnumerateArray() : [];

    private static IEnumerable<string> Names(JsonElement item, string list) => Items(item, list).Select(i => i.GetString()!);

    private static List<string> Quoted(string text) => InBackticks().Matches(text).Select(m => m.Groups["text"].Value).ToList();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBackticks();

    [GeneratedRegex(@"`(?<role>[^`]+)`(?<when> \([^)]*\))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grant();
}
