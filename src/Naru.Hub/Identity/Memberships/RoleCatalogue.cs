using System.Collections.Frozen;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Memberships;

/// <summary>
/// The roles that can be held: those that the permission tables speak of as <c>owner-…</c> (in a party) and <c>hub-…</c> (in the operator). Immutable; safe for threads.
/// </summary>
internal sealed class RoleCatalogue(PermissionTables tables)
{
    private readonly FrozenSet<string> party = Named(tables, "owner-");
    private readonly FrozenSet<string> hub = Named(tables, "hub-");

    public bool Has(string where, string role) => (where == Standing.Hub ? hub : party).Contains(role);

    /// <summary>The names, for a message.</summary>
    public string Names(string where) => string.Join(", ", (where == Standing.Hub ? hub : party).Order(StringComparer.Ordinal));

    private static FrozenSet<string> Named(PermissionTables tables, string prefix) => tables.Tables
        .SelectMany(t => t.Roles)
        .Where(r => r.Name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(r => r.Name[prefix.Length..])
        .ToFrozenSet(StringComparer.Ordinal);
}
