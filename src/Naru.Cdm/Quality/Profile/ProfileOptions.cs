namespace Naru.Cdm.Quality.Profile;

/// <summary>How a profile is taken.</summary>
public sealed record ProfileOptions
{
    /// <summary>The usual smallest number that is shown where small ones are hidden.</summary>
    public const int UsualMinimum = 5;

    /// <summary>The day of the check: no observation is counted beyond it, unless the records themselves go further.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Numbers of persons or records from 1 to below this are hidden; null shows all.</summary>
    public int? HideBelow { get; init; }

    /// <summary>How many concepts are listed for each table.</summary>
    public int TopConcepts { get; init; } = 10;
}
