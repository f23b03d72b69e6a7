using Microsoft.AspNetCore.Http;

namespace Naru.Hub.Api;

/// <summary>What pages of the host need to know of an answer.</summary>
public static class ApiPage
{
    /// <summary>The word that a page's own scripts carry, new for each answer; an injected script has none.</summary>
    public static string NonceOf(HttpContext context) => SecurityHeaders.NonceOf(context);
}
