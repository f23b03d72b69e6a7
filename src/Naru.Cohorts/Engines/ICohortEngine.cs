using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Engines;

/// <summary>Answers cohort definitions on one data set. Implementations are safe for use by several threads at once.</summary>
public interface ICohortEngine
{
    /// <summary>The name by which users choose it: <c>duckdb</c> or <c>reference</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Runs one definition. Fails, with findings, when the definition needs what the data does not have; throws only when the
    /// engine itself breaks.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is left behind.</exception>
    Result<CohortResult> Run(CohortDefinition definition, CancellationToken cancellationToken);
}
