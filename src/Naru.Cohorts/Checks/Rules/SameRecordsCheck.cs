using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// Criteria of the entry events and the inclusion rules that look for the same concepts of the same records. That is often
/// meant — an earlier diagnosis, a second one — so they are named once per set of concepts.
/// </summary>
internal sealed class SameRecordsCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
        from place in walked.Criteria
        where place.Section is Section.Primary or Section.InclusionRule && place.Criterion.Type.ConceptColumn is not null
        group place by (place.Criterion.Type, place.Criterion.ConceptSetId, place.Criterion.SourceConceptSetId) into same
        where same.Skip(1).Any()
        let places = same.ToList()
        select Report(CheckErrors.SameRecords, places[1].Path, places.Count - 1, [places[1].Criterion.Type.Label, places[0].Path, places.Count]);
}
