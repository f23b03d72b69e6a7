using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.Store;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Hub.Identity;
using Xunit;
using Answer = Naru.Tests.Hub.Api.Answer;

namespace Naru.Tests.Web;

/// <summary>One person between two hubs on one PostgreSQL and one folder, as behind a proxy that sends each request to the other one: nothing tells that they are two.</summary>
[Trait("Category", "Slow")]
public sealed class MixedHubsTests(SharedServer server)
{
    private const string Password = "seventeen quiet herons";
    private const string Party = """{ "kind": "organisation", "names": { "ko": "나루바이오" }, "organisationType": "company", "district": "28-songdo" }""";

    [Fact]
    public async Task Person_BetweenTwoHubs_SeesOne()
    {
        var folder = Directory.CreateTempSubdirectory("naru-mixed").FullName;
        var database = server.Server.Create().ConnectionString;
        var started = await Task.WhenAll(WebHost.StartAsync(folder, database, isReal: true), WebHost.StartAsync(folder, database, isReal: true));
        await using (var one = started[0])
        await using (var two = started[1])
        {
            var browser = new MixedBrowser(one, two);
            await SignUpAsync(browser, folder);
            await FactorsAsync(browser, one);
            var party = await RepeatAsync(browser, one);
            await ChangeAsync(browser, party);
            await UploadAsync(browser, party);
            await SearchAsync(browser, party);
            await EndAsync(browser);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The mailed link of one is taken by the other; who signed in at one is signed in at both, with one word against forgery.</summary>
    private static async Task SignUpAsync(MixedBrowser browser, string folder)
    {
        Assert.Equal(202, (await browser.PostAsync("/identity/registrations", """{ "email": "mixed@example.org", "name": "김나루" }""")).Status);
        string? token = null;
        while (token is null)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            var mails = Directory.Exists(Path.Combine(folder, "mail")) ? Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml") : [];
            token = mails.Length == 0 ? null : (await MimeMessage.LoadAsync(mails[0], TestContext.Current.CancellationToken)).TextBody!.Split('#')[1].Split(['\r', '\n', ' '])[0];
        }

        Assert.Equal(200, (await browser.PostAsync("/identity/registrations/complete", $$"""{ "token": "{{token}}", "password": "{{Password}}" }""")).Status);
        Assert.Equal("IDN220", (await browser.PostAsync("/identity/registrations/complete", $$"""{ "token": "{{token}}", "password": "{{Password}}" }""")).Code);
        Assert.Equal((200, 200), ((await browser.GetAsync("/identity/me")).Status, (await browser.GetAsync("/identity/me")).Status));
    }

    /// <summary>A code is used once, wherever; guesses at one are counted at both; a cookie of before the second factor is worth nothing at both.</summary>
    private static async Task FactorsAsync(MixedBrowser browser, WebHost one)
    {
        var before = browser.Cookie;
        var secret = Person.FromBase32((await browser.PostAsync("/identity/me/totp")).Json.GetProperty("secret").GetString()!);
        var code = Totp.CodeAt(secret, one.Clock.GetUtcNow());
        Assert.Equal(200, (await browser.PostAsync("/identity/me/totp/confirm", $$"""{ "code": "{{code}}" }""")).Status);
        var now = browser.Cookie;
        browser.Cookie = before;
        Assert.Equal("IDN223", (await browser.GetAsync("/identity/me")).Code);
        Assert.Equal("IDN223", (await browser.GetAsync("/identity/me")).Code);
        browser.Cookie = now;
        Assert.Equal("two", (await browser.GetAsync("/identity/me")).Json.GetProperty("assurance").GetString());

        browser.Cookie = null;
        var ticket = (await browser.PostAsync("/identity/sign-in/password", $$"""{ "email": "mixed@example.org", "password": "{{Password}}" }""")).Json.GetProperty("ticket").GetString();
        Assert.Equal("IDN210", (await browser.PostAsync("/identity/sign-in/code", $$"""{ "ticket": "{{ticket}}", "code": "{{code}}" }""")).Code);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("IDN206", (await browser.PostAsync("/identity/sign-in/password", """{ "email": "other@example.org", "password": "wrong wrong wrong" }""")).Code);
        }

        Assert.Equal("IDN207", (await browser.PostAsync("/identity/sign-in/password", """{ "email": "other@example.org", "password": "wrong wrong wrong" }""")).Code);
        Assert.Equal("IDN207", (await browser.PostAsync("/identity/sign-in/password", """{ "email": "other@example.org", "password": "wrong wrong wrong" }""")).Code);
        browser.Cookie = now;
    }

