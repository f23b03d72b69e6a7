using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Naru.Hub.Permissions;
using Naru.Tests.Hub.Api;
using Xunit;
using static Naru.Tests.Hub.Files.FileWorld;

namespace Naru.Tests.Hub.Files;

/// <summary>The API of files, over HTTP.</summary>
public sealed class FileEndpointTests : IAsyncLifetime
{
    /// <summary>Kinds of finding that only a request can have.</summary>
    internal static readonly string[] ProvokedCodes = ["FIL208", "FIL209"];

    private static readonly string Nothing = new('0', 32);

    private static readonly EndpointWalk.Who[] Strangers =
    [
        new("anonymous", null, []),
        new("stranger", "stranger", [("Authorization", "Bearer stranger")]),
        new("stranger with a token for reading", "stranger", [("Authorization", "Bearer stranger/files:read")]),
        new("writer whose token is for something else", "writer", [("Authorization", "Bearer writer/directory:read")]),
    ];

    private static readonly byte[] Content = Pdf(300_000);
    private FilesHost host = null!;

    public async ValueTask InitializeAsync() => host = await FilesHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Upload_Interrupted_GoesOnAndIsDownloaded()
    {
        using var writer = host.As("writer");
        var address = await CreateAsync(writer, "계획서 1.pdf");
        Assert.Equal("100000", (await AppendAsync(writer, address, 0, Content[..100_000])).Headers.GetValues("Upload-Offset").Single());
        using var status = await writer.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Stop);
        Assert.Equal(["100000", "300000", "?0"], new[] { "Upload-Offset", "Upload-Length", "Upload-Complete" }.Select(h => status.Headers.GetValues(h).Single()));
        await AppendAsync(writer, address, 100_000, Content[100_000..]);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var view = await FinishAsync(writer, address);
            Assert.Equal(("stored", Hash(Content)), ((string)view["state"]!, (string)view["address"]!));
        }

        using var reader = host.As("reader");
        using var answer = await reader.GetAsync($"{address}/content", Stop);
        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"___ 1.pdf\"; filename*=UTF-8''%EA%B3%84%ED%9A%8D%EC%84%9C%201.pdf", Assert.Single(answer.Content.Headers.GetValues("Content-Disposition")));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal($"\"{Hash(Content)}\"", answer.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("person-9")]
    public async Task Download_Range_IsThatPart(string? person)
    {
        using var writer = host.As("writer");
        var address = await StoreAsync(writer, person);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address}/content");
        request.Headers.Range = new RangeHeaderValue(65_530, 140_000);
        using var part = await writer.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(Content[65_530..140_001], await part.Content.ReadAsByteArrayAsync(Stop));

        using var known = new HttpRequestMessage(HttpMethod.Get, $"{address}/content");
        known.Headers.IfNoneMatch.Add(part.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await writer.SendAsync(known, Stop)).StatusCode);
        using var head = await writer.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"{address}/content"), Stop);
        Assert.Equal(Content.Length, head.Content.Headers.ContentLength);
        using var beyond = new HttpRequestMessage(HttpMethod.Get, $"{address}/content");
        beyond.Headers.Range = new RangeHeaderValue(300_000, 300_001);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await writer.SendAsync(beyond, Stop)).StatusCode);
    }

    /// <summary>Every request about a file, as somebody who has no right to it: the same answer as for a file that is not there.</summary>
    [Theory]
    [InlineData("stranger")]
    [InlineData("reader")]
    public async Task ForeignUpload_IsAsIfItWereNotThere(string person)
    {
        using var writer = host.As("writer");
        using var stranger = host.As(person);
        var there = await CreateAsync(writer);
        var nowhere = $"/api/v1/files/{new string('0', 32)}";
        foreach (var request in (Func<string, Task<HttpResponseMessage>>[])
        [
            a => stranger.GetAsync(a, Stop),
            a => stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, a), Stop),
            a => stranger.GetAsync($"{a}/content", Stop),
            a => SendAsync(stranger, a, 0, Content),
            a => stranger.PostAsJsonAsync($"{a}/finish", new { sha256 = Hash(Content) }, Stop),
            a => stranger.DeleteAsync(a, Stop),
        ])
        {
            using var one = await request(there);
            using var other = await request(nowhere);
            Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
            Assert.Equal((other.StatusCode, await Code(other)), (one.StatusCode, await Code(one)));
        }

        Assert.Equal(0, Value(await host.World.Service.FindAsync(there[^32..], Stop)).Offset);
    }

    /// <summary>Every endpoint, found in the routing, as every kind of stranger.</summary>
    [Fact]
    public async Task Walk_Endpoints_LeakNothing()
    {
        using var writer = host.As("writer");
        using var client = host.As(null);
        var calls = EndpointWalk.CallsOf(host.Endpoints);
        Assert.Equal(8, calls.Count(c => c.Route.StartsWith("/api/v1/files/{id}", StringComparison.Ordinal)) + 1);
        var findings = EndpointWalk.Undecided(calls).ToList();
        var permissions = PermissionTables.ReadOwn().Value!;
        foreach (var id in (string[])[(await CreateAsync(writer))[^32..], (await StoreAsync(writer, null))[^32..]])
        {
            foreach (var (call, who) in calls.Where(c => c.Command is not null).SelectMany(c => Strangers.Select(w => (c, w))))
            {
                // An answer to HEAD has no body, so no code: only its status can be looked at.
                findings.AddRange(call.Method != "HEAD" && await EndpointWalk.DoorAsync(client, call, who, permissions, Nothing) is { } door ? [door] : []);
                if (call.Method == "HEAD" && who.Person is null)
                {
                    Assert.Equal(401, (await EndpointWalk.AskAsync(client, call, who, new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id })).Status);
                }

                if (call.HasIds)
                {
                    findings.AddRange(await EndpointWalk.LeakAsync(client, call, who, new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id }, Nothing) is { } leak ? [leak] : []);
                }
            }
        }

        Assert.Empty(findings);
        using var document = await client.GetAsync("/openapi/v1.json", Stop);
        Assert.Empty(OpenApiRules.Faults(await document.Content.ReadAsStringAsync(Stop), calls));
    }

    [Fact]
    public async Task Create_ForAForeignSubject_IsRefused()
    {
        using var reader = host.As("reader");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(reader, New())).StatusCode);
        using var writer = host.As("writer");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(writer, New(subject: "case-2"))).StatusCode);
        using var nobody = host.As(null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(nobody, New())).StatusCode);
        using var narrow = host.As("writer/files:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(narrow, New())).StatusCode);
    }

    /// <summary>Whoever uploaded it has no right of their own: it ends with the right to the case.</summary>
    [Fact]
    public async Task RightThatEnded_EndsForTheUploaderToo()
    {
        using var writer = host.As("writer");
        var open = await CreateAsync(writer);
        var stored = await StoreAsync(writer, null);
        host.Ended.Add("writer");
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(writer, open, 0, Content)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.GetAsync($"{stored}/content", Stop)).StatusCode);
        using var colleague = host.As("colleague");
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync($"{stored}/content", Stop)).StatusCode);
        // A colleague sees the upload of another one, but does not write into it.
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync(open, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(colleague, open, 0, Content)).StatusCode);
    }

    [Fact]
    public async Task Append_BadHeaders_AreRefused()
    {
        using var writer = host.As("writer");
        var address = await CreateAsync(writer);
        foreach (var offset in (string?[])[null, "", "-1", "1.5", "0x10", "99999999999999999999"])
        {
            using var request = Patch(address, offset, Content);
            using var answer = await writer.SendAsync(request, Stop);
            Assert.Equal((HttpStatusCode.BadRequest, "FIL208"), (answer.StatusCode, await Code(answer)));
        }

        using var json = Patch(address, "0", Content);
        json.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var refused = await writer.SendAsync(json, Stop);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "FIL209"), (refused.StatusCode, await Code(refused)));
        using var wrong = await SendAsync(writer, address, 7, Content[7..]);
        Assert.Equal((HttpStatusCode.Conflict, "FIL202"), (wrong.StatusCode, await Code(wrong)));
    }

    /// <summary>Declared small, more is sent: by a length that says so, and in chunks without one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Append_MoreThanDeclared_IsRefused(bool chunked)
    {
        using var writer = host.As("writer");
        var address = await CreateAsync(writer, size: 1000);
        using var request = Patch(address, "0", Content);
        request.Headers.TransferEncodingChunked = chunked;
        if (chunked)
        {
            request.Content = new StreamContent(new TroubledStream(Content, Task.CompletedTask));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        using var answer = await writer.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "FIL204"), (answer.StatusCode, await Code(answer)));
        Assert.Equal(0, Value(await host.World.Service.FindAsync(address[^32..], Stop)).Offset);
    }

    /// <summary>A length that promises more than comes: the connection breaks, what came is kept.</summary>
    [Fact]
    public async Task Append_LessThanItsLength_KeepsWhatCame()
    {
        using var writer = host.As("writer");
        var address = await CreateAsync(writer);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, host.Address.Port, Stop);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"PATCH {address} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nAuthorization: Bearer writer\r\nContent-Type: application/offset+octet-stream\r\n"
                + "Upload-Offset: 0\r\nContent-Length: 300000\r\n\r\n"), Stop);
            await stream.WriteAsync(Content.AsMemory(0, 150_000), Stop);
            await stream.FlushAsync(Stop);
            // What lies unread in the buffers when a connection is reset is lost: the server has to have begun.
            while (new FileInfo(Path.Combine(host.World.Options.Folder, "uploads", address[^32..])) is { Exists: false } or { Length: 0 })
            {
                await Task.Delay(20, Stop);
            }
        }

        var offset = (int)Value(await host.World.Service.FindAsync(address[^32..], Stop)).Offset;
        Assert.InRange(offset, 1, 150_000);
        await AppendAsync(writer, address, offset, Content[offset..]);
        await FinishAsync(writer, address);
    }

    /// <summary>What a browser would run is kept as bytes without meaning, and saved.</summary>
    [Theory]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("picture.svg", "<svg onload='alert(1)'/>")]
    [InlineData("notes.txt", "<html><script>alert(1)</script>")]
    [InlineData("code.js", "alert(1)")]
    public async Task Download_Scripts_AreBytes(string name, string text)
    {
        using var writer = host.As("writer");
        var content = Encoding.UTF8.GetBytes(text);
        var address = await CreateAsync(writer, name, content.Length, "evidence");
        await AppendAsync(writer, address, 0, content);
        using var finished = await writer.PostAsJsonAsync($"{address}/finish", new { sha256 = Hash(content) }, Stop);
        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        using var answer = await writer.GetAsync($"{address}/content", Stop);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Delete_RemovesTheContentAndLeavesTheRecord()
    {
        using var writer = host.As("writer");
        var address = await StoreAsync(writer, null);
        using var removed = await writer.DeleteAsync(address, Stop);
        Assert.Equal("removed", (string)(await JsonOf(removed))["reason"]!);
        Assert.Equal("gone", (string)(await JsonOf(await writer.GetAsync(address, Stop)))["state"]!);
        Assert.Empty(host.World.StoredFiles());
    }

    [Fact]
    public async Task Kinds_AreOpen()
    {
        using var nobody = host.As(null);
        Assert.Contains("identity-document", await nobody.GetStringAsync("/api/v1/files/kinds", Stop), StringComparison.Ordinal);
    }

    private static object New(string name = "계획서.pdf", int size = 300_000, string kind = "application-attachment", string subject = "case-1", string? person = null) => person is null
        ? new { kind, party = "org-1", subject, name, size }
        : new { kind, party = "org-1", subject, name, size, person };

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, object file)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/files") { Content = JsonContent.Create(file) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return client.SendAsync(request, Stop);
    }

    private static async Task<string> CreateAsync(
        HttpClient client, string name = "계획서.pdf", int size = 300_000, string kind = "application-attachment", string? person = null)
    {
        using var answer = await PostAsync(client, New(name, size, kind, person: person));
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Stop));
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> StoreAsync(HttpClient client, string? person)
    {
        var address = await CreateAsync(client, kind: person is null ? "application-attachment" : "identity-document", person: person);
        await AppendAsync(client, address, 0, Content);
        await FinishAsync(client, address);
        return address;
    }

    private static HttpRequestMessage Patch(string address, string? offset, byte[] bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        if (offset is not null)
        {
            request.Headers.TryAddWithoutValidation("Upload-Offset", offset);
        }

        return request;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, int offset, byte[] bytes)
    {
        using var request = Patch(address, offset.ToString(), bytes);
        return await client.SendAsync(request, Stop);
    }

    private static async Task<HttpResponseMessage> AppendAsync(HttpClient client, string address, int offset, byte[] bytes)
    {
        var answer = await SendAsync(client, address, offset, bytes);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync(Stop));
        return answer;
    }

    private static async Task<JsonNode> FinishAsync(HttpClient client, string address)
    {
        using var answer = await client.PostAsJsonAsync($"{address}/finish", new { sha256 = Hash(Content) }, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return await JsonOf(answer);
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;

    private static async Task<string> Code(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return text.Length == 0 ? "" : (string)JsonNode.Parse(text)!["code"]!;
    }
}
