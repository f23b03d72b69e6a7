namespace Naru.Hub.Identity.SignIn;

/// <summary>How sure the hub is that the person is the one of the account.</summary>
public enum Assurance
{
    /// <summary>One factor: a password, a mailed link, an institution that does not say how it asked. Gives no role in any party.</summary>
    Single,

    /// <summary>Two factors: a passkey with user verification, a password with a code, an institution that says that it asked for two.</summary>
    Two,
}