    /// <summary>The same request at both is done once; the same key with something else is refused at both.</summary>
    private static async Task<string> RepeatAsync(MixedBrowser browser, WebHost one)
    {
        var first = await browser.PostAsync("/parties", Party, ("Idempotency-Key", "0123456789abcdef-mixed"));
        var again = await browser.PostAsync("/parties", Party, ("Idempotency-Key", "0123456789abcdef-mixed"));
        Assert.Equal((201, 201, "true", first.Body), (first.Status, again.Status, again.Headers["Idempotency-Replayed"], again.Body));
        Assert.Equal("API306", (await browser.PostAsync("/parties", Party.Replace("바이오", "다른", StringComparison.Ordinal), ("Idempotency-Key", "0123456789abcdef-mixed"))).Code);

        var party = first.Headers["Location"].Split('/')[^1];
        var person = (await browser.GetAsync("/identity/me")).Json.GetProperty("person").GetString()!;
        await one.PutAsync(new MembershipRow { Id = "membership-1", Person = person, Party = party, Role = "representative", From = one.Clock.GetUtcNow(), GrantedBy = "system", Authority = "test" });
        return party;
    }

    /// <summary>A tag of one is known at the other, and is old at both once something changed.</summary>
    private static async Task ChangeAsync(MixedBrowser browser, string party)
    {
        var shown = await browser.GetAsync($"/parties/{party}");
        Assert.Equal(304, (await browser.GetAsync($"/parties/{party}", ("If-None-Match", shown.ETag))).Status);
        var changed = Party.Replace("나루바이오", "나루바이오텍", StringComparison.Ordinal);
        Assert.Equal(204, (await browser.SendAsync(HttpMethod.Put, $"/parties/{party}", changed, ("If-Match", shown.ETag))).Status);
        Assert.Equal("API304", (await browser.SendAsync(HttpMethod.Put, $"/parties/{party}", Party, ("If-Match", shown.ETag))).Code);
        Assert.Equal("API304", (await browser.SendAsync(HttpMethod.Put, $"/parties/{party}", Party, ("If-Match", shown.ETag))).Code);
        Assert.Contains("나루바이오텍", (await browser.GetAsync($"/parties/{party}", ("If-None-Match", shown.ETag))).Body, StringComparison.Ordinal);
    }

