using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Normalisation;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Evaluation;

/// <summary>
/// The reference evaluator: small, slow and obviously right. It judges the other engines and is judged by the spec tables and by
/// OHDSI's own results. Works in memory, person by person. Safe for threads.
/// </summary>
public sealed class ReferenceEvaluator(CdmSnapshot data, Func<string, string, bool> hasColumn) : ICohortEngine
{
    /// <inheritdoc/>
    public string Name => "reference";

    /// <inheritdoc/>
    public Result<CohortResult> Run(CohortDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var normal = Normaliser.Normalise(definition);
        var findings = Requirements.Check(definition, hasColumn);
        return Result.From(() => Evaluate(normal, cancellationToken), findings);
    }

    private CohortResult Evaluate(CohortDefinition definition, CancellationToken cancellationToken)
    {
        var sets = definition.ConceptSets
            .GroupBy(s => s.Id)
            .ToDictionary(g => g.Key, g => g.SelectMany(s => data.Vocabulary.Resolve(s.Expression)).ToHashSet());
        var result = new ResultBuilder(definition.InclusionRules.Count);
        foreach (var person in data.Rows("person").OrderBy(r => r.Long("person_id")))
        {
            cancellationToken.ThrowIfCancellationRequested();
            result.Add(new PersonCohort(definition, new PersonScope(data, person, sets)), person.Long("person_id")!.Value);
        }

        return result.Build();
    }
}
