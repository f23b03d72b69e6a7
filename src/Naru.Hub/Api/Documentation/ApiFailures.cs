using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Naru.Core;
using Naru.Hub.Permissions;

namespace Naru.Hub.Api.Documentation;

/// <summary>The errors that an endpoint can answer with: those of the API, by what it takes, and its own.</summary>
internal static class ApiFailures
{
    public static IEnumerable<ErrorKind> Of(IList<object> metadata, string method, RunsTerm? runs, PermissionTables permissions)
    {
        foreach (var kind in metadata.OfType<FailsTerm>().SelectMany(t => t.Kinds))
        {
            yield return kind;
        }

        foreach (var kind in Rights(runs, permissions).Concat(Input(metadata, method)))
        {
            yield return kind;
        }

        if (!HttpMethods.IsGet(method))
        {
            yield return ApiErrors.ForgeryTokenMissing;
            yield return ApiErrors.OtherSite;
        }

        yield return ApiErrors.MethodOverride;
        yield return ApiErrors.TooMany;
        yield return ApiErrors.Unexpected;
        yield return ApiErrors.TooSlow;
        yield return ApiErrors.DatabaseBusy;
    }

    /// <summary>Whether a request may, or must, carry an Idempotency-Key.</summary>
    public static bool TakesKey(IList<object> metadata, string method) => !HttpMethods.IsGet(method) && !metadata.OfType<UnrecordedTerm>().Any();

    private static IEnumerable<ErrorKind> Rights(RunsTerm? runs, PermissionTables permissions)
    {
        if (runs is null)
        {
            yield break;
        }

        if (!permissions.AdmitsAnonymous(runs.Command))
        {
            yield return PermissionErrors.SignInFirst;
        }

        yield return PermissionErrors.NotAllowed;
        yield return PermissionErrors.NotThere;
        yield return PermissionErrors.ScopeMissing;
        if (permissions.HasConditions(runs.Command))
        {
            yield return PermissionErrors.ConditionGone;
        }
    }

    private static IEnumerable<ErrorKind> Input(IList<object> metadata, string method)
    {
        if (metadata.OfType<IAcceptsMetadata>().Any(a => a.ContentTypes.Contains("application/json", StringComparer.Ordinal)))
        {
            ErrorKind[] body =
            [
                ApiErrors.NotJson, ApiErrors.UnknownMember, ApiErrors.MemberTwice, ApiErrors.MemberMissing, ApiErrors.WrongKind, ApiErrors.BadValue, ApiErrors.NullMember,
                ApiErrors.TooDeep, ApiErrors.TooLarge, ApiErrors.WrongContentType, ApiErrors.NoBody, ApiErrors.HiddenCharacter,
            ];
            foreach (var kind in body)
            {
                yield return kind;
            }
        }

        if (TakesKey(metadata, method))
        {
            yield return ApiErrors.BadHeader;
            yield return ApiErrors.KeyReused;
            yield return ApiErrors.KeyBusy;
            if (HttpMethods.IsPost(method))
            {
                yield return ApiErrors.KeyMissing;
            }
        }

        if (metadata.OfType<IfMatchTerm>().Any())
        {
            yield return ApiErrors.PreconditionMissing;
            yield return ApiErrors.Changed;
        }

        if (metadata.OfType<PageTerm>().Any())
        {
            yield return ApiErrors.BadQuery;
            yield return ApiErrors.BadCursor;
        }
    }
}
