namespace Naru.Cdm.Quality;

/// <summary>What a check is about, as Kahn and others divide data quality and OHDSI's Data Quality Dashboard after them.</summary>
public enum CheckCategory
{
    /// <summary>Whether the data keep the form of the CDM.</summary>
    Conformance,

    /// <summary>Whether what should be there is there.</summary>
    Completeness,

    /// <summary>Whether what is there can be true.</summary>
    Plausibility,
}
