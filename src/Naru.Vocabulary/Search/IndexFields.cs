namespace Naru.Vocabulary.Search;

/// <summary>The fields of a concept in the index. None is scored; only <see cref="Bigrams"/> has positions.</summary>
internal static class IndexFields
{
    /// <summary>The concept's id.</summary>
    public const string Id = "i";

    /// <summary>Its code, folded and compact.</summary>
    public const string Code = "c";

    /// <summary>Its names, folded and compact.</summary>
    public const string Name = "n";

    /// <summary>The beginnings of its names, from one to <see cref="LongestNamePrefix"/> characters.</summary>
    public const string NamePrefix = "np";

    /// <summary>The words of its names.</summary>
    public const string Word = "w";

    /// <summary>The beginnings of its words that are not Hangul, from one to <see cref="LongestWordPrefix"/> characters.</summary>
    public const string WordPrefix = "wp";

    /// <summary>The syllables of its runs of Hangul.</summary>
    public const string Syllable = "s";

    /// <summary>The neighbouring syllables of its runs of Hangul; runs and names lie apart.</summary>
    public const string Bigrams = "b";

    /// <summary>What it can be filtered by.</summary>
    public const string Filter = "f";

    /// <summary>Numbers of domain, vocabulary and class, for the facets.</summary>
    public const string Facets = "v";

    /// <summary>All its columns and synonyms, as <see cref="StoredConcept"/> writes them.</summary>
    public const string Stored = "r";

    // Beginnings that so many names or words share that uniting them would take longer than a search may.
    public const int LongestNamePrefix = 8;
    public const int LongestWordPrefix = 4;

    /// <summary>The term of <see cref="Filter"/> for a domain.</summary>
    public static string OfDomain(string domain) => $"d{domain}";

    /// <summary>The term of <see cref="Filter"/> for a vocabulary.</summary>
    public static string OfVocabulary(string vocabulary) => $"v{vocabulary}";

    /// <summary>The term of <see cref="Filter"/> for a class.</summary>
    public static string OfClass(string conceptClass) => $"c{conceptClass}";

    /// <summary>The term of <see cref="Filter"/> for a status.</summary>
    public static string OfStandard(StandardStatus standard) => standard switch
    {
        StandardStatus.Standard => "sS",
        StandardStatus.Classification => "sC",
        StandardStatus.NonStandard => "sN",
    };

    /// <summary>The term of <see cref="Filter"/> for validity.</summary>
    public static string OfValidity(bool valid) => valid ? "iV" : "iI";
}
