namespace Naru.Hub.Identity.Humans;

/// <summary>Whether two accounts are one human's.</summary>
internal enum SameHuman
{
    /// <summary>Nothing says so.</summary>
    No,

    /// <summary>Somebody says so, and nobody showed it: a person decides.</summary>
    Claimed,

    /// <summary>It was shown: by ORCID, by mail, by an officer.</summary>
    Proven,
}
