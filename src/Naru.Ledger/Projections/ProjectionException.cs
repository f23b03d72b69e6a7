namespace Naru.Ledger.Projections;

/// <summary>A projection threw while it followed an event: a bug of the projection. The command was not recorded.</summary>
public sealed class ProjectionException : Exception
{
    /// <summary>A projection threw.</summary>
    /// <param name="projection">Its name.</param>
    /// <param name="inner">What it threw.</param>
    public ProjectionException(string projection, Exception inner)
        : base($"The projection '{projection}' failed.", inner) => Projection = projection;

    /// <summary>The projection's name.</summary>
    public string Projection { get; }
}
