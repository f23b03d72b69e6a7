using Microsoft.AspNetCore.Http;
using Naru.Core;
using Naru.Hub.Permissions;

namespace Naru.Hub.Api;

/// <summary>
/// The HTTP status of each kind of error. A kind that nobody registered is a fault of what was sent: 422. Modules register theirs in <c>AddX</c> by
/// <c>services.Configure&lt;ApiStatuses&gt;(s =&gt; s.Is(404, DirectoryErrors.NoSuchParty))</c>. Filled at start, then read by all threads.
/// </summary>
internal sealed class ApiStatuses
{
    private readonly Dictionary<string, int> byCode = new(StringComparer.Ordinal);

    public ApiStatuses()
    {
        Is(400, ApiErrors.NotJson, ApiErrors.UnknownMember, ApiErrors.MemberTwice, ApiErrors.TooDeep, ApiErrors.NoBody, ApiErrors.BadQuery, ApiErrors.BadHeader,
            ApiErrors.KeyMissing, ApiErrors.BadCursor, ApiErrors.MethodOverride, ApiErrors.BadRequest);
        Is(401, PermissionErrors.SignInFirst);
        Is(403, PermissionErrors.NotAllowed, PermissionErrors.ConditionGone, PermissionErrors.ScopeMissing, ApiErrors.ForgeryTokenMissing, ApiErrors.OtherSite);
        Is(404, PermissionErrors.NotThere, ApiErrors.NoSuchAddress);
        Is(405, ApiErrors.NoSuchMethod);
        Is(408, ApiErrors.SlowBody);
        Is(409, ApiErrors.KeyBusy);
        Is(412, ApiErrors.Changed);
        Is(413, ApiErrors.TooLarge);
        Is(415, ApiErrors.WrongContentType);
        Is(428, ApiErrors.PreconditionMissing);
        Is(429, ApiErrors.TooMany);
        Is(500, ApiErrors.Unexpected);
        Is(503, ApiErrors.TooSlow, ApiErrors.DatabaseBusy);
    }

    /// <summary>Registers the status of some kinds.</summary>
    public void Is(int status, params ReadOnlySpan<ErrorKind> kinds)
    {
        foreach (var kind in kinds)
        {
            byCode[kind.Code] = status;
        }
    }

    /// <summary>The status of a kind.</summary>
    public int Of(ErrorKind kind) => byCode.GetValueOrDefault(kind.Code, StatusCodes.Status422UnprocessableEntity);
}
