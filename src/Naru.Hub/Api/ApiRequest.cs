using System.Reflection;
using Microsoft.AspNetCore.Http;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Api;

/// <summary>Who asks, in which language, and under which command id: a parameter that every handler can take. Immutable.</summary>
/// <param name="Caller">Who asks, with the roles in force now.</param>
/// <param name="Language">The language that the caller reads.</param>
/// <param name="CommandId">Give it to the ledger: a repeated request has the same, so that nothing is done twice.</param>
/// <param name="TraceId">The number by which the log knows this request.</param>
internal sealed record ApiRequest(Caller Caller, Language Language, Guid CommandId, string TraceId) : IBindableFromHttpContext<ApiRequest>
{
    /// <summary>Who asks, as the ledger writes it: the person's id.</summary>
    /// <exception cref="InvalidOperationException">Nobody has signed in; the permission tables would have refused.</exception>
    public string Person => Caller.Person ?? throw new InvalidOperationException("Nobody has signed in.");

    public static ValueTask<ApiRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var feature = ApiFeature.Of(context);
        return ValueTask.FromResult<ApiRequest?>(new ApiRequest(feature.Caller, Languages.Of(context.Request), feature.CommandId, Problem.TraceId(context)));
    }
}
