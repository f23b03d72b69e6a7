using Naru.Hub.Kernel;

namespace Naru.Hub.Permissions;

/// <summary>
/// Answers whether a condition of the permission tables holds: a port. The module that has agreements answers for <c>agreement-in-force</c>, the one that has permits for <c>permit-in-force</c>; a
/// host registers them as services. Asked anew at every request, so that a right is gone with the request after the agreement ended. Implementations are safe for threads.
/// </summary>
public interface ICondition
{
    /// <summary>The condition's name in the permission tables.</summary>
    string Name { get; }

    /// <summary>Whether it holds now, for this caller and this thing. What is not known does not hold.</summary>
    ValueTask<bool> HoldsAsync(ConditionQuestion question, CancellationToken stop);
}

/// <summary>For whom and for what a condition is asked. Immutable.</summary>
/// <param name="Caller">Who asks for something.</param>
/// <param name="Module">The module of the thing.</param>
/// <param name="Aggregate">The kind of thing, as in the module's permission table.</param>
/// <param name="Thing">The thing's id.</param>
public sealed record ConditionQuestion(Caller Caller, string Module, string Aggregate, string Thing);
