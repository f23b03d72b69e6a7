namespace Naru.Cdm.Schema;

/// <summary>The version of the OMOP CDM in which data came. Loaded tables always have the names of 5.4.</summary>
public enum CdmVersion
{
    /// <summary>5.3.</summary>
    V53,

    /// <summary>5.4.</summary>
    V54,
}
