using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Counts of events can hold, need not hold, and count something that the records have.</summary>
internal sealed class OccurrenceCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated.SelectMany(FindIn);

    private static IEnumerable<Error> FindIn(CorrelatedPlace place)
    {
        var (occurrence, type) = (place.Value.Occurrence, place.Value.Criterion.Type);
        if (occurrence is { Type: OccurrenceType.AtLeast, Count: <= 0 })
        {
            yield return Report(CheckErrors.AtLeastZero, $"{place.Path}.Occurrence", occurrence.Count);
        }
        else if (occurrence.Count < 0)
        {
            yield return Report(CheckErrors.NegativeCount, $"{place.Path}.Occurrence", occurrence.Count);
        }

        var column = occurrence.CountColumn ?? CountColumn.DomainConcept;
        if (occurrence.IsDistinct && type.IsRunnable && !type.CanCount(column))
        {
            yield return Report(CheckErrors.NoCountColumn, $"{place.Path}.Occurrence.CountColumn", type.Label, OhdsiName(column));
        }
    }

    /// <summary>The column as OHDSI writes it: <c>DaysSupply</c> → <c>DAYS_SUPPLY</c>.</summary>
    private static string OhdsiName(CountColumn column) =>
        string.Concat(column.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
