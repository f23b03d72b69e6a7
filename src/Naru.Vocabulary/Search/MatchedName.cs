namespace Naru.Vocabulary.Search;

/// <summary>Tells which of a concept's names a text met.</summary>
internal static class MatchedName
{
    /// <summary>
    /// The concept's own name where it was found by id or code; else the first name that is the text or begins with it, or that holds most of
    /// its words, each as loosely as the step allows, also where a word was too common to be looked for loosely. The own name comes first,
    /// then the synonyms.
    /// </summary>
    public static ConceptName Of(FoundConcept concept, QueryText text, SearchTier tier)
    {
        var own = new ConceptName(concept.Name, null);
        if (tier is SearchTier.Id or SearchTier.Code or SearchTier.CodePrefix || concept.Synonyms.Count == 0)
        {
            return own;
        }

        return ((ConceptName[])[own, .. concept.Synonyms]).MaxBy(n => Agreement(new FoldedText(n.Text), text, tier))!;
    }

    private static int Agreement(FoldedText name, QueryText text, SearchTier tier) => tier switch
    {
        SearchTier.Name => ConceptDocument.Shortened(name.Compact) == text.Compact ? 1 : 0,
        SearchTier.NamePrefix => name.Compact.StartsWith(text.Compact, StringComparison.Ordinal) ? 1 : 0,
        _ => text.Words.Count(w => Holds(name, w, text, tier)),
    };

    private static bool Holds(FoldedText name, string word, QueryText text, SearchTier tier)
    {
        if (tier == SearchTier.Words)
        {
            return name.Words.Contains(word, StringComparer.Ordinal);
        }

        if (FoldedText.IsHangul(word))
        {
            return name.Runs.Any(r => r.Contains(word, StringComparison.Ordinal))
                || (tier >= SearchTier.Misspelt
                    && Misspellings.Variants(word).Any(v => name.Runs.Any(r => r.Contains(v, StringComparison.Ordinal))));
        }

        return name.Words.Any(w => w == word
            || (word == text.Last && w.StartsWith(word, StringComparison.Ordinal))
            || (tier >= SearchTier.InnerParts && WordList.MayHold(word) && w.Contains(word, StringComparison.Ordinal))
            || (tier >= SearchTier.Misspelt && Misspellings.Means(word, w, tier)));
    }
}
