using Naru.Cohorts.Checks.Rules;
using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <summary>
/// Finds what is doubtful in a cohort definition: everything that OHDSI's own checks (circe-be, <c>org.ohdsi.circe.check</c>)
/// warn about, and what they do not see. Needs no vocabulary and no data. Safe for threads.
/// </summary>
public static class DefinitionChecks
{
    // Findings appear in this order: the way into the cohort, its concept sets, criteria, conditions, OHDSI's own peculiarities.
    private static readonly Check[] All =
    [
        new PrimaryEventsCheck(),
        new ObservationWindowCheck(),
        new InclusionRuleCheck(),
        new LimitCheck(),
        new NoExitCheck(),
        new EndStrategyCheck(),
        new EntryDrugCheck(),
        new CensoringCheck(),
        new EraPadCheck(),
        new ConceptSetReferenceCheck(),
        new ConceptSetContentCheck(),
        new DuplicateConceptSetCheck(),
        new ConceptSetItemCheck(),
        new ConceptValidityCheck(),
        new ConceptStandardCheck(),
        new ConceptDomainCheck(),
        new CriterionConceptSetCheck(),
        new RecordTypeCheck(),
        new NumberRangeCheck(),
        new DateRangeCheck(),
        new EmptyAttributeCheck(),
        new TextWildcardCheck(),
        new FirstCheck(),
        new DuplicateCriterionCheck(),
        new SameRecordsCheck(),
        new StartBeforeEndCheck(),
        new DateAdjustmentCheck(),
        new UnknownMemberCheck(),
        new GroupCountCheck(),
        new OccurrenceCheck(),
        new WindowCheck(),
        new ObservationCoverageCheck(),
        new WindowPatternCheck(),
        new ContradictionCheck(),
        new DeathWindowCheck(),
        new DrugEraWindowCheck(),
        new SameVisitCheck(),
        new IndexEventCountCheck(),
        new MissingTableCheck(),
        new PeculiarComparisonCheck(),
    ];

    /// <summary>Runs all checks.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>
    /// The findings, each with a code of <see cref="CheckErrors"/> and a JSON path in OHDSI's JSON. Only errors stop a definition
    /// from running; equal findings of small weight are counted instead of listed.
    /// </returns>
    public static ValueList<Error> Run(CohortDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var walked = DefinitionWalker.Walk(definition);
        return All.SelectMany(check => check.Find(walked)).ToValueList();
    }
}
