using Naru.Cdm;
using Naru.Cdm.Quality;

namespace Naru.Cli.Running;

/// <summary>What <c>naru cdm check</c> was asked for.</summary>
/// <param name="Source">The data.</param>
internal sealed record QualityRequest(string Source)
{
    /// <summary>The percentages that may fail.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>How the data are opened.</summary>
    public required CdmOpenOptions Options { get; init; }

    /// <summary>Where the results go as JSON.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Where the page goes.</summary>
    public string? HtmlPath { get; init; }

    /// <summary>Where the JSON for OHDSI's viewer goes.</summary>
    public string? DqdPath { get; init; }

    /// <summary>Whether failed checks leave the exit code at 0.</summary>
    public bool NeverFails { get; init; }

    /// <summary>Numbers of persons or records from 1 to below this are hidden in the profile; null shows all.</summary>
    public int? HideBelow { get; init; }

    /// <summary>Whether every failed check is shown.</summary>
    public bool Details { get; init; }

    /// <summary>Whether the peak memory is shown.</summary>
    public bool ShowMemory { get; init; }
}
