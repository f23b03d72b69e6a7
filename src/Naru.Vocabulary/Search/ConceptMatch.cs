namespace Naru.Vocabulary.Search;

/// <summary>Why a concept was found; the better reasons come first, and so do the concepts found by them.</summary>
public enum ConceptMatch
{
    /// <summary>The text is the concept's id.</summary>
    ExactId,

    /// <summary>The text is its code; points, spaces and case do not matter.</summary>
    ExactCode,

    /// <summary>The text is one of its names; case, accents, spaces and punctuation do not matter.</summary>
    ExactName,

    /// <summary>One of its names begins with the text.</summary>
    NamePrefix,

    /// <summary>Its code begins with the text, a letter and more with a digit among them.</summary>
    CodePrefix,

    /// <summary>Every word of the text is a word of its names.</summary>
    WholeWords,

    /// <summary>Every word of the text is a word of its names or a part of one.</summary>
    PartOfWord,

    /// <summary>Every word of the text is a word of its names but for the spelling.</summary>
    Misspelling,
}
