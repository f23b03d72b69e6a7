using Naru.Hub.Permissions;

namespace Naru.Tests.Hub.Permissions;

/// <summary>A small table with everything that a table can have, beside the program's own shared one.</summary>
internal static class BoatTable
{
    public const string Shared = "shared.json";

    public const string Text =
        """
        {
          "module": "harbour",
          "title": { "ko": "나루터", "en": "Harbour" },
          "roles": [ { "role": "pilot", "ko": "도선사", "en": "Pilot" } ],
          "conditions": [ { "condition": "fair-weather", "ko": "날씨가 좋음", "en": "The weather is fair" } ],
          "scopes": [
            { "scope": "harbour:read", "ko": "배 보기", "en": "Read boats" },
            { "scope": "harbour:write", "ko": "배 바꾸기", "en": "Change boats" }
          ],
          "aggregates": [
            {
              "aggregate": "boat", "ko": "배", "en": "Boat",
              "states": [
                { "state": "none", "ko": "없음", "en": "Not there", "exists": false },
                { "state": "moored", "ko": "정박", "en": "Moored" },
                { "state": "afloat", "ko": "운항", "en": "Afloat" }
              ],
              "commands": [
                { "command": "build", "ko": "짓기", "en": "Build", "scopes": ["harbour:write"] },
                { "command": "list", "ko": "목록", "en": "List", "scopes": ["harbour:read", "harbour:write"] },
                { "command": "read", "ko": "보기", "en": "Read", "scopes": ["harbour:read", "harbour:write"] },
                { "command": "rename", "ko": "이름 바꾸기", "en": "Rename", "scopes": ["harbour:write"] },
                { "command": "launch", "ko": "띄우기", "en": "Launch" }
              ],
              "rules": [
                { "roles": ["signed-in"], "states": ["none"], "commands": ["build"] },
                { "roles": ["anonymous", "signed-in"], "states": ["none"], "commands": ["list"] },
                { "roles": ["anonymous", "signed-in"], "states": ["afloat"], "commands": ["read"] },
                { "roles": ["owner-member", "pilot"], "states": ["moored", "afloat"], "commands": ["read"] },
                { "roles": ["owner-member"], "states": ["moored"], "commands": ["rename"] },
                { "roles": ["pilot"], "states": ["moored"], "commands": ["launch"], "when": ["fair-weather"] }
              ]
            }
          ]
        }
        """;

    /// <summary>The shared table and this one, perhaps changed.</summary>
    public static IEnumerable<(string File, string Text)> Files(string? old = null, string? changed = null)
    {
        var text = Text;
        if (old is not null)
        {
            if (!text.Contains(old, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The table does not hold {old}.");
            }

            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        return [(Shared, File.ReadAllText(Repository.File("data", "permissions", Shared))), ("harbour.json", text)];
    }

    public static PermissionTables Read() => PermissionTables.Read(Files()).Value!;
}
