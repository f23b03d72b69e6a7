using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Directories.Search;
using Naru.Hub.Files.Contracts;
using Naru.Hub.Identity.Contracts;
using Naru.Ledger.Projections;
using Naru.Vocabulary;

namespace Naru.Hub.Directories;

/// <summary>The doors of the directory.</summary>
public static class DirectoryModule
{
    /// <summary>The projection that the ledger must be opened with.</summary>
    public static IProjection Projection { get; } = new DirectoryProjection();

    /// <summary>Opens the concepts of a vocabulary, for <see cref="AddDirectory"/>. Whoever opens it disposes of it.</summary>
    /// <param name="folder">The folder that <c>naru vocab load</c> made.</param>
    /// <returns>The concepts; or why the folder cannot be used (<see cref="VocabularyErrors"/>).</returns>
    public static Result<IConceptHierarchy> OpenConcepts(string folder)
    {
        var opened = ConceptVocabulary.Open(folder);
        return opened.IsSuccess
            ? Result.Success<IConceptHierarchy>(new LoadedVocabulary(opened.Value), opened.Findings)
            : Result.Failure<IConceptHierarchy>(opened.Findings);
    }

    /// <summary>
    /// Adds the directory. The host adds the ledger, opened with <see cref="Projection"/>, the permission tables, a <see cref="TimeProvider"/> and the public keys of the nodes
    /// (<see cref="Naru.Disclosure.Releases.IReleaseVerifier"/>).
    /// </summary>
    /// <param name="services">The hub's services.</param>
    /// <param name="concepts">The concepts of a vocabulary; null if there is none: then concepts are only equal or different.</param>
    /// <param name="publicOrigin">
    /// The address under which people open the hub: records name themselves by it, whatever address they are asked for at. Null names them by the address that they are asked
    /// for at.
    /// </param>
    public static IServiceCollection AddDirectory(this IServiceCollection services, IConceptHierarchy? concepts = null, Uri? publicOrigin = null)
    {
        services.TryAddSingleton(concepts ?? NoVocabulary.Instance);
        services.AddSingleton(new Catalogue.CatalogueAddress(publicOrigin));
        services.AddSingleton<Catalogue.CatalogueRecords>();
        services.AddSingleton(DirectoryData.Shipped);
        services.AddSingleton<DirectoryStore>();
        services.AddSingleton<PartyStore>();
        services.AddSingleton<InnovationStore>();
        services.AddSingleton<OfferingStore>();
        services.AddSingleton<OfferingSearch>();
        services.AddSingleton<PartySearch>();
        services.AddSingleton<InnovationSearch>();
        services.AddSingleton<IFileAccess, DirectoryFiles>();
        services.AddSingleton<IPartyDirectory, PartyDirectory>();
        services.Configure<ApiStatuses>(s =>
        {
            s.Is(StatusCodes.Status400BadRequest, DirectoryErrors.UnknownFacet, DirectoryErrors.QueryTooLong);
            s.Is(StatusCodes.Status406NotAcceptable, DirectoryErrors.NotOffered);
            s.Is(
                StatusCodes.Status409Conflict, DirectoryErrors.NumberTaken, DirectoryErrors.Merged, DirectoryErrors.Closed, DirectoryErrors.Archived,
                DirectoryErrors.WrongState, DirectoryErrors.SameRelease, DirectoryErrors.HasRole, DirectoryErrors.HasNoRole, DirectoryErrors.IsVerified,
                DirectoryErrors.IsNotVerified);
        });
        return services;
    }

    /// <summary>Maps the directory's addresses.</summary>
    public static IEndpointRouteBuilder MapDirectory(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi(new BilingualText("디렉터리", "Directory"));
        PartyEndpoints.Map(api);
        InnovationEndpoints.Map(api);
        OfferingEndpoints.Map(api);
        SearchEndpoints.Map(api);
        MatchEndpoints.Map(api);
        Catalogue.CatalogueEndpoints.Map(api);
        return endpoints;
    }
}
