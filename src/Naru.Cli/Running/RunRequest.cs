using Naru.Cdm;
using Naru.Cli.Hosting;
using Naru.Cli.Input;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>A run that was asked for, all of it valid.</summary>
/// <param name="Files">The definitions, in their order.</param>
/// <param name="CdmPath">Where the data are.</param>
internal sealed record RunRequest(ValueList<DefinitionFile> Files, string CdmPath)
{
    /// <summary>Which engine answers.</summary>
    public EngineChoice Engine { get; init; } = new("duckdb", []);

    /// <summary>How the data are opened; also how many definitions run at once.</summary>
    public CdmOpenOptions Options { get; init; } = new();

    /// <summary>How long one definition may run; null for as long as it takes.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>CSV of the cohort rows; <c>-</c> for standard output.</summary>
    public string? RowsPath { get; init; }

    /// <summary>JSON lines; <c>-</c> for standard output.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Folder of OHDSI's tables.</summary>
    public string? OhdsiFolder { get; init; }

    /// <summary>Whether every definition's funnel is shown.</summary>
    public bool Details { get; init; }

    /// <summary>Whether the peak memory is shown.</summary>
    public bool ShowMemory { get; init; }
}
