using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>
/// The JSON body of a request, read strictly: unknown and repeated members, missing ones, nulls and wrong kinds are all reported, with pointer and
/// line. The handler is called only if there is nothing to report. Immutable.
/// </summary>
/// <typeparam name="T">A record in the module's <c>Contracts</c>, with exactly the members that a client may set.</typeparam>
internal sealed class Body<T> : IApiInput, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? value;

    private Body(Result<T> result)
    {
        value = result.Value;
        Findings = result.Errors.ToValueList();
    }

    /// <summary>What was sent.</summary>
    public T Value => value ?? throw new InvalidOperationException("A body with errors has no value.");

    public ValueList<Error> Findings { get; }

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) => new(await ReadAsync(context).ConfigureAwait(false));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static async Task<Result<T>> ReadAsync(HttpContext context)
    {
        if (!IsJson(context.Request))
        {
            return Fail(context.Request.ContentType is null && context.Request.ContentLength is null or 0 ? ApiErrors.NoBody : ApiErrors.WrongContentType);
        }

        var bytes = await BoundedBody.ReadAsync(context.Request, ApiJson.MaximumBytes, context.RequestAborted).ConfigureAwait(false);
        if (bytes is null)
        {
            return Fail(ApiErrors.TooLarge, ApiJson.MaximumBytes);
        }

        if (bytes.Length == 0)
        {
            return Fail(ApiErrors.NoBody);
        }

        try
        {
            return StrictJson.Read<T>(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Fail(ApiErrors.NotJson);
        }
    }

    private static bool IsJson(HttpRequest request)
    {
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return false;
        }

        return type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    private static Result<T> Fail(ErrorKind kind, params object[] arguments) => Result.Failure<T>([kind.At(SourcePlace.None, arguments)]);
}
