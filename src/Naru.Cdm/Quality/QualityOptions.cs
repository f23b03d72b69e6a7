namespace Naru.Cdm.Quality;

/// <summary>How to check.</summary>
public sealed record QualityOptions
{
    /// <summary>The data's name as the user sees it.</summary>
    public required string Source { get; init; }

    /// <summary>The percentages that the user allows to fail. Default: Naru's own.</summary>
    public Thresholds Thresholds { get; init; } = Thresholds.None;

    /// <summary>Which tables are checked: for tests that ask about one. Default: all.</summary>
    internal Predicate<string> Includes { get; init; } = _ => true;

    /// <summary>The clock; its day is the one after which dates are in the future.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
