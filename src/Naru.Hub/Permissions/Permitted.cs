using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Permissions;

/// <summary>
/// A command that the permission tables allow to its caller. There is no other way to one than <see cref="PermissionTables.Check"/>: a
/// <c>Decide</c> that takes it cannot be called unchecked. Immutable.
/// </summary>
/// <typeparam name="TCommand">The command.</typeparam>
public sealed class Permitted<TCommand>
    where TCommand : class, IHubCommand
{
    private Permitted(Caller caller, Standing standing, TCommand command)
    {
        Caller = caller;
        Standing = standing;
        Command = command;
    }

    /// <summary>Who asked.</summary>
    public Caller Caller { get; }

    /// <summary>How the caller stood to the thing when this was checked.</summary>
    public Standing Standing { get; }

    /// <summary>What was asked.</summary>
    public TCommand Command { get; }

    /// <summary>The tables' verdict; the constructor is private, so that the verdict cannot be left out.</summary>
    internal static Result<Permitted<TCommand>> Judge(PermissionTables tables, Caller caller, Standing standing, TCommand command) =>
        tables.Refusal(caller, standing, TCommand.Name) is { } refusal
            ? Result.Failure<Permitted<TCommand>>([refusal])
            : Result.Success(new Permitted<TCommand>(caller, standing, command));
}
