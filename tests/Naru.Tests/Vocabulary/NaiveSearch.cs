using System.Globalization;
using Naru.Core;
using Naru.Vocabulary.Search;

namespace Naru.Tests.Vocabulary;

/// <summary>
/// What a search means: loops over all concepts. Only the cutting of texts into words is the product's (<see cref="FoldedText"/>, which has
/// tests of its own). The index has to give the same answers, in the same order.
/// </summary>
internal sealed class NaiveSearch(IReadOnlyList<FoundConcept> concepts, ConceptQuery query, IReadOnlyDictionary<long, long>? persons, SearchLimits limits)
{
    private readonly FoldedText text = new(query.Text);
    private readonly Dictionary<long, FoldedText[]> foldedNames = concepts.ToDictionary(c => c.Id, c => AllNames(c).Select(n => new FoldedText(n.Text)).ToArray());
    private HashSet<string>? rareWords;

    /// <summary>The steps in which concepts are found, best first: a concept ranks by its best.</summary>
    private enum Step
    {
        Id,
        Code,
        Name,
        NamePrefix,
        CodePrefix,
        Words,
        Parts,
        InnerParts,
        Misspelt,
        MisspeltMore,
        Nothing,
    }

    private string[] Words => [.. text.Words.Distinct(StringComparer.Ordinal)];

    public ConceptHits Run()
    {
        if (text.Words.Count == 0)
        {
            return new([], 0, true, new([], [], [], []));
        }

        var looseUpTo = Step.Parts;
        var found = Found(looseUpTo);
        // Few concepts, no whole name, code or id, and a word that few concepts have: then look more loosely, one step after the other.
        if (!found.Exists(f => f.Step <= Step.Name) && RareWords.Count > 0)
        {
            while (found.Count < limits.Few && looseUpTo < Step.MisspeltMore)
            {
                found = Found(++looseUpTo);
            }
        }

        var ranked = found
            .OrderBy(f => f.Step)
            .ThenBy(f => f.Concept.Standard)
            .ThenBy(f => f.Concept.InvalidReason is not null)
            .ThenByDescending(f => Persons(f.Concept) ?? 0)
            .ThenBy(f => f.Concept.Name.Length)
            .ThenBy(f => f.Concept.Id)
            .ToList();
        var exact = ranked.Count <= limits.CountedAtMost;
        return new(
            ranked.Skip(query.Offset).Take(query.Limit).Select(f => new ConceptHit(f.Concept, MatchOf(f.Step), BestName(f.Concept, f.Step), Persons(f.Concept))).ToValueList(),
            exact ? ranked.Count : limits.CountedAtMost, exact, exact ? Facets([.. ranked.Select(f => f.Concept)]) : null);
    }

    private List<(FoundConcept Concept, Step Step)> Found(Step looseUpTo) =>
        [.. concepts.Where(Passes).Select(c => (c, BestStep(c, looseUpTo))).Where(f => f.Item2 != Step.Nothing)];

    private bool Passes(FoundConcept concept) =>
        (query.Domains.Count == 0 || query.Domains.Contains(concept.Domain, StringComparer.OrdinalIgnoreCase))
        && (query.Vocabularies.Count == 0 || query.Vocabularies.Contains(concept.Vocabulary, StringComparer.OrdinalIgnoreCase))
        && (query.Classes.Count == 0 || query.Classes.Contains(concept.Class, StringComparer.OrdinalIgnoreCase))
        && (query.Standard.Count == 0 || query.Standard.Contains(concept.Standard))
        && (query.Valid is null || query.Valid == concept.InvalidReason is null);

    private Step BestStep(FoundConcept concept, Step looseUpTo)
    {
        for (var step = Step.Id; step <= looseUpTo; step++)
        {
            if (Finds(step, concept))
            {
                return step;
            }
        }

        return Step.Nothing;
    }

    private bool Finds(Step step, FoundConcept concept)
    {
        var names = Names(concept);
        var code = new FoldedText(concept.Code).Compact;
        return step switch
        {
            Step.Id => text.Words.Count == 1 && text.Words[0] == concept.Id.ToString(CultureInfo.InvariantCulture),
            Step.Code => code == text.Compact,
            Step.Name => names.Any(n => n.Compact == text.Compact),
            Step.NamePrefix => names.Any(n => n.Compact.StartsWith(text.Compact, StringComparison.Ordinal)),
            Step.CodePrefix => text.Compact.Length >= 3 && char.IsAsciiLetter(text.Compact[0]) && text.Compact.Any(char.IsAsciiDigit)
                && code.StartsWith(text.Compact, StringComparison.Ordinal),
            _ => Words.All(w => names.Any(n => Has(n, w, step))),
        };
    }

