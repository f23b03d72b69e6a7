using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>What the data-quality checks of a CDM found: counts only. Immutable.</summary>
public sealed record QualityReport
{
    /// <summary>The data's name as the user sees it.</summary>
    public required string Source { get; init; }

    /// <summary>The version of the CDM in which the data came.</summary>
    public required CdmVersion CdmVersion { get; init; }

    /// <summary>The version of the vocabulary, as <c>cdm_source</c> says; null if it says nothing.</summary>
    public string? VocabularyVersion { get; init; }

    /// <summary>The version of the data; null if they have none.</summary>
    public string? DataVersion { get; init; }

    /// <summary>When the checks began.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>How long they took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>All results: by table in the order of the CDM, then as in the list of checks.</summary>
    public required ValueList<CheckResult> Results { get; init; }
}
