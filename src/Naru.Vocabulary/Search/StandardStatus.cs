namespace Naru.Vocabulary.Search;

/// <summary>What <c>concept.standard_concept</c> says.</summary>
public enum StandardStatus
{
    /// <summary>S: what data are recorded with.</summary>
    Standard,

    /// <summary>C: only for grouping, as ATC's classes.</summary>
    Classification,

    /// <summary>Empty: a code of a source, mapped to a standard concept or to nothing.</summary>
    NonStandard,
}
