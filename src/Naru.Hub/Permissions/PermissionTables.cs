using System.Collections.Frozen;
using System.Reflection;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Permissions;

/// <summary>
/// Who may do what in which state: the tables in <c>data/permissions</c>, which are part of the program. What no rule allows is refused. Immutable;
/// safe for threads.
/// </summary>
public sealed class PermissionTables
{
    private const string Prefix = "permissions/";
    private readonly FrozenDictionary<(string Module, string Aggregate), Aggregate> aggregates;

    private PermissionTables(ValueList<PermissionTable> tables)
    {
        Tables = tables;
        aggregates = tables.SelectMany(t => t.Aggregates.Select(a => ((t.Module, a.Aggregate), new Aggregate(a)))).ToFrozenDictionary(p => p.Item1, p => p.Item2);
    }

    /// <summary>The tables, by name.</summary>
    public ValueList<PermissionTable> Tables { get; }

    /// <summary>Reads and checks tables; fails with everything that is wrong in any of them.</summary>
    /// <param name="files">File names and texts.</param>
    public static Result<PermissionTables> Read(IEnumerable<(string File, string Text)> files)
    {
        var reader = new PermissionReader();
        var tables = reader.ReadAll(files);
        return Result.From(() => new PermissionTables(tables), reader.Findings.ToValueList());
    }

    /// <summary>The tables of this program.</summary>
    public static Result<PermissionTables> ReadOwn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Read(assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => ($"data/{n}", Text(assembly, n))));
    }

    /// <summary>
    /// The command, permitted; or why not: <c>PRM201</c> if the caller may not even see the thing (the same as if there were none), <c>PRM205</c> if the
    /// token is too narrow, <c>PRM204</c> if a condition no longer holds, else <c>PRM202</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A command, or a state, that no table has: a bug.</exception>
    public Result<Permitted<TCommand>> Check<TCommand>(Caller caller, Standing standing, TCommand command)
        where TCommand : class, IHubCommand => Permitted<TCommand>.Judge(this, caller, standing, command);

    /// <summary>Whether a caller may do something: for pages, which show what can be done, and for lists, which leave out what may not be read.</summary>
    /// <exception cref="InvalidOperationException">A command, or a state, that no table has: a bug.</exception>
    public bool Allows(Caller caller, Standing standing, CommandName command) => Refusal(caller, standing, command) is null;

    /// <summary>The answer for something that is not there: the same as for something that may not be seen.</summary>
    public static Error NotThere() => PermissionErrors.NotThere.At(SourcePlace.None);

    /// <summary>Whether somebody who has not signed in may do it in any state.</summary>
    public bool AdmitsAnonymous(CommandName command) => Find(command).Admits(command.Command, Standing.Anonymous);

    /// <summary>The scopes each of which lets a token do it; none if no token can.</summary>
    public ValueList<string> ScopesOf(CommandName command) => Find(command).Command(command).Scopes;

    /// <summary>Whether a right to it ends with some agreement or permit.</summary>
    public bool HasConditions(CommandName command) => Find(command).HasConditions(command.Command);

    /// <summary>The conditions on which some right to this kind of thing rests, by name.</summary>
    internal ValueList<string> ConditionsOf(CommandName command) => Find(command).Conditions;

    /// <summary>The refusal that needs no look at the thing: nobody has signed in, or the token is too narrow. Null if the thing decides.</summary>
    internal Error? RefusalAtTheDoor(Caller caller, CommandName command)
    {
        if (caller.Person is null && !AdmitsAnonymous(command))
        {
            return PermissionErrors.SignInFirst.At(SourcePlace.None);
        }

        return caller.Scopes is { } held && !ScopesOf(command).Any(held.Contains)
            ? PermissionErrors.ScopeMissing.At(SourcePlace.None, command, ScopesOf(command) is { Count: > 0 } scopes ? string.Join(", ", scopes) : "-")
            : null;
    }

    internal Error? Refusal(Caller caller, Standing standing, CommandName command)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(standing);
        var aggregate = Find(command);
        _ = aggregate.Command(command);
        var exists = aggregate.Exists(standing.State, command);
        if (RefusalAtTheDoor(caller, command) is { } atTheDoor)
        {
            return atTheDoor;
        }

        if (aggregate.Allows(standing, command.Command))
        {
            return null;
        }

        // Whoever may not see a thing must not learn from a refusal that it is there.
        if (exists && !aggregate.Allows(standing, PermissionReader.Read))
        {
            return NotThere();
        }

        return aggregate.MissingCondition(standing, command.Command) is { } condition
            ? PermissionErrors.ConditionGone.At(SourcePlace.None, command.Command, condition)
            : PermissionErrors.NotAllowed.At(SourcePlace.None, command.Command, standing.State);
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private Aggregate Find(CommandName command) => aggregates.GetValueOrDefault((command.Module, command.Aggregate))
        ?? throw new InvalidOperationException($"No permission table has {command.Module}/{command.Aggregate}.");

    /// <summary>The rules of one kind of thing, by cell.</summary>
    private sealed class Aggregate(AggregateTable table)
    {
        private readonly FrozenDictionary<(string Role, string State, string Command), ValueList<string>> cells = table.Rules
            .SelectMany(rule => rule.Roles.SelectMany(r => rule.States.SelectMany(s => rule.Commands.Select(c => (Cell: (r, s, c), rule.When)))))
            .ToFrozenDictionary(c => c.Cell, c => c.When);

        private readonly FrozenDictionary<string, CommandTerm> commands = table.Commands.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
        private readonly FrozenDictionary<string, StateTerm> states = table.States.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);

        public ValueList<string> Conditions { get; } = table.Rules.SelectMany(r => r.When).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();

        public CommandTerm Command(CommandName name) => commands.GetValueOrDefault(name.Command)
            ?? throw new InvalidOperationException($"No permission table has the command {name}.");

        public bool Exists(string state, CommandName name) => states.GetValueOrDefault(state)?.Exists
            ?? throw new InvalidOperationException($"The permission table of {name.Module}/{name.Aggregate} has no state {state}.");

        public bool Admits(string command, string role) => states.Keys.Any(s => cells.ContainsKey((role, s, command)));

        public bool HasConditions(string command) => cells.Any(c => c.Key.Command == command && c.Value.Count > 0);

        public bool Allows(Standing standing, string command) => standing.Roles.Any(role =>
            cells.TryGetValue((role, standing.State, command), out var when) && when.All(standing.Conditions.Contains));

        public string? MissingCondition(Standing standing, string command) => standing.Roles
            .SelectMany(role => cells.GetValueOrDefault((role, standing.State, command)) ?? [])
            .Except(standing.Conditions, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
