using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Naru.Bench.Hub;

/// <summary>Somebody who has signed up at a hub as people do, by the mail that the hub left in its folder, and registers organisations. Safe for threads once signed up.</summary>
internal sealed partial class HubCaller : IDisposable
{
    private readonly HttpClient client;
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private string token = "";
    private long number;

    private HubCaller(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 1000 }) { BaseAddress = address };
        // The name under which the hub is opened: the session's cookie and the check of foreign pages go by it.
        client.DefaultRequestHeaders.Add("Origin", "http://localhost:5080");
        client.DefaultRequestHeaders.Host = "localhost:5080";
    }

    /// <summary>Makes an account and signs in with it.</summary>
    /// <param name="hub">Where the hub listens.</param>
    /// <param name="mails">The folder into which it puts mails.</param>
    public static async Task<HubCaller> SignUpAsync(Uri hub, string mails)
    {
        var caller = new HubCaller(hub);
        await caller.RenewTokenAsync();
        await caller.PostAsync("/api/v1/identity/registrations", """{"email":"bench@example.org","name":"벤치","language":"ko"}""");
        var secret = await SecretAsync(mails);
        await caller.PostAsync("/api/v1/identity/registrations/complete", JsonSerializer.Serialize(new { token = secret, password = "a ferry crosses at dawn" }));
        await caller.RenewTokenAsync();
        return caller;
    }

    /// <summary>A request that costs the server as little as a request can.</summary>
    public async Task DoNothingAsync()
    {
        using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>One command: a company is registered.</summary>
    public Task RegisterAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{run}-{Interlocked.Increment(ref number)}");
        return PostAsync("/api/v1/parties", $$"""{"kind":"organisation","names":{"ko":"나루바이오 {{name}}","en":"Naru Bio {{name}}"},"organisationType":"company","district":"28-songdo"}""");
    }

    public void Dispose() => client.Dispose();

    private static async Task<string> SecretAsync(string mails)
    {
        for (var i = 0; i < 600; i++)
        {
            foreach (var file in Directory.Exists(mails) ? Directory.GetFiles(mails, "*.eml") : [])
            {
                if (Base64Line().Matches(await File.ReadAllTextAsync(file)) is { Count: > 0 } lines
                    && Link().Match(Encoding.UTF8.GetString(Convert.FromBase64String(lines[0].Value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)))) is { Success: true } link)
                {
                    return link.Groups["secret"].Value;
                }
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The hub left no mail in its folder.");
    }

    private async Task RenewTokenAsync()
    {
        using var response = await client.GetAsync(new Uri("/api/v1/csrf", UriKind.Relative));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        token = json.RootElement.GetProperty("token").GetString()!;
    }

    private async Task PostAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-CSRF-Token", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var response = await client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }

    [GeneratedRegex("register#(?<secret>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    // The first part of the mail: lines of 60 characters or more, and a shorter last one.
    [GeneratedRegex(@"(?:^[A-Za-z0-9+/]{60,}\r?\n)+[A-Za-z0-9+/]*={0,2}", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Base64Line();
}
