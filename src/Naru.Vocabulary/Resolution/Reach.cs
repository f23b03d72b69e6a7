namespace Naru.Vocabulary.Resolution;

/// <summary>How an item of a concept set came to a concept; of several ways, the first of these.</summary>
public enum Reach
{
    /// <summary>It is the item's own.</summary>
    Itself,

    /// <summary>It lies below the item's own.</summary>
    Descendant,

    /// <summary>It maps to one of those.</summary>
    Mapped,
}
