using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cli.Library;

/// <summary>A definition that was started from the library.</summary>
/// <param name="Path">The new file.</param>
/// <param name="Origin">What it was started from.</param>
/// <param name="Definition">What the file holds.</param>
/// <param name="Findings">What the checks say about it.</param>
internal sealed record NewDefinition(string Path, Phenotype Origin, CohortDefinition Definition, ValueList<Error> Findings);
