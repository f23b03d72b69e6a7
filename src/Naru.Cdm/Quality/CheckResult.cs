using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>What one check counted. It holds names of the CDM, numbers of concepts and counts; never a value of the data. Immutable.</summary>
public sealed record CheckResult
{
    /// <summary>
    /// Names the check for ever, as OHDSI's Data Quality Dashboard does: level, check, table, field, concept and unit in lower case,
    /// joined by <c>_</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The Data Quality Dashboard's name of the check, such as <c>isRequired</c>.</summary>
    public required string CheckName { get; init; }

    /// <summary>What the check is about.</summary>
    public required CheckCategory Category { get; init; }

    /// <summary>The finer division; null if the category has none.</summary>
    public CheckSubcategory? Subcategory { get; init; }

    /// <summary>What the check looks at.</summary>
    public required CheckLevel Level { get; init; }

    /// <summary>The table, lower case.</summary>
    public required string Table { get; init; }

    /// <summary>The field, lower case; null at the level of tables.</summary>
    public string? Field { get; init; }

    /// <summary>The concept; null but at the level of concepts.</summary>
    public long? ConceptId { get; init; }

    /// <summary>The unit in which the concept's values are; null if the check asks for none.</summary>
    public long? UnitConceptId { get; init; }

    /// <summary>How many rows failed (persons or distinct values, where the check counts those); 0 if it is not applicable or broke.</summary>
    public required long FailedRows { get; init; }

    /// <summary>Out of how many: the denominator as the Data Quality Dashboard counts it.</summary>
    public required long Rows { get; init; }

    /// <summary>How many percent of <see cref="Rows"/> may fail, from 0 to 100.</summary>
    public required double ThresholdPercent { get; init; }

    /// <summary>How the check ended.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>Why it was not applicable or broke; null if it passed or failed.</summary>
    public BilingualText? Reason { get; init; }

    /// <summary>What the check asks, in one sentence.</summary>
    public required BilingualText Description { get; init; }

    /// <summary>How many percent of <see cref="Rows"/> failed; 0 if there are none.</summary>
    public double FailedPercent => Rows == 0 ? 0 : 100.0 * FailedRows / Rows;
}
