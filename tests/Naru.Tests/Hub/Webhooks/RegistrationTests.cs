using System.Text;
using Xunit;

namespace Naru.Tests.Hub.Webhooks;

/// <summary>What can be registered as a receiver, by whom, and that its secret is nowhere but with its owner.</summary>
[Trait("Category", "Slow")]
public sealed class RegistrationTests(SqliteLanding landing) : IClassFixture<SqliteLanding>
{
    /// <summary>The address is judged before anybody is called, in every spelling.</summary>
    [Theory]
    [InlineData("http://hooks.example/naru", "WHK103")]
    [InlineData("ftp://hooks.example/naru", "WHK103")]
    [InlineData("file:///etc/passwd", "WHK103")]
    [InlineData("javascript:alert(1)", "WHK103")]
    [InlineData("/naru", "WHK103")]
    [InlineData("", "WHK103")]
    [InlineData("https://", "WHK103")]
    [InlineData("https://user:password@hooks.example/naru", "WHK103")]
    [InlineData("https://hooks.example/naru#part", "WHK103")]
    [InlineData("https://hooks.example/na ru", "WHK103")]
    [InlineData("https://hooks.example/na\nru", "WHK103")]
    [InlineData("https://hοοks.example/naru", "WHK103")]
    [InlineData("http://127.0.0.1:1/naru", "WHK103")]
    [InlineData("https://127.0.0.1/naru", "WHK104")]
    [InlineData("https://[::1]/naru", "WHK104")]
    [InlineData("https://[::ffff:127.0.0.1]/naru", "WHK104")]
    [InlineData("https://[::ffff:7f00:1]/naru", "WHK104")]
    [InlineData("https://2130706433/naru", "WHK104")]
    [InlineData("https://0x7f000001/naru", "WHK104")]
    [InlineData("https://0x7f.1/naru", "WHK104")]
    [InlineData("https://0177.0.0.1/naru", "WHK104")]
    [InlineData("https://0/naru", "WHK104")]
    [InlineData("https://169.254.169.254/latest/meta-data", "WHK104")]
    [InlineData("https://2852039166/latest/meta-data", "WHK104")]
    [InlineData("https://[fd00:ec2::254]/latest/meta-data", "WHK104")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/latest/meta-data", "WHK104")]
    [InlineData("https://10.1.2.3/naru", "WHK104")]
    [InlineData("https://100.64.0.1/naru", "WHK104")]
    [InlineData("https://nobody.example/naru", "WHK105")]
    [InlineData("https://inside.example/naru", "WHK105")]
    [InlineData("https://mixed.example/naru", "WHK105")]
    [InlineData("https://metadata.example/naru", "WHK105")]
    [InlineData("https://mapped.example/naru", "WHK105")]
    public async Task Register_AddressThatMayNotBeCalled_IsRefused(string address, string code)
    {
        landing.Lead("inside.example", "10.0.0.5");
        landing.Lead("mixed.example", "203.248.252.2", "192.168.0.1");
        landing.Lead("metadata.example", "169.254.169.254");
        landing.Lead("mapped.example", "::ffff:10.0.0.5");
        var party = await landing.FoundAsync();
        Assert.Equal([$"{code} /content/address 0"], (await landing.TryRegisterAsync(party, address)).Errors);
        // The same address is refused when a receiver is moved there.
        var receiver = await landing.RegisterAsync(party, "party.changed");
        var changed = await landing.Host.AskAsync(
            HttpMethod.Put, receiver.Address, party.Representative, new { address, types = new[] { "party.changed" } }, ("If-Match", "\"v1\""));
        Assert.Equal([$"{code} /address 0"], changed.Errors);
    }

    /// <summary>Twin: what is public is taken, by name and by number.</summary>
    [Theory]
    [InlineData("https://hooks.example/naru?token=abc")]
    [InlineData("https://hooks.example:8443/naru")]
    [InlineData("https://203.248.252.2/naru")]
    [InlineData("https://[2606:4700:4700::1111]/naru")]
    public async Task Register_PublicAddress_IsTaken(string address)
    {
        var party = await landing.FoundAsync();
        var made = await landing.TryRegisterAsync(party, address, "party.changed offering.published", "visible", description: "자원 목록");
        Assert.Equal((201, "no-store"), (made.Status, made.Headers["Cache-Control"]));
        Assert.StartsWith("whsec_", made.Json.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(made.Json.GetProperty("secret").GetString()!["whsec_".Length..]).Length);
        var shown = await landing.Host.AskAsync(HttpMethod.Get, made.Headers["Location"], party.Representative);
        Assert.Equal((address, "visible", "자원 목록"), (Content(shown, "address"), Content(shown, "about"), Content(shown, "description")));
        Assert.DoesNotContain("secret\"", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", shown.Body, StringComparison.Ordinal);
    }

    /// <summary>A name that was public when it was registered and leads inside when it is called.</summary>
    [Fact]
    public async Task Register_NameThatTurnsInside_IsNotCalled()
    {
        landing.Lead("turning.example", "203.248.252.2");
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed", address: $"https://turning.example:{landing.Hook.Address.Port}/turned");
        landing.Lead("turning.example", "127.0.0.1");
        await landing.RenameAsync(party);

        var failed = await landing.SeeAsync(receiver, "failed");
        Assert.Equal("OUT302", failed.GetProperty("code").GetString());
        Assert.False(failed.TryGetProperty("status", out _));
        Assert.Empty(landing.Hook.At("/turned"));
    }

    /// <summary>Everything that is wrong is told at once.</summary>
    [Fact]
    public async Task Register_WrongInManyWays_IsToldAtOnce()
    {
        var party = await landing.FoundAsync();
        var answer = await landing.TryRegisterAsync(party, "http://x", "party.changed party.changed party.exploded webhook.ping", description: " a");
        Assert.Equal(
            ["DIR103 /content/description 0", "WHK101 /content/types/2 0", "WHK101 /content/types/3 0", "WHK102 /content/types 0", "WHK103 /content/address 0"],
            answer.Errors.Order(StringComparer.Ordinal));
        Assert.Equal(["WHK102 /content/types 0"], (await landing.TryRegisterAsync(party, "https://hooks.example/", "")).Errors);
    }

    [Fact]
    public async Task Register_ForAPartyThatIsNotThere_IsRefused()
    {
        var party = await landing.FoundAsync();
        landing.Host.Callers.Give(party.Representative, "party-of-nobody", "representative");
        Assert.Equal(["WHK106 /party 0"], (await landing.TryRegisterAsync(party with { Id = "party-of-nobody" }, "https://hooks.example/")).Errors);
    }

    [Fact]
    public async Task Register_MoreThanAPartyMayHave_IsRefused()
    {
        var party = await landing.FoundAsync();
        for (var i = 0; i < 20; i++)
        {
            await landing.RegisterAsync(party, "party.changed");
        }

        Assert.Equal("409 WHK107", (await landing.TryRegisterAsync(party, "https://hooks.example/")).Summary);
    }

    /// <summary>Who may do what: the tables are walked elsewhere; here, that another party's receivers are as if they were not there, and tokens are as narrow as they say.</summary>
    [Fact]
    public async Task Others_GetNothing()
    {
        var (party, rival) = (await landing.FoundAsync(), await landing.FoundAsync());
        var receiver = await landing.RegisterAsync(party, "party.changed");
        (HttpMethod Method, string Path, object? Body)[] all =
        [
            (HttpMethod.Get, "", null), (HttpMethod.Put, "", new { address = "https://hooks.example/", types = new[] { "party.changed" } }), (HttpMethod.Delete, "", null),
            (HttpMethod.Post, "/secret", new { overlapHours = 0 }), (HttpMethod.Post, "/pause", null), (HttpMethod.Post, "/resume", null), (HttpMethod.Post, "/ping", null),
            (HttpMethod.Get, "/deliveries", null), (HttpMethod.Post, "/deliveries/msg_1/redeliver", null),
        ];
        foreach (var (method, path, body) in all)
        {
            Assert.Equal("404 PRM201", (await landing.Host.AskAsync(method, receiver.Address + path, rival.Representative, body, ("If-Match", "\"v1\""))).Summary);
            Assert.Equal("401 PRM203", (await landing.Host.AskAsync(method, receiver.Address + path, null, body, ("If-Match", "\"v1\""))).Summary);
            var scope = method == HttpMethod.Get ? "webhooks:write" : "webhooks:read";
            Assert.Equal("403 PRM205", (await landing.Host.AskAsync(method, receiver.Address + path, $"{party.Representative} {scope}", body, ("If-Match", "\"v1\""))).Summary);
        }

        Assert.Equal("403 PRM202", (await landing.TryRegisterAsync(party, "https://hooks.example/", caller: rival.Representative)).Summary);
        Assert.Equal("403 PRM202", (await landing.Host.AskAsync(HttpMethod.Get, $"/api/v1/webhooks?party={party.Id}", rival.Representative)).Summary);
        Assert.Equal("403 PRM202", (await landing.Host.AskAsync(HttpMethod.Get, "/api/v1/webhooks?party=party-of-nobody", rival.Representative)).Summary);
        Assert.Single((await landing.Host.AskAsync(HttpMethod.Get, $"/api/v1/webhooks?party={party.Id}", $"{party.Representative} webhooks:read")).Json.GetProperty("items").EnumerateArray());
        // Nothing of all that happened.
        Assert.StartsWith("\"v1-", (await landing.Host.AskAsync(HttpMethod.Get, receiver.Address, party.Representative)).ETag, StringComparison.Ordinal);
    }

    /// <summary>An officer of the hub looks after receivers, and can neither make them speak nor get a secret.</summary>
    [Fact]
    public async Task Officer_MayStopReceivers_AndNoMore()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Host.Callers.Give("officer", "hub", "officer");
        Assert.Equal(200, (await AskAsync(HttpMethod.Get, "")).Status);
        Assert.Equal(200, (await AskAsync(HttpMethod.Get, "/deliveries")).Status);
        Assert.Equal("403 PRM202", (await AskAsync(HttpMethod.Post, "/secret", new { })).Summary);
        Assert.Equal("403 PRM202", (await AskAsync(HttpMethod.Post, "/ping")).Summary);
        Assert.Equal(204, (await AskAsync(HttpMethod.Post, "/pause")).Status);
        Assert.Equal("403 PRM202", (await AskAsync(HttpMethod.Post, "/resume")).Summary);
        Assert.Equal(204, (await AskAsync(HttpMethod.Delete, "")).Status);

        Task<Naru.Tests.Hub.Api.Answer> AskAsync(HttpMethod method, string path, object? body = null) => landing.Host.AskAsync(method, receiver.Address + path, "officer", body);
    }

    /// <summary>Secrets and addresses are in no file and no log; twin: the receiver's id, which is no secret, is found by the same search.</summary>
    [Fact]
    public async Task Secret_IsNowhere()
    {
        var party = await landing.FoundAsync();
        var receiver = await landing.RegisterAsync(party, "party.changed");
        landing.Hook.Answer(receiver.Path, 503);
        await landing.RenameAsync(party);
        await landing.SeeAsync(receiver, "waiting");
        var key = Convert.FromBase64String(receiver.Secret["whsec_".Length..]);
        var files = Directory.GetFiles(landing.Folder, "*", SearchOption.AllDirectories).Select(ReadShared).ToList();

        Assert.Contains(files, f => Holds(f, Encoding.UTF8.GetBytes(receiver.Id)));
        foreach (var secret in (byte[][])[key, Encoding.UTF8.GetBytes(receiver.Secret["whsec_".Length..]), Encoding.UTF8.GetBytes(receiver.Path)])
        {
            Assert.DoesNotContain(files, f => Holds(f, secret));
        }

        Assert.DoesNotContain(landing.Host.Log.All, l => l.Contains(receiver.Path, StringComparison.Ordinal) || l.Contains("whsec_", StringComparison.Ordinal));
        Assert.Contains(landing.Host.Log.All, l => l.Contains("OUT305", StringComparison.Ordinal));
        await foreach (var e in landing.Ledger.ReadStreamAsync($"webhook/{receiver.Id}", 0, TestContext.Current.CancellationToken))
        {
            Assert.DoesNotContain("whsec_", e.Payload.ToString(), StringComparison.Ordinal);
        }
    }

    private static string? Content(Naru.Tests.Hub.Api.Answer answer, string member) => answer.Json.GetProperty("content").GetProperty(member).GetString();

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static bool Holds(byte[] file, byte[] part) => file.AsSpan().IndexOf(part) >= 0;
}
