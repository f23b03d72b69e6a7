using System.Text.Json;
using Naru.Core;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Contracts;

/// <summary>A language, as people's programs write it: <c>ko</c> or <c>en</c>.</summary>
internal enum LanguageTag
{
    Ko,
    En,
}

/// <summary>Between tags and languages.</summary>
internal static class LanguageTags
{
    public static Language? Language(this LanguageTag? tag) => tag?.Language();

    public static Language Language(this LanguageTag tag) => tag switch
    {
        LanguageTag.Ko => Core.Language.Korean,
        LanguageTag.En => Core.Language.English,
    };

    public static LanguageTag Tag(this Language language) => language switch
    {
        Core.Language.Korean => LanguageTag.Ko,
        Core.Language.English => LanguageTag.En,
    };
}

/// <summary>Somebody wants an account.</summary>
internal sealed record Registration(string Email, string Name, LanguageTag? Language = null);

/// <summary>The mailed link came back.</summary>
internal sealed record RegistrationCompletion(string Token, string? Password = null);

internal sealed record PasswordSignIn(string Email, string Password);

internal sealed record CodeSignIn(string Ticket, string Code);

internal sealed record PasswordResetAsked(string Email);

internal sealed record PasswordReset(string Token, string Password);

/// <summary>A challenge to a passkey: what <c>navigator.credentials</c> takes, and the ticket to send back with its answer.</summary>
internal sealed record PasskeyChallenge(string Ticket, JsonElement PublicKey);

/// <summary>A passkey's answer: the ticket, and what <c>PublicKeyCredential.toJSON()</c> gives.</summary>
internal sealed record PasskeySignIn(string Ticket, JsonElement Credential);

/// <summary>What a step of signing in led to.</summary>
/// <param name="State">Whether somebody is signed in now, or a code is still needed.</param>
/// <param name="Ticket">To be sent with the code.</param>
/// <param name="Assurance">How sure the hub is; with one factor there are no roles.</param>
internal sealed record SignInStep(SignInState State, string? Ticket, Assurance? Assurance)
{
    public static SignInStep NeedsCode(string ticket) => new(SignInState.CodeNeeded, ticket, null);

    public static SignInStep Done(SessionRow session) => new(SignInState.SignedIn, null, session.Assurance);
}

internal enum SignInState
{
    SignedIn,
    CodeNeeded,
}

/// <summary>An institution through which people sign in.</summary>
internal sealed record InstitutionView(string Id, LabelView Name);

internal sealed record LabelView(string Ko, string En)
{
    public static LabelView Of(BilingualText text) => new(text.Korean, text.English);
}

internal sealed record TicketInput(string Ticket);

internal sealed record TokenInput(string Token);
