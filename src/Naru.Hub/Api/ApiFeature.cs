using Microsoft.AspNetCore.Http;
using Naru.Hub.Kernel;

namespace Naru.Hub.Api;

/// <summary>What the gate found out about a request. Serves one request.</summary>
internal sealed class ApiFeature
{
    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The id under which the ledger knows the command; the same whenever the same request is repeated with its Idempotency-Key.</summary>
    public Guid CommandId { get; set; } = Guid.CreateVersion7();

    /// <summary>What the gate found out.</summary>
    /// <exception cref="InvalidOperationException">The request did not come through the gate: a bug.</exception>
    public static ApiFeature Of(HttpContext context) => context.Features.Get<ApiFeature>() ?? throw new InvalidOperationException("The request did not come through the gate.");
}
