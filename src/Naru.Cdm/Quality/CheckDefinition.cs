using System.Globalization;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>One line of the lists of checks: a check of one table, field or concept.</summary>
/// <param name="Check">Which check.</param>
/// <param name="Table">Which table.</param>
/// <param name="Field">Which field; null at the level of tables.</param>
/// <param name="Concept">Which concept; null but at the level of concepts.</param>
/// <param name="Unit">In which unit its values are, if that matters.</param>
/// <param name="Parameter">What the check needs to know besides; see <c>data/quality/NOTICE</c>.</param>
/// <param name="Threshold">How many percent may fail.</param>
/// <param name="OnlyVersion">The only version of the CDM that it is for; null if it is for all.</param>
/// <param name="ConceptName">The concept's name.</param>
internal sealed record CheckDefinition(
    CheckName Check,
    string Table,
    string? Field,
    long? Concept,
    long? Unit,
    string Parameter,
    double Threshold,
    CdmVersion? OnlyVersion,
    string ConceptName)
{
    /// <summary>Names the check for ever.</summary>
    public string Id { get; } = string.Join('_', new[]
    {
        Check.Level.ToString(), Check.Name, Table, Field, Concept?.ToString(CultureInfo.InvariantCulture), Unit?.ToString(CultureInfo.InvariantCulture),
    }.Where(part => part is not null)).ToLowerInvariant();

    /// <summary>A result of this check.</summary>
    public CheckResult Result(CheckStatus status, long failed = 0, long rows = 0, BilingualText? reason = null) => new()
    {
        Id = Id,
        CheckName = Check.Name,
        Category = Check.Category,
        Subcategory = Check.Subcategory,
        Level = Check.Level,
        Table = Table,
        Field = Field,
        ConceptId = Concept,
        UnitConceptId = Unit,
        FailedRows = failed,
        Rows = rows,
        ThresholdPercent = Threshold,
        Status = status,
        Reason = reason,
        Description = Check.Describe(this),
    };
}
