using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>
/// Asks a hub's API as a program: with a token, over TLS (in the clear only on this computer), following nothing and nobody. What is refused comes back as findings,
/// the hub's own with the hub's codes. For one thread.
/// </summary>
internal sealed class HubConnection : IDisposable
{
    private const string Root = "/api/v1";
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);

    private readonly HubAddress address;
    private readonly HttpClient client;

    private HubConnection(HubAddress address, string token, X509Certificate2Collection? authorities)
    {
        this.address = address;
        client = new HttpClient(Handler(authorities, address.Origin.IsLoopback)) { BaseAddress = address.Origin, Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("naru");
        client.DefaultRequestHeaders.Accept.ParseAdd(MediaTypeNames.Application.Json);
    }

    /// <summary>The hub that is asked.</summary>
    public HubAddress Address => address;

    /// <summary>Prepares it; nothing is sent yet.</summary>
    /// <param name="address">The hub.</param>
    /// <param name="token">The API token.</param>
    /// <param name="authority">A PEM file with the certificates that may vouch for the hub's; null for the system's.</param>
    public static Result<HubConnection> Open(HubAddress address, string token, string? authority)
    {
        if (authority is null)
        {
            return Result.Success(new HubConnection(address, token, null));
        }

        var text = PrivateFile.Read(authority, isSecret: false);
        if (!text.IsSuccess)
        {
            return Result.Failure<HubConnection>(text.Findings);
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text.Value);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        return certificates.Count > 0
            ? Result.Success(new HubConnection(address, token, certificates))
            : Result.Failure<HubConnection>([KeyErrors.AuthorityUnusable.At(new SourcePlace(authority))]);
    }

    /// <summary>Sends one request; the answer's JSON, or why there is none.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="path">Under <c>/api/v1</c>.</param>
    /// <param name="body">What is sent; null for nothing.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<Result<JsonObject>> AskAsync(HttpMethod method, string path, JsonObject? body, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(method, Root + path);
            if (body is not null)
            {
                request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
            }

            using var response = await client.SendAsync(request, stop).ConfigureAwait(false);
            return await AnswerAsync(response, stop).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            return Failure(Refusal(e));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Failure(Unreachable("timeout"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static SocketsHttpHandler Handler(X509Certificate2Collection? authorities, bool isLocal)
    {
        // What is said to this computer in the clear is for no proxy.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectPatience, UseProxy = !isLocal };
        if (authorities is not null)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authorities);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        return handler;
    }

    private async Task<Result<JsonObject>> AnswerAsync(HttpResponseMessage response, CancellationToken stop)
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            return Result.Success(new JsonObject());
        }

        var text = await response.Content.ReadAsStringAsync(stop).ConfigureAwait(false);
        var json = Parse(text);
        var findings = response.IsSuccessStatusCode ? [] : Problems(json);
        if (findings.Count > 0)
        {
            return Result.Failure<JsonObject>(findings);
        }

        return response.IsSuccessStatusCode && json is not null
            ? Result.Success(json)
            : Failure(NotAHub(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>An answer that is not what this program knows.</summary>
    public Error NotAHub(string what) => KeyErrors.NotAHub.At(SourcePlace.None, address.Name, what);

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The findings of the hub's problem (RFC 9457), each with its own code; none if it is not a hub's.</summary>
    private ValueList<Error> Problems(JsonObject? problem)
    {
        try
        {
            return problem?["errors"] is JsonArray errors ? errors.Select(e => ErrorOf(e!.AsObject())).ToValueList() : [];
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or FormatException)
        {
            return [];
        }
    }

    private Error ErrorOf(JsonObject error)
    {
        var (message, advice) = (Both(error["message"]!), Both(error["advice"]!));
        var code = ForeignText.Plain((string)error["code"]!);
        var path = (string?)error["path"] is { Length: > 0 } pointer ? ForeignText.Plain(pointer) : null;
        return new Error(new ErrorKind(code, Severity.Error, message, advice), new SourcePlace(address.Name, JsonPath: path), message, advice);
    }

    private static BilingualText Both(JsonNode text) => new(ForeignText.Plain((string)text["ko"]!), ForeignText.Plain((string)text["en"]!));

    private Error Refusal(HttpRequestException e) => e.InnerException is AuthenticationException inner && inner.Message.Contains("certificate", StringComparison.Ordinal)
        ? KeyErrors.CertificateRefused.At(SourcePlace.None, address.Name, inner.Message[(inner.Message.LastIndexOf(':') + 1)..].Trim())
        : e.HttpRequestError == HttpRequestError.InvalidResponse ? NotAHub("HTTP")
        : Unreachable(e.HttpRequestError.ToString());

    private Error Unreachable(string why) => KeyErrors.Unreachable.At(SourcePlace.None, address.Name, why);

    private static Result<JsonObject> Failure(Error error) => Result.Failure<JsonObject>([error]);
}
