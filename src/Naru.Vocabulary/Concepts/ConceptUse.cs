namespace Naru.Vocabulary.Concepts;

/// <summary>How often a store has a concept.</summary>
/// <param name="Persons">Persons with any record of it, in the table that has the most of them.</param>
/// <param name="Records">Records of it, in all tables but those of eras.</param>
/// <param name="SourceRecords">Records that have it as their source concept.</param>
public readonly record struct ConceptUse(long Persons, long Records, long SourceRecords);
