using System.Text.Json;
using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Hub.Permissions;

/// <summary>Reads permission tables and collects everything that is wrong in them. Serves one reading.</summary>
internal sealed partial class PermissionReader
{
    /// <summary>The command that every kind of thing has: who may ask for it may know that the thing is there.</summary>
    internal const string Read = "read";

    /// <summary>The table whose roles and conditions all others may use.</summary>
    internal const string Shared = "shared";

    private readonly List<Error> findings = [];
    private string file = "";
    private JsonText text = JsonText.Parse("null");

    public IReadOnlyList<Error> Findings => findings;

    public ValueList<PermissionTable> ReadAll(IEnumerable<(string File, string Text)> files)
    {
        var parsed = new List<(string File, JsonText Text, PermissionTable Table, JsonItem Root)>();
        foreach (var (name, content) in files)
        {
            file = name;
            text = JsonText.Parse(content);
            if (text.Root is null)
            {
                findings.Add(PermissionErrors.NotJson.At(new SourcePlace(file, text.Failure?.Line)));
            }
            else if (Table(text.Root) is { } table)
            {
                parsed.Add((file, text, table, text.Root));
            }
        }

        var shared = parsed.Where(p => p.Table.Module == Shared).Select(p => p.Table).FirstOrDefault();
        var modules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, json, table, root) in parsed)
        {
            (file, text) = (name, json);
            if (!modules.Add(table.Module))
            {
                Report(root, PermissionErrors.Twice, table.Module);
            }

            new PermissionChecks(shared, (item, kind, arguments) => Report(item, kind, arguments)).Check(table, root);
        }

        return parsed.Select(p => p.Table).OrderBy(t => t.Module, StringComparer.Ordinal).ToValueList();
    }

    private PermissionTable? Table(JsonItem root)
    {
        if (!IsObject(root))
        {
            return null;
        }

        Members(root, ["$schema", "module", "title", "roles", "conditions", "scopes", "aggregates"]);
        return new PermissionTable(
            Name(root, "module"),
            root.Member("title") is { } title && IsObject(title) ? Title(title, ["ko", "en"]) : Lacking(root, "title"),
            Terms(root, "roles", "role"),
            Terms(root, "conditions", "condition"),
            Terms(root, "scopes", "scope"),
            Items(root, "aggregates", required: false).Where(IsObject).Select(AggregateOf).ToValueList());
    }

    private AggregateTable AggregateOf(JsonItem item)
    {
        var title = Title(item, ["aggregate", "ko", "en", "states", "commands", "rules"]);
        return new AggregateTable(
            Name(item, "aggregate"),
            title,
            Items(item, "states").Where(IsObject).Select(s => new StateTerm(Name(s, "state"), Title(s, ["state", "ko", "en", "exists"]), Exists(s))).ToValueList(),
            Items(item, "commands").Where(IsObject)
                .Select(c => new CommandTerm(Name(c, "command"), Title(c, ["command", "ko", "en", "scopes"]), Names(c, "scopes", required: false))).ToValueList(),
            Items(item, "rules").Where(IsObject).Select(Rule).ToValueList());
    }

    private PermissionRule Rule(JsonItem item)
    {
        Members(item, ["roles", "states", "commands", "when"]);
        return new PermissionRule(Names(item, "roles"), Names(item, "states"), Names(item, "commands"), Names(item, "when", required: false));
    }

    private ValueList<NamedTerm> Terms(JsonItem item, string list, string name) =>
        Items(item, list, required: false).Where(IsObject).Select(t => new NamedTerm(Name(t, name), Title(t, [name, "ko", "en"]))).ToValueList();

    private bool Exists(JsonItem state)
    {
        var exists = state.Member("exists");
        if (exists is not null && exists.Kind is not (JsonTokenType.True or JsonTokenType.False))
        {
            Report(exists, PermissionErrors.WrongKind, "true | false");
        }

        return exists?.Kind != JsonTokenType.False;
    }

    private BilingualText Title(JsonItem item, string[] known)
    {
        Members(item, known);
        return new BilingualText(Text(item, "ko"), Text(item, "en"));
    }

    private BilingualText Lacking(JsonItem item, string member)
    {
        Report(item, PermissionErrors.Missing, member);
        return new BilingualText("", "");
    }

    private string Name(JsonItem item, string member)
    {
        var name = Text(item, member);
        if (name.Length > 0 && !NameForm().IsMatch(name))
        {
            Report(item, PermissionErrors.BadName, name);
        }

        return name;
    }

    private string Text(JsonItem item, string member)
    {
        var value = item.Member(member);
        if (value is null)
        {
            Report(item, PermissionErrors.Missing, member);
        }
        else if (value.Kind != JsonTokenType.String || value.Text!.Length == 0)
        {
            Report(value, PermissionErrors.WrongKind, "text");
        }

        return value?.Text ?? "";
    }

    private ValueList<string> Names(JsonItem item, string member, bool required = true)
    {
        var items = Items(item, member, required);
        foreach (var value in items.Where(i => i.Kind != JsonTokenType.String))
        {
            Report(value, PermissionErrors.WrongKind, "text");
        }

        return items.Where(i => i.Kind == JsonTokenType.String).Select(i => i.Text!).ToValueList();
    }

    private IReadOnlyList<JsonItem> Items(JsonItem item, string member, bool required = true)
    {
        var value = item.Member(member);
        if (value is null)
        {
            if (required)
            {
                Report(item, PermissionErrors.Missing, member);
            }

            return [];
        }

        if (!value.IsArray || (required && value.Items.Count == 0))
        {
            Report(value, PermissionErrors.WrongKind, "[…]");
        }

        return value.Items;
    }

    private void Members(JsonItem item, string[] known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in item.Members)
        {
            if (!known.Contains(name, StringComparer.Ordinal) || !seen.Add(name))
            {
                Report(value, PermissionErrors.Unknown, name);
            }
        }
    }

    private bool IsObject(JsonItem item)
    {
        if (!item.IsObject)
        {
            Report(item, PermissionErrors.WrongKind, "{…}");
        }

        return item.IsObject;
    }

    private void Report(JsonItem item, ErrorKind kind, params object[] arguments) =>
        findings.Add(kind.At(new SourcePlace(file, text.LineOf(item.Start)), arguments));

    [GeneratedRegex("^[a-z][a-z0-9-]*(:[a-z][a-z0-9-]*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameForm();
}
