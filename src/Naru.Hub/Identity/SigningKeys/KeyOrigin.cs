namespace Naru.Hub.Identity.SigningKeys;

/// <summary>Where a signing key lives.</summary>
public enum KeyOrigin
{
    /// <summary>In a browser, where no script can take it out; a passkey vouches for it.</summary>
    Browser,

    /// <summary>In a file of the command line.</summary>
    CommandLine,
}
