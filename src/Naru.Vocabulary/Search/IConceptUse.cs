namespace Naru.Vocabulary.Search;

/// <summary>
/// How many persons of a store have which concept: the port through which a search ranks what this hospital has before what it has not.
/// An index keeps what it derives from an instance, so the persons of one instance must not change.
/// </summary>
public interface IConceptUse
{
    /// <summary>Persons by concept id, of the concepts that occur (some ten thousand). What is not in it has no persons.</summary>
    IReadOnlyDictionary<long, long> Persons { get; }
}
