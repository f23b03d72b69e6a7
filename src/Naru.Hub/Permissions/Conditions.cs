using System.Collections.Frozen;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Permissions;

/// <summary>
/// Which conditions hold, for a <see cref="Standing"/>. A condition for which nobody answers does not hold: whoever forgets to answer gives no right. Nothing is remembered. Safe for threads.
/// </summary>
public sealed class Conditions
{
    private readonly PermissionTables tables;
    private readonly FrozenDictionary<string, ICondition> answering;

    /// <summary>Conditions by those who answer for them.</summary>
    /// <exception cref="InvalidOperationException">Two answer for one condition, or one for a condition that no table has: a bug.</exception>
    public Conditions(PermissionTables tables, IEnumerable<ICondition> answering)
    {
        ArgumentNullException.ThrowIfNull(tables);
        this.tables = tables;
        var known = tables.Tables.SelectMany(t => t.Conditions).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var byName = new Dictionary<string, ICondition>(StringComparer.Ordinal);
        foreach (var condition in answering)
        {
            if (!known.Contains(condition.Name))
            {
                throw new InvalidOperationException($"No permission table has the condition {condition.Name}.");
            }

            if (!byName.TryAdd(condition.Name, condition))
            {
                throw new InvalidOperationException($"Two modules answer for the condition {condition.Name}.");
            }
        }

        this.answering = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The conditions that some right to a kind of thing rests on and that hold now.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Any command of that kind of thing.</param>
    /// <param name="thing">The thing's id.</param>
    /// <param name="stop">Stops.</param>
    public async ValueTask<ValueList<string>> HoldingAsync(Caller caller, CommandName command, string thing, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(command);
        var holding = new List<string>();
        foreach (var name in tables.ConditionsOf(command))
        {
            if (answering.TryGetValue(name, out var condition)
                && await condition.HoldsAsync(new ConditionQuestion(caller, command.Module, command.Aggregate, thing), stop).ConfigureAwait(false))
            {
                holding.Add(name);
            }
        }

        return holding.ToValueList();
    }
}
