using Naru.Core;
using Naru.Core.Json;

namespace Naru.Hub.Permissions;

/// <summary>What must hold between the names of one table. Serves one table.</summary>
/// <param name="shared">The table that all may use; null if there is none.</param>
/// <param name="report">Where findings go.</param>
internal sealed class PermissionChecks(PermissionTable? shared, Action<JsonItem, ErrorKind, object[]> report)
{
    public void Check(PermissionTable table, JsonItem root)
    {
        var (roles, conditions) = (table.Roles.AsEnumerable(), table.Conditions.AsEnumerable());
        if (shared is not null && table.Module != PermissionReader.Shared)
        {
            (roles, conditions) = (shared.Roles.Concat(roles), shared.Conditions.Concat(conditions));
        }

        var known = new Names(Declare(root, roles.Select(r => r.Name)), Declare(root, conditions.Select(c => c.Name)), Declare(root, table.Scopes.Select(s => s.Name)));
        Declare(root, table.Aggregates.Select(a => a.Aggregate));
        var items = root.Member("aggregates")?.Items.Where(i => i.IsObject).ToList() ?? [];
        for (var i = 0; i < table.Aggregates.Count; i++)
        {
            Check(table.Aggregates[i], items[i], known);
        }
    }

    private void Check(AggregateTable aggregate, JsonItem item, Names known)
    {
        var states = Declare(item, aggregate.States.Select(s => s.Name));
        var commands = Declare(item, aggregate.Commands.Select(c => c.Name));
        if (!commands.Contains(PermissionReader.Read))
        {
            report(item, PermissionErrors.NoReading, [aggregate.Aggregate]);
        }

        foreach (var command in aggregate.Commands)
        {
            MustKnow(item, command.Scopes, known.Scopes, "scope");
            if (!aggregate.Rules.Any(r => r.Commands.Contains(command.Name, StringComparer.Ordinal)))
            {
                report(item, PermissionErrors.NobodyMay, [command.Name]);
            }
        }

        var granted = new HashSet<(string, string, string)>();
        var rules = item.Member("rules")?.Items.Where(i => i.IsObject).ToList() ?? [];
        for (var i = 0; i < aggregate.Rules.Count; i++)
        {
            var rule = aggregate.Rules[i];
            MustKnow(rules[i], rule.Roles, known.Roles, "role");
            MustKnow(rules[i], rule.States, states, "state");
            MustKnow(rules[i], rule.Commands, commands, "command");
            MustKnow(rules[i], rule.When, known.Conditions, "condition");
            foreach (var cell in rule.Roles.SelectMany(r => rule.States.SelectMany(s => rule.Commands.Select(c => (r, s, c)))))
            {
                if (!granted.Add(cell))
                {
                    report(rules[i], PermissionErrors.GrantedTwice, [cell.r, cell.s, cell.c]);
                }
            }
        }
    }

    private HashSet<string> Declare(JsonItem item, IEnumerable<string> names)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!known.Add(name) && name.Length > 0)
            {
                report(item, PermissionErrors.Twice, [name]);
            }
        }

        return known;
    }

    private void MustKnow(JsonItem item, IEnumerable<string> used, HashSet<string> known, string what)
    {
        foreach (var name in used.Where(n => !known.Contains(n)))
        {
            report(item, PermissionErrors.NotDeclared, [what, name]);
        }
    }

    private sealed record Names(HashSet<string> Roles, HashSet<string> Conditions, HashSet<string> Scopes);
}
