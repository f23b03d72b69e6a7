namespace Naru.Cdm.Schema;

/// <summary>A field of an OMOP table. Immutable.</summary>
/// <param name="Name">Name in CDM 5.4, lower case.</param>
/// <param name="Type">How it is stored.</param>
/// <param name="IsRequired">Whether every version of the CDM that Naru reads requires it, and a row without it means nothing.</param>
/// <param name="IsPrimaryKey">Whether it is its table's primary key.</param>
/// <param name="References">The table whose key it holds; null if none.</param>
/// <param name="FormerName">Its name in CDM 5.3, if that was another.</param>
public sealed record OmopField(
    string Name, OmopType Type, bool IsRequired, bool IsPrimaryKey, string? References, string? FormerName)
{
    /// <summary>The name of <see cref="Type"/> in SQL.</summary>
    public string SqlType => Type switch
    {
        OmopType.BigInteger => "BIGINT",
        OmopType.Integer => "INTEGER",
        OmopType.Double => "DOUBLE",
        OmopType.Date => "DATE",
        OmopType.DateTime => "TIMESTAMP",
        OmopType.Text => "VARCHAR",
    };
}
