namespace Naru.Hub.Api;

/// <summary>The word that a page of the hub's own sends as <c>X-CSRF-Token</c> with everything that changes something. Immutable.</summary>
/// <param name="Token">The word.</param>
public sealed record CsrfToken(string Token);
