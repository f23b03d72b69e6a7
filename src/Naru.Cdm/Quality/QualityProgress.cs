namespace Naru.Cdm.Quality;

/// <summary>How far the checks have come. Reported from one thread at a time.</summary>
/// <param name="Table">The table that is being checked.</param>
/// <param name="Done">How many checks are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record QualityProgress(string Table, int Done, int Total)
{
    /// <summary>How much is done, from 0 to 1.</summary>
    public double Fraction => Total == 0 ? 1 : (double)Done / Total;
}
