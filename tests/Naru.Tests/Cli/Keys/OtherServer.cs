using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Naru.Tests.Cli.Keys;

/// <summary>A server that is no honest hub: it answers what a test wants, and remembers what it was asked.</summary>
internal sealed class OtherServer : IAsyncDisposable
{
    private readonly WebApplication web;

    private OtherServer(WebApplication web, ConcurrentQueue<string> asked) => (this.web, Asked) = (web, asked);

    /// <summary>Method and path of every request.</summary>
    public ConcurrentQueue<string> Asked { get; }

    public string Address => web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<OtherServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var made = builder.Build();
        var asked = new ConcurrentQueue<string>();
        made.Run(context =>
        {
            asked.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return answer(context);
        });
        await made.StartAsync();
        return new OtherServer(made, asked);
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
