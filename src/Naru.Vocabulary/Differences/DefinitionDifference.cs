using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Resolution;

namespace Naru.Vocabulary.Differences;

/// <summary>What a newer vocabulary changes for a definition. Immutable.</summary>
/// <param name="From">The vocabulary before.</param>
/// <param name="To">The vocabulary after.</param>
/// <param name="Sets">Every concept set of the definition, in its order.</param>
public sealed record DefinitionDifference(VocabularyVersion From, VocabularyVersion To, ValueList<SetDifference> Sets)
{
    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Sets.All(s => s.IsEmpty);

    /// <summary>Compares.</summary>
    /// <param name="sets">The definition's concept sets.</param>
    /// <param name="before">What they held.</param>
    /// <param name="vocabulary">The newer vocabulary.</param>
    public static DefinitionDifference Of(ValueList<ConceptSet> sets, DefinitionBinding before, ConceptVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var resolver = new ConceptSetResolver(sets.SelectMany(s => s.Expression.Items), vocabulary);
        // A binding is a file, which may name a concept twice.
        var old = before.Concepts.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        var now = vocabulary.Concepts(old.Keys);
        var after = SetResolution.Of(sets, vocabulary);
        var held = before.Sets.DistinctBy(s => s.Id).ToDictionary(s => s.Id);
        var successors = vocabulary.Successors(old.Keys.Where(id => now.GetValueOrDefault(id) is not { IsStandard: true, IsValid: true }));
        var manifest = vocabulary.Manifest;
        return new DefinitionDifference(
            before.Version,
            new VocabularyVersion(manifest.VocabularyVersion, manifest.DataVersion),
            after.Select(s => Compare(s, held.GetValueOrDefault(s.Set.Id))).ToValueList());

        SetDifference Compare(ResolvedSet set, BoundSet? earlier)
        {
            var was = (earlier?.Members ?? []).DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => m.How);
            var members = set.Concepts.Select(c => c.Id).ToHashSet();
            var excluded = set.Set.Expression.Items.Where(i => i.IsExcluded).SelectMany(resolver.Reached).Select(r => r.Concept).ToHashSet();
            var named = set.Set.Expression.Items.Select(i => i.Concept.Id).ToHashSet();
            return new SetDifference(
                set.Set,
                was.Count,
                members.Count,
                set.Concepts.Where(c => !was.ContainsKey(c.Id)).ToValueList(),
                was.Keys.Where(id => !members.Contains(id)).Order()
                    .Select(id => Lost(id, was[id], set.Set.Expression, excluded, members)).ToValueList(),
                old.Values.Where(c => (named.Contains(c.Id) || members.Contains(c.Id)) && IsOutdated(c)).OrderBy(c => c.Id)
                    .Select(c => new OutdatedConcept(c, now.GetValueOrDefault(c.Id), named.Contains(c.Id), successors.GetValueOrDefault(c.Id, [])))
                    .ToValueList(),
                members.Where(id => was.ContainsKey(id) && IsRenamed(id)).Order().Select(id => new RenamedConcept(old[id], now[id])).ToValueList());
        }

        LostConcept Lost(long id, Reach how, ConceptSetExpression expression, HashSet<long> excluded, HashSet<long> members)
        {
            var reason = !now.TryGetValue(id, out var concept) ? LossReason.Gone
                : excluded.Contains(id) ? LossReason.Excluded
                : how == Reach.Mapped && expression.Items.Any(i => !i.IsExcluded && i.IncludeMapped) ? LossReason.NotMapped
                : how == Reach.Descendant && expression.Items.Any(i => !i.IsExcluded && i.IncludeDescendants)
                    ? concept.IsValid ? LossReason.NotBelow : LossReason.Invalid
                : LossReason.NotAskedFor;
            var ends = successors.GetValueOrDefault(id, []);
            return new LostConcept(
                old.GetValueOrDefault(id) ?? new BoundConcept(id, "", "", null, null), reason, ends, ends.Count > 0 && ends.All(e => members.Contains(e.Id)));
        }

        bool IsOutdated(BoundConcept concept) =>
            concept is { Standard: "S", InvalidReason: null } && now.GetValueOrDefault(concept.Id) is not { IsStandard: true, IsValid: true };

        bool IsRenamed(long id) => old.TryGetValue(id, out var o) && now.TryGetValue(id, out var n) && (o.Name != n.Name || o.Domain != n.Domain);
    }
}
