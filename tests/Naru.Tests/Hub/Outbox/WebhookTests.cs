using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Ledger.Outbox;
using Naru.Tests.Hub.Files;
using Xunit;

namespace Naru.Tests.Hub.Outbox;

public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly WebhookKey Old = new("an old key of more than 24 bytes"u8);
    private static readonly WebhookKey New = new("a new key of more than 24 bytes!"u8);

    private readonly ConcurrentQueue<(string Path, WebhookHeaders Headers, byte[] Body)> received = new();
    private readonly SettableClock clock = new();
    private WebApplication app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WebhookSettings Here => new() { InnerTargets = [new Uri(Address, "/")] };

    private Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/{**path}", AnswerAsync);
        await app.StartAsync(Stop);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Send_Webhook_IsSignedByEveryKey()
    {
        Assert.IsType<SendOutcome.Sent>(await SendAsync("/hook", keys: [Old, New]));
        var (_, headers, body) = received.Single();
        Assert.Equal("m1", headers.Id);
        foreach (var keys in (ValueList<WebhookKey>[])[[Old], [New], [New, Old]])
        {
            Assert.True(WebhookSignature.Verify(headers, body, keys, clock.Now).IsSuccess);
        }

        using var json = JsonDocument.Parse(body);
        Assert.Equal("m1", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("case.decided", json.RootElement.GetProperty("type").GetString());
        Assert.Equal("case-1", json.RootElement.GetProperty("data").GetProperty("case").GetString());
        Assert.Equal(Mails.Recorded, json.RootElement.GetProperty("timestamp").GetDateTimeOffset());
    }

    /// <summary>The example of the Standard Webhooks specification's own libraries.</summary>
    [Fact]
    public void Sign_KnownExample()
    {
        var key = new WebhookKey(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        var headers = WebhookSignature.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}"u8, [key]);
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers.Signature);
    }

    [Fact]
    public void Verify_AnythingChanged_IsRefused()
    {
        var body = "{\"a\":1}"u8.ToArray();
        var good = WebhookSignature.Sign("m1", clock.Now, body, [Old]);
        Assert.True(WebhookSignature.Verify(good, body, [Old], clock.Now).IsSuccess);
        Assert.True(WebhookSignature.Verify(good, body, [Old], clock.Now.AddSeconds(299)).IsSuccess);
        Assert.Equal("OUT402", Code(good, clock.Now.AddSeconds(302)));
        Assert.Equal("OUT402", Code(good, clock.Now.AddSeconds(-302)));
        Assert.Equal("OUT403", Code(good with { Id = "m2" }, clock.Now));
        Assert.Equal("OUT403", Code(good with { Timestamp = "1" + good.Timestamp }, clock.Now));
        Assert.Equal("OUT403", Code(good with { Signature = good.Signature[3..] }, clock.Now));
        Assert.Equal("OUT403", Code(good with { Signature = "v1,AAAA v2,BBBB" }, clock.Now));
        Assert.Equal("OUT403", Assert.Single(WebhookSignature.Verify(good, "{\"a\":2}"u8, [Old], clock.Now).Findings).Code);
        Assert.Equal("OUT403", Assert.Single(WebhookSignature.Verify(good, body, [New], clock.Now).Findings).Code);
        Assert.Equal("OUT403", Assert.Single(WebhookSignature.Verify(good, body, [], clock.Now).Findings).Code);
        Assert.Equal("OUT401", Code(good with { Timestamp = "soon" }, clock.Now));
        Assert.Equal("OUT401", Code(good with { Timestamp = "" }, clock.Now));
        Assert.Equal("OUT401", Code(good with { Id = "" }, clock.Now));
        Assert.Equal("OUT401", Code(good with { Signature = "" }, clock.Now));
        // A dot in an id could move bytes from one part of what is signed to another.
        Assert.Equal("OUT401", Code(good with { Id = "m.1" }, clock.Now));

        string Code(WebhookHeaders headers, DateTimeOffset now) => Assert.Single(WebhookSignature.Verify(headers, body, [Old], now).Findings).Code;
    }

    [Theory]
    [InlineData("/status/200", "sent", false)]
    [InlineData("/status/204", "sent", false)]
    [InlineData("/status/400", "OUT304", true)]
    [InlineData("/status/401", "OUT304", true)]
    [InlineData("/status/410", "OUT306", true)]
    [InlineData("/status/408", "OUT305", false)]
    [InlineData("/status/429", "OUT305", false)]
    [InlineData("/status/500", "OUT305", false)]
    [InlineData("/status/503", "OUT305", false)]
    [InlineData("/status/301", "OUT303", true)]
    [InlineData("/status/307", "OUT303", true)]
    [InlineData("/slow", "OUT305", false)]
    [InlineData("/drop", "OUT305", false)]
    [InlineData("/endless", "sent", false)]
    public async Task Send_Answer_IsMapped(string path, string code, bool forGood)
    {
        Assert.Equal((code, forGood), Mails.Failure(await SendAsync(path, settings: Here with { Patience = TimeSpan.FromSeconds(1) })));
        // A redirect is not followed.
        Assert.DoesNotContain(received, r => r.Path == "/elsewhere");
    }

    [Fact]
    public async Task Send_RetryAfter_IsHeard()
    {
        Assert.Equal(TimeSpan.FromSeconds(120), Assert.IsType<SendOutcome.Failed>(await SendAsync("/status/429")).After);
        Assert.Null(Assert.IsType<SendOutcome.Failed>(await SendAsync("/status/500")).After);
    }

    /// <summary>The server is there, and is not called: neither by its address nor by a name, nor in any spelling.</summary>
    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://localhost")]
    [InlineData("https://[::1]")]
    [InlineData("https://[::ffff:127.0.0.1]")]
    [InlineData("https://2130706433")]
    [InlineData("https://0x7f.1")]
    [InlineData("https://0")]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://10.0.0.1")]
    [InlineData("https://user:password@127.0.0.1")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("file:///etc/passwd")]
    public async Task Send_ToInnerAddress_IsRefused(string target)
    {
        var uri = new UriBuilder(target);
        uri.Port = uri.Scheme == "file" ? uri.Port : Address.Port;
        Assert.Equal(("OUT302", true), Mails.Failure(await SendAsync("", settings: new WebhookSettings(), target: uri.Uri)));
        Assert.Empty(received);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("203.248.252.2", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2400:cb00::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::", false)]
    public void IsPublic_Address(string address, bool isPublic) => Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));

    /// <summary>A name may lead to the inner network the second time, or among others: what counts is what is called.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("8.8.8.8 127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1 2606:4700:4700::1111")]
    public async Task Send_ToNameThatLeadsInside_IsRefused(string addresses)
    {
        var settings = new WebhookSettings { Lookup = (_, _) => Task.FromResult(addresses.Split(' ').Select(IPAddress.Parse).ToArray()) };
        Assert.Equal(("OUT302", true), Mails.Failure(await SendAsync("", settings: settings, target: new Uri($"https://turning.example:{Address.Port}/hook"))));
        Assert.Empty(received);
    }

    /// <summary>Twin: the server can be reached by that name once the operator names it, and by no other name, port or scheme.</summary>
    [Fact]
    public async Task Send_ToNamedInnerTarget_IsSent()
    {
        var settings = new WebhookSettings { InnerTargets = [new Uri($"http://inside.example:{Address.Port}")], Lookup = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        Assert.IsType<SendOutcome.Sent>(await SendAsync("", settings: settings, target: new Uri($"http://inside.example:{Address.Port}/hook")));
        foreach (var other in (string[])[$"http://other.example:{Address.Port}", $"https://inside.example:{Address.Port}", "http://inside.example:1", $"http://127.0.0.1:{Address.Port}", $"http://inside.example.evil:{Address.Port}"])
        {
            Assert.Equal(("OUT302", true), Mails.Failure(await SendAsync("", settings: settings, target: new Uri(other))));
        }

        Assert.Single(received);
    }

    /// <summary>A cloud's metadata is nobody's receiver, whatever the operator wrote.</summary>
    [Fact]
    public async Task Send_ToNamedTargetThatLeadsToMetadata_IsRefused()
    {
        var settings = new WebhookSettings { InnerTargets = [new Uri("http://inside.example")], Lookup = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254")]) };
        Assert.Equal(("OUT302", true), Mails.Failure(await SendAsync("", settings: settings, target: new Uri("http://inside.example/latest/meta-data"))));
    }

    private async Task<SendOutcome> SendAsync(string path, ValueList<WebhookKey>? keys = null, WebhookSettings? settings = null, Uri? target = null)
    {
        var receivers = new One(new WebhookPlan.Call(target ?? new Uri(Address, path), keys ?? [Old]));
        var how = settings ?? Here;
        using var sender = new WebhookSender(receivers, new WebhookTargets(how), how, clock);
        using var data = JsonDocument.Parse("""{ "case": "case-1" }""");
        return await sender.SendAsync(Mails.Handed(OutboxMessages.Of(new WebhookMessage("m1", "partner", "case.decided", Mails.Recorded, data.RootElement))), Stop);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = new WebhookHeaders(
            context.Request.Headers["webhook-id"].ToString(), context.Request.Headers["webhook-timestamp"].ToString(), context.Request.Headers["webhook-signature"].ToString());
        var path = context.Request.Path.Value!;
        received.Enqueue((path, headers, body.ToArray()));
        switch (path.Split('/')[1])
        {
            case "status":
                context.Response.StatusCode = int.Parse(path.Split('/')[2]);
                context.Response.Headers.Location = "/elsewhere";
                if (context.Response.StatusCode == 429)
                {
                    context.Response.Headers.RetryAfter = "120";
                }

                break;
            case "slow":
                await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
                break;
            case "drop":
                context.Abort();
                break;
            case "endless":
                for (var i = 0; i < 100_000 && !context.RequestAborted.IsCancellationRequested; i++)
                {
                    await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 10_000)), context.RequestAborted);
                }

                break;
        }
    }

    private sealed class One(WebhookPlan plan) : IWebhookReceivers
    {
        public ValueTask<WebhookPlan> PrepareAsync(WebhookMessage message, CancellationToken stop) => ValueTask.FromResult(plan);

        public ValueTask<SendOutcome> NoteAsync(WebhookMessage message, WebhookAttempt attempt, CancellationToken stop) => ValueTask.FromResult<SendOutcome>(
            attempt.Error is not { } error ? new SendOutcome.Sent()
            : attempt.IsForGood ? new SendOutcome.Refused(OutboxErrors.Reason(error))
            : new SendOutcome.Failed(OutboxErrors.Reason(error), attempt.After));
    }
}
