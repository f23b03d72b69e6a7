using Naru.Core;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories;

/// <summary>
/// In which states a caller may read things, as the permission tables say it: for lists, which ask the tables once and the database once. Immutable.
/// </summary>
/// <param name="Anyones">The states in which the caller reads a thing whose ever it is.</param>
/// <param name="Own">Further states in which the caller reads a thing, with the ids of the parties whose it must be.</param>
internal sealed record Readable(ValueList<string> Anyones, ValueList<(string State, ValueList<string> Parties)> Own)
{
    /// <summary>Asks the tables, state by state and party by party.</summary>
    /// <param name="store">The tables and the parties.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="read">The command that reads one thing.</param>
    /// <param name="standing">How the caller stands to a thing in a state that is a party's; null for somebody else's.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<Readable> OfAsync(
        DirectoryStore store, Caller caller, CommandName read, Func<string, string?, Standing> standing, CancellationToken stop)
    {
        var states = store.Permissions.Tables.Single(t => t.Module == read.Module).Aggregates.Single(a => a.Aggregate == read.Aggregate).States
            .Where(s => s.Exists).Select(s => s.Name).ToList();
        var anyones = states.Where(s => store.Permissions.Allows(caller, standing(s, null), read)).ToValueList();
        var parties = caller.Roles.Where(r => r.Party != Standing.Hub).Select(r => r.Party).Concat(caller.Person is { } person ? [person] : []).Distinct(StringComparer.Ordinal).ToList();
        var own = states.Except(anyones, StringComparer.Ordinal)
            .Select(s => (State: s, Parties: parties.Where(p => store.Permissions.Allows(caller, standing(s, p), read)).ToList()))
            .Where(o => o.Parties.Count > 0)
            .ToList();
        var leading = await store.LeadingToAsync([.. own.SelectMany(o => o.Parties).Distinct(StringComparer.Ordinal)], stop);
        return new Readable(anyones, own.Select(o => (o.State, o.Parties.SelectMany(p => leading[p]).ToValueList())).ToValueList());
    }

    /// <summary>The condition of a statement under which a row may be read.</summary>
    /// <param name="values">The statement's values.</param>
    /// <param name="state">The column of the state.</param>
    /// <param name="isOf">The condition under which a row is one of a list of parties.</param>
    public string Where(SqlValues values, string state, Func<string, string> isOf) =>
        $"({state} IN {values.In(Anyones)}{string.Concat(Own.Select(o => $" OR ({state} = {values.Add(o.State)} AND {isOf(values.In(o.Parties))})"))})";
}
