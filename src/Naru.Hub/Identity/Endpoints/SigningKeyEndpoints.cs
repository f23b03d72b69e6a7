using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>The keys by which a person signs questions.</summary>
internal static class SigningKeyEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/me/signing-keys", ListAsync).Runs<ReadSigningKeys>().Answers<SigningKeyList>().Describe("내 서명 키", "The own signing keys");
        group.MapPost("/me/signing-keys/challenge", AskAsync).Runs<RegisterSigningKey>().NeedsTwoFactors().Once().Answers<SigningKeyChallenge>()
            .Describe("서명할 글: 어떤 키를 누가, 무엇에, 언제까지", "The statement to be signed: whose key, what for, until when")
            .Fails(IdentityErrors.KeyForm, IdentityErrors.KeyOffCurve, IdentityErrors.KeyIsPrivate, IdentityErrors.KeyThere, IdentityErrors.DaysOutOfRange,
                IdentityErrors.PurposeUnknown, IdentityErrors.PasskeyNeeded, IdentityErrors.NameMissing);
        group.MapPost("/me/signing-keys", RegisterAsync).Runs<RegisterSigningKey>().NeedsTwoFactors().Once().Answers<SigningKeyView>(StatusCodes.Status201Created)
            .Describe("서명 키 등록", "Register a signing key")
            .Fails(IdentityErrors.TicketGone, IdentityErrors.KeyThere, IdentityErrors.DelegationUnreadable, IdentityErrors.DelegationUntrusted, IdentityErrors.DelegationSignature,
                IdentityErrors.DelegationChallenge, IdentityErrors.DelegationOrigin, IdentityErrors.DelegationNotVerified, IdentityErrors.DelegationProof,
                IdentityErrors.PasskeyCounter);
        group.MapPost("/me/signing-keys/{id}/revoke", RevokeAsync).Runs<RevokeSigningKey>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("서명 키 폐지", "Revoke a signing key").Fails(IdentityErrors.NothingThere);
    }

    private static async Task<IResult> ListAsync(ApiRequest request, HttpContext context, SigningKeyService keys) =>
        ApiResults.Json(new SigningKeyList((await keys.OfAsync(request.Person, context.RequestAborted)).Select(View).ToValueList()));

    private static async Task<IResult> AskAsync(Body<SigningKeyRequest> body, ApiRequest request, HttpContext context, IdentityDb db, SigningKeyService keys) =>
        IdentityEndpoints.Secretly(context, await keys.AskAsync(await db.AccountOf(request, context.RequestAborted), body.Value, context.RequestAborted));

    private static async Task<IResult> RegisterAsync(Body<SigningKeyRegistration> body, ApiRequest request, HttpContext context, IdentityDb db, SigningKeyService keys) =>
        ApiResults.From(
            await keys.RegisterAsync(await db.AccountOf(request, context.RequestAborted), body.Value, context.RequestAborted),
            key => ApiResults.Json(View(key), StatusCodes.Status201Created));

    private static async Task<IResult> RevokeAsync(string id, ApiRequest request, HttpContext context, SigningKeyService keys) =>
        IdentityEndpoints.Done(await keys.RevokeAsync(request.Person, id, context.RequestAborted));

    private static SigningKeyView View(SigningKeyRow key) => new(
        key.Id, key.Thumbprint, JsonSerializer.Deserialize<JsonElement>(key.Jwk), key.Label, key.Origin, key.Purpose, key.Study,
        key.Delegation is null ? null : Base64Url.EncodeToString(key.Delegation), key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}
