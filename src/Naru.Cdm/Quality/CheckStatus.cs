namespace Naru.Cdm.Quality;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>No more rows failed than the threshold allows.</summary>
    Passed,

    /// <summary>More rows failed than the threshold allows.</summary>
    Failed,

    /// <summary>There was nothing to check; <see cref="CheckResult.Reason"/> says why.</summary>
    NotApplicable,

    /// <summary>The check could not be carried out, which says nothing about the data.</summary>
    Broken,
}
