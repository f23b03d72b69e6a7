using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Api;

/// <summary>
/// How a module says what its endpoints are. Every endpoint needs <c>Runs</c> or <c>Open</c>, else the hub does not start; a description;
/// and the errors of its own.
/// </summary>
internal static class ApiEndpoints
{
    /// <summary>Where the API is.</summary>
    public const string Root = "/api";

    /// <summary>Where its version 1 is.</summary>
    public const string Version1 = "/api/v1";

    /// <summary>Whether a request is to the API. Routing takes capital and small letters alike: whoever guards the API must, too.</summary>
    public static bool Has(HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The group that a module's endpoints are in: paths are relative to <c>/api/v1</c>.</summary>
    /// <param name="endpoints">The hub's endpoints.</param>
    /// <param name="title">What the module is called in the API's documentation.</param>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, BilingualText title)
    {
        var group = endpoints.MapGroup(Version1).WithTags($"{title.Korean} · {title.English}");
        group.AddEndpointFilter(RefuseBadInput);
        return group;
    }

    /// <summary>The command of the permission tables that the endpoint asks for.</summary>
    public static TBuilder Runs<TBuilder, TCommand>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
        where TCommand : class, IHubCommand => builder.With(new RunsTerm(TCommand.Name, typeof(TCommand)));

    /// <summary>The command of the permission tables that the endpoint asks for.</summary>
    public static RouteHandlerBuilder Runs<TCommand>(this RouteHandlerBuilder builder)
        where TCommand : class, IHubCommand => builder.Runs<RouteHandlerBuilder, TCommand>();

    /// <summary>Open to everybody.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="reason">Why nothing has to be permitted.</param>
    public static TBuilder Open<TBuilder>(this TBuilder builder, string reason)
        where TBuilder : IEndpointConventionBuilder => builder.With(new OpenTerm(reason));

    /// <summary>What it does, in both languages.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder builder, string korean, string english, BilingualText? more = null) =>
        builder.With(new SummaryTerm(new BilingualText(korean, english), more));

    /// <summary>The errors of its own that it can answer with; those of the API come by themselves.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder builder, params ValueList<ErrorKind> kinds) => builder.With(new FailsTerm(kinds));

    /// <summary>The JSON that it answers with.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder builder, int status = StatusCodes.Status200OK) =>
        builder.With(new AnswersTerm(typeof(T), status, "application/json")).Produces<T>(status, "application/json");

    /// <summary>It answers without a body (204), or with one that is no JSON.</summary>
    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder builder, int status, string contentType = "") =>
        builder.With(new AnswersTerm(null, status, contentType)).Produces(status, contentType: contentType.Length == 0 ? null : contentType);

    /// <summary>An example of the body that it takes.</summary>
    public static RouteHandlerBuilder Example<T>(this RouteHandlerBuilder builder, T body)
        where T : class => builder.With(new ExampleTerm(body));

    /// <summary>No record of its answers is kept by Idempotency-Key.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="reason">Because it answers with a secret, takes a stream, or changes nothing.</param>
    public static RouteHandlerBuilder Unrecorded(this RouteHandlerBuilder builder, string reason) => builder.With(new UnrecordedTerm(reason));

    private static TBuilder With<TBuilder>(this TBuilder builder, object term)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(term));
        return builder;
    }

    private static async ValueTask<object?> RefuseBadInput(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var findings = context.Arguments.OfType<IApiInput>().SelectMany(i => i.Findings).ToValueList();
        return findings.Count > 0 ? new Problem(findings) : await next(context).ConfigureAwait(false);
    }
}
