namespace Naru.Vocabulary.Resolution;

/// <summary>
/// What resolving a concept set asks of a vocabulary. The rules are OHDSI's (circe <c>ConceptSetExpressionQueryBuilder</c>): a concept counts if the
/// vocabulary has it, its descendants if they are valid, and what maps to those if the mapping is.
/// </summary>
public interface IConceptLinks
{
    /// <summary>Which of some concepts the vocabulary has. No concepts are no question: nothing is asked then, here as below.</summary>
    IReadOnlyCollection<long> Known(IReadOnlyCollection<long> concepts);

    /// <summary>The valid descendants of some concepts, by concept; without those that have none.</summary>
    IReadOnlyDictionary<long, List<long>> Descendants(IReadOnlyCollection<long> concepts);

    /// <summary>What validly maps to some concepts, by concept; without those that nothing maps to.</summary>
    IReadOnlyDictionary<long, List<long>> MappedFrom(IReadOnlyCollection<long> concepts);
}
