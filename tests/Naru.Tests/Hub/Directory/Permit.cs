using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Tests.Hub.Directories;

/// <summary>Commands that the shipped tables permit, for tests of what they do.</summary>
internal static class Permit
{
    private static readonly PermissionTables Tables = PermissionTables.ReadOwn().Value!;

    /// <summary>The command, as permitted to somebody by the first rule that permits it.</summary>
    public static Permitted<TCommand> Of<TCommand>(TCommand command)
        where TCommand : class, IHubCommand
    {
        var name = TCommand.Name;
        var rule = Tables.Tables.First(t => t.Module == name.Module).Aggregates.First(a => a.Aggregate == name.Aggregate).Rules
            .First(r => r.Commands.Contains(name.Command));
        var role = rule.Roles.FirstOrDefault(r => r != Standing.Anonymous) ?? rule.Roles[0];
        return Tables.Check(new Caller("somebody", []), new Standing(rule.States[0], [role], rule.When), command).Value!;
    }
}
