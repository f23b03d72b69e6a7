namespace Naru.Cdm.Schema;

/// <summary>How a field of the OMOP CDM is stored in DuckDB.</summary>
public enum OmopType
{
    /// <summary><c>BIGINT</c>: every key and every concept id. Hospitals number rows beyond 32 bits.</summary>
    BigInteger,

    /// <summary><c>INTEGER</c>: counts, days, years.</summary>
    Integer,

    /// <summary><c>DOUBLE</c>.</summary>
    Double,

    /// <summary><c>DATE</c>.</summary>
    Date,

    /// <summary><c>TIMESTAMP</c>, without a zone: the clock time as it was written down.</summary>
    DateTime,

    /// <summary><c>VARCHAR</c>, of any length: the lengths of the CDM are not enforced.</summary>
    Text,
}
