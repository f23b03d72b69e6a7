using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Naru.Tests.Hub.Identity;

/// <summary>What a hub answered.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Json, HttpResponseMessage Response)
{
    /// <summary>The code of the problem; null if there is none.</summary>
    public string? Code => (string?)Json?["code"];

    public string? Path => (string?)Json?["errors"]?[0]?["path"];

    public IReadOnlyList<string> Codes => Json?["errors"]?.AsArray().Select(e => (string)e!["code"]!).ToList() ?? [];

    public string Text(string name) => (string?)Json?[name] ?? throw new InvalidOperationException($"{Status}: {Json}");

    public override string ToString() => $"{(int)Status} {Json?.ToJsonString()}";
}

/// <summary>A browser at an address of its own (127.x.y.z), with its cookies; it sends what the hub's own pages send.</summary>
internal sealed class Browser : IDisposable
{
    private static int addresses;

    private readonly IdentityHub hub;
    private readonly HttpClient client;

    public Browser(IdentityHub hub, CookieContainer? cookies = null)
    {
        this.hub = hub;
        var number = Interlocked.Increment(ref addresses);
        Address = new IPAddress([127, 10, (byte)(number >> 8), (byte)(number & 255)]);
        Cookies = cookies ?? new CookieContainer();
        Port = hub.ListeningPort;
        var handler = new SocketsHttpHandler
        {
            CookieContainer = Cookies,
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                var isHub = context.DnsEndPoint.Host == "localhost";
                if (isHub)
                {
                    socket.Bind(new IPEndPoint(Address, 0));
                }

                await socket.ConnectAsync(IPAddress.Loopback, isHub ? Port : context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        // The hub's certificate is the tests' own.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == IdentityHub.CertificateHash;
        client = new HttpClient(handler) { BaseAddress = hub.Origin };
    }

    public IPAddress Address { get; }

    /// <summary>The instance to which it connects.</summary>
    public int Port { get; }

    public CookieContainer Cookies { get; }

    /// <summary>An API token to send instead of cookies.</summary>
    public string? Bearer { get; set; }

    /// <summary>The origin that it says it comes from; null for none.</summary>
    public string? Origin { get; set; }

    public bool SendsForgeryToken { get; set; } = true;

    /// <summary>Sent with every request, beside what a browser sends.</summary>
    public Dictionary<string, string> More { get; } = [];

    public Task<Answer> Get(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> Put(string path, object? body, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, body, ifMatch);

    public Task<Answer> Delete(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("http", StringComparison.Ordinal) ? path : $"/api/v1{path}");
        if (body is not null)
        {
            request.Content = body is string text
                ? new StringContent(text, Encoding.UTF8, "application/json")
                : JsonContent.Create(body);
        }

        if (method == HttpMethod.Post && !More.ContainsKey("Idempotency-Key"))
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (Bearer is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Bearer}");
        }
        else if (method != HttpMethod.Get)
        {
            request.Headers.TryAddWithoutValidation("Origin", Origin ?? hub.OriginText);
            if (SendsForgeryToken)
            {
                request.Headers.TryAddWithoutValidation("X-CSRF-Token", (await Get("/csrf")).Text("token"));
            }
        }

        foreach (var (name, value) in More)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        var response = await client.SendAsync(request);
        var content = await response.Content.ReadAsStringAsync();
        JsonNode? json = null;
        if (response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) == true && content.Length > 0)
        {
            json = JsonNode.Parse(content);
        }

        return new Answer(response.StatusCode, json, response);
    }

    /// <summary>Follows redirects of the hub and of institutions until the hub's result page; gives its fragment.</summary>
    public async Task<string> FollowAsync(Answer answer)
    {
        for (var i = 0; i < 5; i++)
        {
            var location = answer.Response.Headers.Location ?? throw new InvalidOperationException($"No redirect: {answer}");
            var absolute = location.IsAbsoluteUri ? location : new Uri(hub.Origin, location);
            if (absolute.AbsolutePath is "/sign-in" or "/account")
            {
                return absolute.Fragment;
            }

            answer = await Get(absolute.AbsoluteUri);
        }

        throw new InvalidOperationException("Too many redirects.");
    }

    public static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    public void Dispose() => client.Dispose();
}
