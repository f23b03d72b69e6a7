namespace Naru.Hub.Identity.SignIn;

/// <summary>How a person signed in.</summary>
public enum SignInMethod
{
    /// <summary>By a passkey.</summary>
    Passkey,

    /// <summary>By password alone.</summary>
    Password,

    /// <summary>By a code of an authenticator program, after another factor.</summary>
    Totp,

    /// <summary>By a recovery code, after another factor.</summary>
    RecoveryCode,

    /// <summary>By an institution (OpenID Connect).</summary>
    Institution,

    /// <summary>By a link that was mailed.</summary>
    MailedLink,
}
