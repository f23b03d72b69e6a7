namespace Naru.Vocabulary.Differences;

/// <summary>Why a concept set no longer holds a concept.</summary>
public enum LossReason
{
    /// <summary>The vocabulary no longer has it.</summary>
    Gone,

    /// <summary>It is no longer valid, and what lies below an item counts only while it is.</summary>
    Invalid,

    /// <summary>It no longer lies below any item's concept.</summary>
    NotBelow,

    /// <summary>It no longer maps to any concept of the set.</summary>
    NotMapped,

    /// <summary>An excluded item now reaches it.</summary>
    Excluded,

    /// <summary>The definition no longer asks for it.</summary>
    NotAskedFor,
}