    /// <summary>An upload begun at one goes on at the other, and is there at both.</summary>
    private static async Task UploadAsync(MixedBrowser browser, string party)
    {
        byte[] content = [.. "%PDF-1.7 "u8, .. Enumerable.Range(0, 150_000).Select(i => (byte)(i % 251))];
        var file = (await browser.PostAsync(
            "/files", $$"""{ "kind": "application-attachment", "party": "{{party}}", "subject": "{{party}}", "name": "plan.pdf", "size": {{content.Length}} }""")).Json.GetProperty("id").GetString();
        for (var at = 0; at < content.Length; at += 40_000)
        {
            Assert.Equal($"{at}", (await browser.SendAsync(HttpMethod.Head, $"/files/{file}", null)).Headers["Upload-Offset"]);
            var part = new ByteArrayContent(content[at..Math.Min(content.Length, at + 40_000)]);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
            Assert.Equal(204, (await browser.SendAsync(HttpMethod.Patch, $"/files/{file}", part, ("Upload-Offset", $"{at}"))).Status);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.Equal(200, (await browser.PostAsync($"/files/{file}/finish", $$"""{ "sha256": "{{hash}}" }""")).Status);
        Assert.Equal(200, (await browser.PostAsync($"/files/{file}/finish", $$"""{ "sha256": "{{hash}}" }""")).Status);
        Assert.Equal($"\"{hash}\"", (await browser.GetAsync($"/files/{file}/content")).ETag);
        Assert.Equal($"\"{hash}\"", (await browser.GetAsync($"/files/{file}/content")).ETag);
    }

    /// <summary>What was published at one is found at the other at once.</summary>
    private static async Task SearchAsync(MixedBrowser browser, string party)
    {
        var made = await browser.PostAsync(
            "/offerings", $$"""{ "kind": "equipment", "provider": "{{party}}", "title": { "ko": "질량분석기" }, "description": { "ko": "단백질을 잽니다." }, "fields": { "model": "QX-1" } }""");
        var offering = made.Json.GetProperty("id").GetString()!;
        foreach (var (step, body, isFound) in ((string, string?, bool)[])[("publish", null, true), ("suspend", """{ "reason": "점검" }""", false), ("resume", null, true), ("withdraw", """{ "reason": "끝" }""", false)])
        {
            var tag = (await browser.GetAsync($"/offerings/{offering}")).ETag;
            Assert.Equal(204, (await browser.PostAsync($"/offerings/{offering}/{step}", body, ("If-Match", tag))).Status);
            Assert.Equal(isFound, (await browser.GetAsync("/search?q=%EC%A7%88%EB%9F%89")).Body.Contains(offering, StringComparison.Ordinal));
            Assert.Equal(isFound, (await browser.GetAsync("/search?q=%EC%A7%88%EB%9F%89")).Body.Contains(offering, StringComparison.Ordinal));
        }
    }

    /// <summary>A token that was revoked at one is worth nothing at the other, and so is a session.</summary>
    private static async Task EndAsync(MixedBrowser browser)
    {
        var made = (await browser.PostAsync("/identity/me/tokens", """{ "name": "정산", "scopes": ["identity:read"], "days": 1 }""")).Json;
        var token = ("Authorization", $"Bearer {made.GetProperty("token").GetString()}");
        Assert.Equal((200, 200), ((await browser.GetAsync("/identity/me", token)).Status, (await browser.GetAsync("/identity/me", token)).Status));
        Assert.Equal(204, (await browser.SendAsync(HttpMethod.Delete, $"/identity/me/tokens/{made.GetProperty("id").GetString()}", null)).Status);
        Assert.Equal(("IDN504", "IDN504"), ((await browser.GetAsync("/identity/me", token)).Code, (await browser.GetAsync("/identity/me", token)).Code));

        var cookie = browser.Cookie;
        Assert.Equal(204, (await browser.PostAsync("/identity/sign-out")).Status);
        browser.Cookie = cookie;
        Assert.Equal(("IDN223", "IDN223"), ((await browser.GetAsync("/identity/me")).Code, (await browser.GetAsync("/identity/me")).Code));
    }

    /// <summary>A browser each of whose requests goes to the hub to which the one before did not.</summary>
    private sealed class MixedBrowser(WebHost one, WebHost two)
    {
        private readonly Dictionary<string, string> others = new(StringComparer.Ordinal);
        private int turn;
        private string? forgery;

        /// <summary>The session; null for none.</summary>
        public string? Cookie { get; set; }

        public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

        public Task<Answer> PostAsync(string path, string? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

        public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
        {
            if (method != HttpMethod.Get && method != HttpMethod.Head)
            {
                // The word of one is taken by the other.
                forgery = (await OnceAsync(HttpMethod.Get, "/csrf", null, [])).Json.GetProperty("token").GetString();
            }

            return await OnceAsync(method, path, body, headers);
        }

        private async Task<Answer> OnceAsync(HttpMethod method, string path, object? body, (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, $"/api/v1{path}")
            {
                Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : (HttpContent?)body,
            };
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            if (!headers.Any(h => h.Name == "Authorization"))
            {
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", others.Select(c => $"{c.Key}={c.Value}").Concat(Cookie is null ? [] : [$"naru={Cookie}"])));
                request.Headers.TryAddWithoutValidation("X-CSRF-Token", forgery ?? "");
            }

            if (method == HttpMethod.Post && !headers.Any(h => h.Name == "Idempotency-Key"))
            {
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            }

            using var response = await (turn++ % 2 == 0 ? one : two).Client.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            {
                var (name, value) = (set.Split('=')[0], set.Split(';')[0][(set.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                if (name == "naru")
                {
                    Cookie = value.Length == 0 ? null : value;
                }
                else
                {
                    others[name] = value;
                }
            }

            return await Answer.OfAsync(response);
        }
    }
}
