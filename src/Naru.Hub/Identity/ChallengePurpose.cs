namespace Naru.Hub.Identity;

/// <summary>What challenges are for; one for another purpose is none.</summary>
internal static class ChallengePurpose
{
    public const string SecondFactor = "second-factor";
    public const string PasskeySignIn = "passkey-sign-in";
    public const string PasskeyNew = "passkey-new";
    public const string Registration = "registration";
    public const string PasswordReset = "password-reset";
    public const string Email = "email";
    public const string InstitutionLink = "institution-link";
    public const string KeyDelegation = "key-delegation";
    public const string KeyPossession = "key-possession";
}
