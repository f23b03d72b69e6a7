using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>Bodies are read strictly: everything wrong is told at once, with code, JSON pointer and line, and nothing is set that a client may not set.</summary>
public sealed class JsonBodyTests(JsonBodyTests.Host host) : IClassFixture<JsonBodyTests.Host>
{
    private const string Right =
        """
        {
          "title": "짐",
          "count": 3,
          "wood": "red-pine",
          "fragile": true,
          "day": "2026-11-27",
          "id": "7b0e1f6e-0f5e-4b6e-9d5c-0a4f5f5e0a11",
          "freight": [ { "kind": "crate", "weight": 5 }, { "kind": "barrel", "litres": 1.5, "of": null } ],
          "marks": { "a": 1 }
        }
        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "\"title\": \"짐\",", "", "API204 /title 1" },
        { "\"title\": \"짐\"", "\"title\": null", "API207 /title 2" },
        { "\"title\": \"짐\"", "\"title\": 5", "API205 /title 2" },
        { "\"title\": \"짐\"", "\"title\": \"a\\u202Eb\"", "API212 /title 2" },
        { "\"title\": \"짐\"", "\"title\": \"a\\u0000b\"", "API212 /title 2" },
        { "\"title\": \"짐\"", "\"Title\": \"짐\"", "API202 /Title 2" },
        { "\"title\": \"짐\"", "\"title\": \"짐\", \"isAdmin\": true", "API202 /isAdmin 2" },
        { "\"title\": \"짐\"", "\"title\": \"짐\", \"title\": \"다른 짐\"", "API203 /title 2" },
        { "\"count\": 3", "\"count\": \"3\"", "API205 /count 3" },
        { "\"count\": 3", "\"count\": 3.5", "API206 /count 3" },
        { "\"count\": 3", "\"count\": 99999999999", "API206 /count 3" },
        { "\"wood\": \"red-pine\"", "\"wood\": \"RedPine\"", "API206 /wood 4" },
        { "\"wood\": \"red-pine\"", "\"wood\": 1", "API205 /wood 4" },
        { "\"wood\": \"red-pine\"", "\"wood\": \"oak, red-pine\"", "API206 /wood 4" },
        { "\"fragile\": true", "\"fragile\": \"true\"", "API205 /fragile 5" },
        { "\"day\": \"2026-11-27\"", "\"day\": \"2026-02-30\"", "API206 /day 6" },
        { "\"id\": \"7b0e1f6e-0f5e-4b6e-9d5c-0a4f5f5e0a11\"", "\"id\": \"x\"", "API206 /id 7" },
        { "\"weight\": 5", "\"weight\": 5, \"litres\": 1", "API202 /freight/0/litres 8" },
        { "\"kind\": \"crate\"", "\"kind\": \"bomb\"", "API206 /freight/0/kind 8" },
        { "\"kind\": \"crate\", ", "", "API204 /freight/0/kind 8" },
        { "{ \"kind\": \"crate\", \"weight\": 5 }", "null", "API207 /freight/0 8" },
        { "\"freight\": [", "\"freight\": { \"a\": [", "API201  10" },
        { "\"marks\": { \"a\": 1 }", "\"marks\": [1]", "API205 /marks 9" },
        { "\"marks\": { \"a\": 1 }", "\"marks\": { \"a/b~\": \"x\" }", "API205 /marks/a~1b~0 9" },
        { "\"marks\": { \"a\": 1 }", "\"marks\": { \"a\": 1 },", "API201  10" },
        { "\"marks\": { \"a\": 1 }", "\"marks\": { \"a\": 1 } /* a remark */", "API201  9" },
    };

    [Fact]
    public async Task Read_RightBody_IsTaken()
    {
        var answer = await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: Right);

        Assert.Equal(200, answer.Status);
        Assert.Equal("red-pine", answer.Json.GetProperty("wood").GetString());
        Assert.Equal(1.5m, answer.Json.GetProperty("freight")[1].GetProperty("litres").GetDecimal());
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Read_Mistake_IsRefusedWithItsPlace(string right, string wrong, string error)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        var answer = await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: Right.Replace(right, wrong, StringComparison.Ordinal));

        Assert.True(answer.Status is 400 or 422);
        Assert.Contains(error, answer.Errors);
    }

    [Fact]
    public async Task Read_SeveralMistakes_AreAllTold()
    {
        var answer = await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: "{ \"count\": \"3\",\n \"isAdmin\": true, \"wood\": null }");

        Assert.Equal(
            ["API202 /isAdmin 2", "API204 /day 1", "API204 /fragile 1", "API204 /freight 1", "API204 /id 1", "API204 /marks 1", "API204 /title 1", "API205 /count 1", "API207 /wood 2"],
            answer.Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_DeepBody_IsRefused()
    {
        Assert.Equal("400 API208", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: $"{new string('[', 100_000)}")).Summary);
        var deep = Right.Replace("\"litres\": 1.5", $"\"litres\": {string.Concat(Enumerable.Repeat("[", 40))}{string.Concat(Enumerable.Repeat("]", 40))}", StringComparison.Ordinal);
        Assert.Equal("422 API205", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: deep)).Summary);
    }

    [Fact]
    public async Task Read_ManyMistakes_AreCutOff()
    {
        var body = $"{{{string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"x{i}\": 1"))}}}";

        Assert.Equal(50, (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: body)).Errors.Count);
    }

    [Fact]
    public async Task Read_LongName_IsCutInTheMessage()
    {
        var answer = await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: $"{{ \"{new string('x', 10_000)}\": 1 }}");

        Assert.True(answer.Json.GetProperty("title").GetString()!.Length < 200);
    }

    [Theory]
    [InlineData("text/plain", "415 API210")]
    [InlineData("application/x-www-form-urlencoded", "415 API210")]
    [InlineData("multipart/form-data; boundary=x", "415 API210")]
    [InlineData("application/json; charset=utf-16", "415 API210")]
    [InlineData("application/json-patch+json", "415 API210")]
    [InlineData("nonsense", "415 API210")]
    [InlineData("application/json; charset=UTF-8", "200 ")]
    public async Task Read_ContentType_MustBeJson(string type, string summary)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Right));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(summary, (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: content)).Summary);
    }

    [Fact]
    public async Task Read_NoBody_IsSaid()
    {
        Assert.Equal("400 API211", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo")).Summary);
        Assert.Equal("400 API211", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: "")).Summary);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_LargeBody_IsRefusedWhateverItPromises(bool promised)
    {
        using HttpContent content = promised
            ? new ByteArrayContent(new byte[(1 << 20) + 1])
            : new StreamContent(new Endless((1 << 20) + 4096));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        Assert.Equal("413 API209", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: content)).Summary);
    }

    [Fact]
    public async Task Read_BytesThatAreNoText_AreRefused()
    {
        using var content = new ByteArrayContent([.. "{ \"title\": \""u8, 0xc3, 0x28, .. "\" }"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        Assert.Equal("400 API201", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: content)).Summary);
        Assert.Equal("400 API201", (await host.It.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: "{ \"title\": \"\\ud800\" }")).Summary);
    }

    public sealed class Host : IAsyncLifetime
    {
        internal HarbourHost It { get; private set; } = null!;

        public async ValueTask InitializeAsync() => It = await HarbourHost.StartAsync();

        public ValueTask DisposeAsync() => It.DisposeAsync();
    }

    /// <summary>So many bytes, without saying how many.</summary>
    private sealed class Endless(int length) : Stream
    {
        private int left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(left, count);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
