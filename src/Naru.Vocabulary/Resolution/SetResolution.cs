using System.Globalization;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Concepts;

namespace Naru.Vocabulary.Resolution;

/// <summary>Resolves concept sets for people: which item brought which concept, and what is doubtful about the items.</summary>
public static class SetResolution
{
    private const int CandidatesShown = 3;

    /// <summary>Resolves sets; the concepts are those that a question would use.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="file">The file of the sets, for the findings; null for none.</param>
    public static ValueList<ResolvedSet> Of(ValueList<ConceptSet> sets, ConceptVocabulary vocabulary, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var resolver = new ConceptSetResolver(sets.SelectMany(s => s.Expression.Items), vocabulary);
        var resolved = sets.Select(s => (Set: s, Reached: Reached(s.Expression, resolver))).ToList();
        var named = sets.SelectMany(s => s.Expression.Items).Select(i => i.Concept.Id);
        var concepts = vocabulary.Concepts(resolved.SelectMany(r => r.Reached.Select(c => c.Key)).Concat(named));
        var doubtful = named.Where(id => concepts.TryGetValue(id, out var c) && !(c.IsStandard && c.IsValid));
        var successors = vocabulary.Successors(doubtful);
        return resolved.Select((r, index) => new ResolvedSet(
                r.Set,
                r.Reached.OrderBy(c => c.Key)
                    .Select(c => new ResolvedConcept(c.Key, concepts.GetValueOrDefault(c.Key), c.Value.How, c.Value.Items.ToValueList())).ToValueList(),
                Findings(r.Set, index, r.Reached.Count, resolver, concepts, successors).Select(f => f with { Place = f.Place with { File = file } }).ToValueList()))
            .ToValueList();
    }

    /// <summary>Concepts for a sentence: ids and names of a few, <c>–</c> for none.</summary>
    public static string Listed(IReadOnlyList<VocabularyConcept> concepts) => concepts.Count == 0
        ? "–"
        : string.Join(", ", concepts.Take(CandidatesShown).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Id} {c.Name}")))
            + (concepts.Count > CandidatesShown ? string.Create(CultureInfo.InvariantCulture, $" … ({concepts.Count})") : "");

    private static Dictionary<long, (Reach How, List<int> Items)> Reached(ConceptSetExpression expression, ConceptSetResolver resolver)
    {
        var members = resolver.Resolve(expression);
        var reached = new Dictionary<long, (Reach How, List<int> Items)>();
        for (var i = 0; i < expression.Items.Count; i++)
        {
            if (expression.Items[i].IsExcluded)
            {
                continue;
            }

            foreach (var (concept, how) in resolver.Reached(expression.Items[i]).Where(r => members.Contains(r.Concept)))
            {
                if (!reached.TryGetValue(concept, out var known))
                {
                    reached[concept] = (how, [i]);
                }
                else
                {
                    if (known.Items[^1] != i)
                    {
                        known.Items.Add(i);
                    }

                    reached[concept] = (how < known.How ? how : known.How, known.Items);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<Error> Findings(
        ConceptSet set,
        int index,
        int members,
        ConceptSetResolver resolver,
        IReadOnlyDictionary<long, VocabularyConcept> concepts,
        IReadOnlyDictionary<long, ValueList<VocabularyConcept>> successors)
    {
        var title = ResolvedSet.TitleOf(set);
        var items = set.Expression.Items;
        var included = items.Where(i => !i.IsExcluded).SelectMany(resolver.Reached).Select(r => r.Concept).ToHashSet();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var path = string.Create(CultureInfo.InvariantCulture, $"$.ConceptSets[{index}].expression.items[{i}]");
            var place = new SourcePlace(JsonPath: path);
            if (!concepts.TryGetValue(item.Concept.Id, out var concept))
            {
                yield return VocabularyErrors.UnknownItem.At(place, title, item.Concept.Id);
            }
            else if (!concept.IsValid)
            {
                yield return VocabularyErrors.InvalidItem.At(place, title, concept.Id, concept.Name, Listed(successors[concept.Id]));
            }
            else if (!concept.IsStandard && !(concept.Standard == "C" && item.IncludeDescendants))
            {
                yield return VocabularyErrors.NotStandardItem.At(place, title, concept.Id, concept.Name, Listed(successors[concept.Id]));
            }

            if (item.IsExcluded && !resolver.Reached(item).Any(r => included.Contains(r.Concept)))
            {
                yield return VocabularyErrors.ExcludesNothing.At(place, title, item.Concept.Id);
            }
        }

        if (members == 0)
        {
            yield return VocabularyErrors.EmptySet.At(SourcePlace.None, title);
        }
    }
}
