namespace Naru.Hub.Directories.Contracts;

/// <summary>
/// What the directory asks of whoever keeps people's roles: a port. While nobody answers, a party counts as represented, so that no right comes of it. Implementations are safe for threads.
/// </summary>
internal interface IRepresentation
{
    /// <summary>The path at which one asks to represent a party.</summary>
    string ClaimAddress { get; }

    /// <summary>Whether anybody represents the party, or ever did: then it is no longer whoever registered it who speaks for it.</summary>
    Task<bool> HasEverHadRepresentativeAsync(string party, CancellationToken stop);
}
