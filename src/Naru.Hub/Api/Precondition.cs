using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>
/// The version that the caller means to change (If-Match). Without it the answer is 428: nobody overwrites what they have not seen. A tag that is not
/// one of ours matches no version. Immutable.
/// </summary>
/// <param name="Version">The expected version of the thing's stream.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record Precondition(long Version, ValueList<Error> Findings) : IApiInput, IBindableFromHttpContext<Precondition>, IEndpointParameterMetadataProvider
{
    private const long NoVersion = -1;

    /// <summary>Fails with <c>API304</c> unless the thing is still at this version.</summary>
    public Result<T> Hold<T>(T thing, long version)
        where T : class => version == Version ? Result.Success(thing) : Result.Failure<T>([ApiErrors.Changed.At(SourcePlace.None)]);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new IfMatchTerm());

    public static ValueTask<Precondition?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch;
        return ValueTask.FromResult<Precondition?>(header.Count switch
        {
            0 => new Precondition(NoVersion, [ApiErrors.PreconditionMissing.At(SourcePlace.None)]),
            1 when header[0] is { } tag && !tag.Contains(',', StringComparison.Ordinal) && tag != "*" => new Precondition(ETags.Version(tag) ?? NoVersion, []),
            _ => new Precondition(NoVersion, [ApiErrors.BadHeader.At(SourcePlace.None, "If-Match", "\"v1\"")]),
        });
    }
}
