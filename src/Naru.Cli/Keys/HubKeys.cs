using System.Buffers.Text;
using System.Globalization;
using System.Text.Json.Nodes;
using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>A signing key as a hub lists it. Immutable.</summary>
internal sealed record HubKey(
    string Id, string Thumbprint, string Label, string Origin, string? Study, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? RevokedAt, byte[]? Delegation, JsonObject Json)
{
    /// <summary>The key in the hub's JSON; null if it is not what this program knows.</summary>
    public static HubKey? Of(JsonNode? node)
    {
        try
        {
            var json = node!.AsObject();
            return new HubKey(
                ForeignText.Plain((string)json["id"]!), ForeignText.Plain((string)json["thumbprint"]!), ForeignText.Plain((string)json["label"]!), ForeignText.Plain((string)json["origin"]!),
                (string?)json["study"] is { } study ? ForeignText.Plain(study) : null, Time(json["createdAt"])!.Value, Time(json["expiresAt"])!.Value, Time(json["revokedAt"]),
                (string?)json["delegation"] is { } delegation ? Base64Url.DecodeFromChars(delegation) : null, json);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Time(JsonNode? node) =>
        (string?)node is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}

/// <summary>The own signing keys at a hub.</summary>
internal sealed class HubKeys(HubConnection hub)
{
    private const string Path = "/identity/me/signing-keys";

    /// <summary>All of them, the newest first.</summary>
    public async Task<Result<IReadOnlyList<HubKey>>> ListAsync(CancellationToken stop)
    {
        var answer = await hub.AskAsync(HttpMethod.Get, Path, null, stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            return Result.Failure<IReadOnlyList<HubKey>>(answer.Findings);
        }

        var keys = (answer.Value["items"] as JsonArray)?.Select(HubKey.Of).ToList();
        return keys is null || keys.Contains(null)
            ? Result.Failure<IReadOnlyList<HubKey>>([hub.NotAHub("JSON")])
            : Result.Success<IReadOnlyList<HubKey>>(keys.OfType<HubKey>().ToList());
    }

    /// <summary>Asks for the statement to be signed: its bytes, and the ticket to send back with it.</summary>
    public async Task<Result<KeyChallenge>> AskAsync(SigningKeyFile key, string label, int days, string? study, CancellationToken stop)
    {
        var body = new JsonObject
        {
            ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = key.Key.X, ["y"] = key.Key.Y },
            ["label"] = label,
            ["origin"] = "command-line",
            ["days"] = days,
        };
        if (study is not null)
        {
            body["study"] = study;
        }

        var answer = await hub.AskAsync(HttpMethod.Post, $"{Path}/challenge", body, stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            return Result.Failure<KeyChallenge>(answer.Findings);
        }

        try
        {
            if ((string?)answer.Value["ticket"] is { } ticket && (string?)answer.Value["statement"] is { } statement)
            {
                return Result.Success(new KeyChallenge(ticket, Base64Url.DecodeFromChars(statement)));
            }
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // Said below.
        }

        return Result.Failure<KeyChallenge>([hub.NotAHub("JSON")]);
    }

    /// <summary>Sends the signed statement; the key as the hub has it now.</summary>
    public async Task<Result<HubKey>> RegisterAsync(string ticket, byte[] proof, CancellationToken stop)
    {
        var body = new JsonObject { ["ticket"] = ticket, ["proof"] = Base64Url.EncodeToString(proof) };
        var answer = await hub.AskAsync(HttpMethod.Post, Path, body, stop).ConfigureAwait(false);
        return !answer.IsSuccess ? Result.Failure<HubKey>(answer.Findings)
            : HubKey.Of(answer.Value) is { } key ? Result.Success(key)
            : Result.Failure<HubKey>([hub.NotAHub("JSON")]);
    }

    /// <summary>Revokes one; nothing, or why not.</summary>
    public async Task<ValueList<Error>> RevokeAsync(string id, CancellationToken stop) =>
        (await hub.AskAsync(HttpMethod.Post, $"{Path}/{Uri.EscapeDataString(id)}/revoke", null, stop).ConfigureAwait(false)).Errors.ToValueList();
}

/// <summary>What a hub wants signed. Immutable.</summary>
/// <param name="Ticket">To be sent back with the signature.</param>
/// <param name="Statement">The bytes.</param>
internal sealed record KeyChallenge(string Ticket, byte[] Statement);
