using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Resolution;

namespace Naru.Vocabulary.Differences;

/// <summary>
/// Puts what took a concept's place into a definition: where an item names a concept that is no longer standard, and there is exactly one
/// standard concept in its place, in the same domain. Everything else is left to a person.
/// </summary>
/// <param name="Definition">The definition with the replacements.</param>
/// <param name="Replaced">What was replaced, and by what.</param>
/// <param name="Findings">What was left.</param>
public sealed record DefinitionRepair(CohortDefinition Definition, ValueList<(ConceptSet Set, OutdatedConcept Concept)> Replaced, ValueList<Error> Findings)
{
    /// <summary>Repairs.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="difference">What a newer vocabulary changes for it.</param>
    public static DefinitionRepair Of(CohortDefinition definition, DefinitionDifference difference)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(difference);
        var replaced = new List<(ConceptSet, OutdatedConcept)>();
        var findings = new List<Error>();
        var sets = definition.ConceptSets.Zip(difference.Sets, Repair).ToValueList();
        return new DefinitionRepair(definition with { ConceptSets = sets }, replaced.ToValueList(), findings.ToValueList());

        ConceptSet Repair(ConceptSet set, SetDifference changes)
        {
            var named = changes.NoLongerStandard.Where(o => o.IsNamed).ToDictionary(o => o.Concept.Id);
            foreach (var outdated in named.Values)
            {
                if (IsClear(outdated))
                {
                    replaced.Add((set, outdated));
                }
                else
                {
                    findings.Add(VocabularyErrors.NotReplaced.At(
                        SourcePlace.None, ResolvedSet.TitleOf(set), outdated.Concept.Id, outdated.Successors.Count, SetResolution.Listed(outdated.Successors)));
                }
            }

            // Two concepts may have become one: its item need not be there twice.
            var items = set.Expression.Items
                .Select(i => named.TryGetValue(i.Concept.Id, out var outdated) && IsClear(outdated) ? i with { Concept = Quoted(outdated.Successors[0]) } : i)
                .DistinctBy(i => (i.Concept.Id, i.IsExcluded, i.IncludeDescendants, i.IncludeMapped));
            return named.Values.Any(IsClear) ? set with { Expression = set.Expression with { Items = items.ToValueList() } } : set;
        }
    }

    private static bool IsClear(OutdatedConcept outdated) => outdated.Successors is [var only] && only.Domain == outdated.Concept.Domain;

    private static Concept Quoted(VocabularyConcept concept) => new(concept.Id)
    {
        Name = concept.Name,
        Code = concept.Code,
        Domain = concept.Domain,
        Vocabulary = concept.Vocabulary,
        Standard = concept.Standard,
        InvalidReason = concept.InvalidReason ?? "V",
    };
}
