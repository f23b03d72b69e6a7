using Naru.Cli.Input;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>What became of one definition.</summary>
/// <param name="File">The definition's file.</param>
/// <param name="Definition">The definition; null if it could not be read.</param>
/// <param name="Result">The answer; null if it could not be run.</param>
/// <param name="Elapsed">How long the engine took.</param>
/// <param name="Findings">Everything found, with the file in every place.</param>
internal sealed record RunOutcome(
    DefinitionFile File, CohortDefinition? Definition, CohortResult? Result, TimeSpan Elapsed, ValueList<Error> Findings)
{
    /// <summary>Whether there is an answer.</summary>
    public bool Succeeded => Result is not null;

    /// <summary>The findings of one severity.</summary>
    public IEnumerable<Error> Of(Severity severity) => Findings.Where(f => f.Severity == severity);
}
