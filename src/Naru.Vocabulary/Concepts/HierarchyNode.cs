using Naru.Core;

namespace Naru.Vocabulary.Concepts;

/// <summary>A concept in the tree above or below another one. Immutable.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Next">Those one level further away, by name.</param>
/// <param name="Hidden">How many more there are that were not asked for.</param>
/// <param name="IsRepeated">Whether it stands elsewhere in the tree, where its own are shown; also where a vocabulary goes round in circles.</param>
public sealed record HierarchyNode(VocabularyConcept Concept, ValueList<HierarchyNode> Next, long Hidden, bool IsRepeated);
