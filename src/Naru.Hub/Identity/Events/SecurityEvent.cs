namespace Naru.Hub.Identity.Events;

/// <summary>The kinds of security events, by the names that the ledger keeps. Never renamed.</summary>
public static class SecurityEvent
{
    /// <summary>Somebody signed in.</summary>
    public const string SignedIn = "identity.signed-in";

    /// <summary>A session ended because its person ended it.</summary>
    public const string SignedOut = "identity.signed-out";

    /// <summary>All sessions ended.</summary>
    public const string SignedOutEverywhere = "identity.signed-out-everywhere";

    /// <summary>Signing in to an account failed.</summary>
    public const string SignInFailed = "identity.sign-in-failed";

    /// <summary>A mail was asked for; its kind only, never its reader.</summary>
    public const string MailAsked = "identity.mail-asked";

    /// <summary>An account was made.</summary>
    public const string AccountMade = "identity.account-made";

    /// <summary>An account was closed for good.</summary>
    public const string AccountClosed = "identity.account-closed";

    /// <summary>A password was set or changed.</summary>
    public const string PasswordChanged = "identity.password-changed";

    /// <summary>A second factor was added.</summary>
    public const string SecondFactorAdded = "identity.second-factor-added";

    /// <summary>A second factor was taken away.</summary>
    public const string SecondFactorRemoved = "identity.second-factor-removed";

    /// <summary>A recovery code was used.</summary>
    public const string RecoveryCodeUsed = "identity.recovery-code-used";

    /// <summary>A passkey was added.</summary>
    public const string PasskeyAdded = "identity.passkey-added";

    /// <summary>A passkey was taken away.</summary>
    public const string PasskeyRemoved = "identity.passkey-removed";

    /// <summary>A passkey's counter went back: perhaps it was copied.</summary>
    public const string PasskeyCounterWentBack = "identity.passkey-counter-went-back";

    /// <summary>An institution's account was linked.</summary>
    public const string InstitutionLinked = "identity.institution-linked";

    /// <summary>An institution's account was unlinked.</summary>
    public const string InstitutionUnlinked = "identity.institution-unlinked";

    /// <summary>An API token was made.</summary>
    public const string TokenMade = "identity.token-made";

    /// <summary>An API token was revoked.</summary>
    public const string TokenRevoked = "identity.token-revoked";

    /// <summary>A role was offered.</summary>
    public const string Invited = "identity.invited";

    /// <summary>An offer was taken back.</summary>
    public const string InvitationRevoked = "identity.invitation-revoked";

    /// <summary>A role was given.</summary>
    public const string RoleGranted = "identity.role-granted";

    /// <summary>A role was ended.</summary>
    public const string RoleEnded = "identity.role-ended";

    /// <summary>A role was asked for.</summary>
    public const string ClaimMade = "identity.claim-made";

    /// <summary>A role that was asked for was given.</summary>
    public const string ClaimGranted = "identity.claim-granted";

    /// <summary>A role that was asked for was refused.</summary>
    public const string ClaimDeclined = "identity.claim-declined";

    /// <summary>A claim was taken back by its person.</summary>
    public const string ClaimWithdrawn = "identity.claim-withdrawn";

    /// <summary>Something that says which human it is was added.</summary>
    public const string LinkAdded = "identity.link-added";

    /// <summary>Its person wants it gone.</summary>
    public const string LinkEndAsked = "identity.link-end-asked";

    /// <summary>It is gone.</summary>
    public const string LinkEnded = "identity.link-ended";

    /// <summary>A signing key was registered.</summary>
    public const string SigningKeyRegistered = "identity.signing-key-registered";

    /// <summary>A signing key was revoked.</summary>
    public const string SigningKeyRevoked = "identity.signing-key-revoked";
}
