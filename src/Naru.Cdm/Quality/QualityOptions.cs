namespace Naru.Cdm.Quality;

/// <summary>How to check.</summary>
public sealed record QualityOptions
{
    /// <summary>The data's name as the user sees it.</summary>
    public required string Source { get; init; }

    /// <summary>The version of the data, if they have one.</summary>
    public string? DataVersion { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
