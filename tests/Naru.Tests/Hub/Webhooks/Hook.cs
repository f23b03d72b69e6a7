using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Naru.Tests.Hub.Webhooks;

/// <summary>Somebody's receivers on a real server at a free port of this machine: one for each path, which answers as a test tells it. Safe for threads.</summary>
internal sealed class Hook : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly ConcurrentDictionary<string, int> statuses = new(StringComparer.Ordinal);

    private Hook(WebApplication app) => this.app = app;

    /// <summary>A request as it came.</summary>
    internal sealed record Call(string Path, string Id, string Timestamp, string Signature, string? UserAgent, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Type => Json.GetProperty("type").GetString()!;

        public JsonElement Data => Json.GetProperty("data");

        public string[] Signatures => Signature.Split(' ');

        /// <summary>What the specification says that a secret signs; computed here and not by the product.</summary>
        public string SignedBy(string secret) => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")))}";
    }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<Hook> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var hook = new Hook(builder.Build());
        hook.app.Run(hook.AnswerAsync);
        await hook.app.StartAsync();
        return hook;
    }

    /// <summary>What a path answers from now on; 204 unless somebody said otherwise.</summary>
    public void Answer(string path, int status) => statuses[path] = status;

    public IReadOnlyList<Call> At(string path) => calls.Where(c => c.Path == path).ToList();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var path = context.Request.Path.Value!;
        calls.Enqueue(new Call(
            path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), headers.UserAgent, Encoding.UTF8.GetString(body.ToArray())));
        context.Response.StatusCode = statuses.GetValueOrDefault(path, 204);
        context.Response.Headers.Location = "/elsewhere";
        if (context.Response.StatusCode != 204)
        {
            await context.Response.WriteAsync("what the receiver says is nobody's business");
        }
    }
}