    private HashSet<string> RareWords =>
        rareWords ??= [.. Words.Where(w => concepts.Count(c => Names(c).Any(n => Has(n, w, Step.Parts))) < limits.Few)];

    /// <summary>Whether a name has a word, in a step that looks at words.</summary>
    private bool Has(FoldedText name, string word, Step step) => Has(name, word, step, step > Step.Parts && RareWords.Contains(word));

    private bool Has(FoldedText name, string word, Step step, bool loosely)
    {
        if (name.Words.Contains(word, StringComparer.Ordinal))
        {
            return true;
        }

        if (step == Step.Words)
        {
            return false;
        }

        var hangul = FoldedText.IsHangul(word);
        var letters = !hangul && !word.Any(char.IsDigit) && word.Length >= 4;
        return (hangul && name.Runs.Any(r => r.Contains(word, StringComparison.Ordinal)))
            || (!hangul && word == text.Words[^1] && name.Words.Any(w => w.StartsWith(word, StringComparison.Ordinal)))
            || (loosely && letters && name.Words.Any(w => w.Contains(word, StringComparison.Ordinal)))
            || (loosely && step >= Step.Misspelt && letters && name.Words.Any(w => Near(word, w, 1)))
            || (loosely && step == Step.MisspeltMore && letters && word.Length >= 9 && name.Words.Any(w => w[0] == word[0] && Near(word, w, 2)))
            || (loosely && step >= Step.Misspelt && hangul && word.Length >= 2 && name.Runs.Any(r => HasButForOneJamo(r, word)));
    }

    /// <summary>Whether so many edits make one of the other: a letter less, more or another, or two neighbours exchanged.</summary>
    private static bool Near(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int edits) =>
        edits >= 0
        && (one.IsEmpty || other.IsEmpty
            ? one.Length + other.Length <= edits
            : (one[0] == other[0] && Near(one[1..], other[1..], edits))
                || Near(one[1..], other, edits - 1)
                || Near(one, other[1..], edits - 1)
                || Near(one[1..], other[1..], edits - 1)
                || (one.Length > 1 && other.Length > 1 && one[0] == other[1] && one[1] == other[0] && Near(one[2..], other[2..], edits - 1)));

    private static bool HasButForOneJamo(string run, string word) => Enumerable.Range(0, Math.Max(0, run.Length - word.Length + 1)).Any(at =>
        Enumerable.Range(0, word.Length).Sum(i => DifferentJamo(run[at + i], word[i])) <= 1);

    private static int DifferentJamo(char one, char other)
    {
        int a = one - '가', b = other - '가';
        return (a / 588 == b / 588 ? 0 : 1) + (a / 28 % 21 == b / 28 % 21 ? 0 : 1) + (a % 28 == b % 28 ? 0 : 1);
    }

    private FoldedText[] Names(FoundConcept concept) => foldedNames[concept.Id];

    private static ConceptName[] AllNames(FoundConcept concept) => [new(concept.Name, null), .. concept.Synonyms];

    /// <summary>
    /// The name that is shown: the first of those that agree best. Here every word may agree as loosely as the step allows: that a word is
    /// common keeps the index from looking for what resembles it, not a reader from seeing that it is there.
    /// </summary>
    private ConceptName BestName(FoundConcept concept, Step step) => AllNames(concept).MaxBy(n =>
    {
        var name = new FoldedText(n.Text);
        return step switch
        {
            Step.Id or Step.Code or Step.CodePrefix => 0,
            Step.Name => name.Compact == text.Compact ? 1 : 0,
            Step.NamePrefix => name.Compact.StartsWith(text.Compact, StringComparison.Ordinal) ? 1 : 0,
            _ => Words.Count(w => Has(name, w, step, loosely: step > Step.Parts)),
        };
    })!;

    private long? Persons(FoundConcept concept) => persons is null ? null : persons.GetValueOrDefault(concept.Id);

    private static ConceptMatch MatchOf(Step step) => step switch
    {
        Step.InnerParts => ConceptMatch.PartOfWord,
        Step.MisspeltMore => ConceptMatch.Misspelling,
        _ => (ConceptMatch)Math.Min((int)step, (int)ConceptMatch.Misspelling),
    };

    private static ConceptFacets Facets(List<FoundConcept> found)
    {
        ValueList<FacetCount> By(Func<FoundConcept, string> value) => found.GroupBy(value, StringComparer.Ordinal)
            .Select(g => new FacetCount(g.Key, g.Count())).OrderByDescending(f => f.Concepts).ThenBy(f => f.Value, StringComparer.Ordinal).ToValueList();
        return new(
            By(c => c.Domain), By(c => c.Vocabulary), By(c => c.Class),
            By(c => c.Standard switch { StandardStatus.Standard => "S", StandardStatus.Classification => "C", StandardStatus.NonStandard => "" }));
    }
}
