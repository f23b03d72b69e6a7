using System.Collections.Frozen;
using Naru.Core;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Tokens;

/// <summary>The scopes that tokens can have: those that the permission tables declare. Immutable; safe for threads.</summary>
internal sealed class ScopeCatalogue(PermissionTables tables)
{
    private readonly FrozenSet<string> names = tables.Tables.SelectMany(t => t.Scopes).Select(s => s.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public ValueList<NamedTerm> All { get; } = tables.Tables.SelectMany(t => t.Scopes).OrderBy(s => s.Name, StringComparer.Ordinal).ToValueList();

    public bool Has(string name) => names.Contains(name);
}
