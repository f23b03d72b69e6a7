using Microsoft.AspNetCore.Http;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>By which address the catalogue names itself and what is in it. Immutable.</summary>
/// <param name="PublicOrigin">The hub's own; null for the one that is asked.</param>
internal sealed record CatalogueAddress(Uri? PublicOrigin)
{
    /// <summary>The address, without a slash at the end. An id that changed with the way that somebody came by would name many things; what no host name holds is not taken over.</summary>
    public string Of(HttpRequest request) => PublicOrigin?.GetLeftPart(UriPartial.Authority)
        ?? (Uri.CheckHostName(request.Host.Host) != UriHostNameType.Unknown ? $"{request.Scheme}://{request.Host.Value}" : "urn:naru");
}
