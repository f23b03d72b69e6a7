using System.Net.Http.Headers;
using System.Security.Cryptography;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>Files of the directory's things, in the hub as it is deployed: whoever may read the thing may read them, whoever may change it may change them.</summary>
[Trait("Category", "Slow")]
public sealed class DirectoryFileTests
{
    private static readonly byte[] Content = "변수,설명\nage,나이\n"u8.ToArray();

    [Fact]
    public async Task Files_FollowTheRightsToTheirThing()
    {
        await using var host = await WebHost.StartAsync();
        var party = await FillAsync(host);
        var offering = await MakeAsync(host, "/api/v1/offerings", $$"""{ "kind": "equipment", "provider": "{{party}}", "title": { "ko": "질량분석기", "en": "Mass spectrometer" }, "description": { "ko": "단백질을 잽니다." }, "fields": { "model": "QX-1", "operatorIncluded": true } }""");
        var file = await UploadAsync(host, $$"""{ "kind": "application-attachment", "party": "{{party}}", "subject": "{{offering}}", "name": "변수.csv", "size": {{Content.Length}} }""");

        // A draft is its provider's alone, and so is what belongs to it.
        Assert.Equal(200, await ReadAsync(host, file, "member"));
        Assert.Equal(404, await ReadAsync(host, file, "rival"));
        Assert.Equal(403, await CreateAsync(host, "rival", party, offering));
        Assert.Equal(403, await CreateAsync(host, "rival", party, "nothing"));

        // Nor can anybody say that it belongs to another party, or to nothing that is there.
        Assert.NotEqual(201, await CreateAsync(host, "rival", "rivals", offering));
        Assert.NotEqual(201, await CreateAsync(host, "member", party, "case-1"));
        Assert.Equal(201, await CreateAsync(host, "member", party, offering));

        Assert.Equal(204, await PublishAsync(host, offering));
        Assert.Equal(200, await ReadAsync(host, file, "rival"));
        Assert.Equal(403, (await host.AskAsync(HttpMethod.Delete, $"/api/v1/files/{file}", "rival")).Status);
        Assert.NotEqual(201, await CreateAsync(host, "rival", party, offering));
        Assert.Equal(401, await ReadAsync(host, file, person: null));
    }

    [Fact]
    public async Task PersonalFiles_AreNotForEverybodyWhoMayReadTheThing()
    {
        await using var host = await WebHost.StartAsync();
        var party = await FillAsync(host);
        var offering = await MakeAsync(host, "/api/v1/offerings", $$"""{ "kind": "equipment", "provider": "{{party}}", "title": { "ko": "질량분석기", "en": "Mass spectrometer" }, "description": { "ko": "단백질을 잽니다." }, "fields": { "model": "QX-1", "operatorIncluded": true } }""");
        var pdf = "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< >>\nendobj\n%%EOF\n";
        var bytes = System.Text.Encoding.Latin1.GetBytes(pdf);
        var file = await UploadAsync(host, $$"""{ "kind": "personal-attachment", "party": "{{party}}", "subject": "{{offering}}", "name": "이력서.pdf", "size": {{bytes.Length}}, "person": "keeper" }""", bytes);
        Assert.Equal(204, await PublishAsync(host, offering));
        Assert.Equal(200, await ReadAsync(host, file, "owner"));
        Assert.Equal(200, await ReadAsync(host, file, "keeper"));
        Assert.Equal(404, await ReadAsync(host, file, "rival"));
    }

    private static async Task<string> FillAsync(WebHost host)
    {
        await host.RegisterAsync("owner", "rival", "member", "keeper");
        host.Callers.Give("rival", "rivals", "representative");
        var party = await MakeAsync(host, "/api/v1/parties", """{ "kind": "organisation", "names": { "ko": "나루바이오", "en": "Naru Bio" }, "organisationType": "company", "district": "28-songdo" }""");
        host.Callers.Give("owner", party, "representative");
        host.Callers.Give("member", party, "member");
        return party;
    }

    private static async Task<int> PublishAsync(WebHost host, string offering)
    {
        var tag = (await host.AskAsync(HttpMethod.Get, $"/api/v1/offerings/{offering}", "owner")).ETag;
        return (await host.AskAsync(HttpMethod.Post, $"/api/v1/offerings/{offering}/publish", "owner", null, ("If-Match", tag!))).Status;
    }

    private static async Task<int> CreateAsync(WebHost host, string person, string party, string subject) => (await host.AskAsync(
        HttpMethod.Post, "/api/v1/files", person, $$"""{ "kind": "application-attachment", "party": "{{party}}", "subject": "{{subject}}", "name": "plan.pdf", "size": 10 }""")).Status;

    private static async Task<int> ReadAsync(WebHost host, string file, string? person) => (await host.AskAsync(HttpMethod.Get, $"/api/v1/files/{file}/content", person)).Status;

    private static async Task<string> UploadAsync(WebHost host, string body, byte[]? content = null)
    {
        var bytes = content ?? Content;
        var id = await MakeAsync(host, "/api/v1/files", body);
        using var append = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/files/{id}") { Content = new ByteArrayContent(bytes) };
        append.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        append.Headers.Add("Upload-Offset", "0");
        append.Headers.TryAddWithoutValidation("Authorization", "Test owner");
        using var appended = await host.Client.SendAsync(append, TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)appended.StatusCode);
        var finished = await host.AskAsync(HttpMethod.Post, $"/api/v1/files/{id}/finish", "owner", $$"""{ "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(bytes))}}" }""");
        Assert.True(finished.Status == 200, finished.Body);
        return id;
    }

    private static async Task<string> MakeAsync(WebHost host, string path, string body)
    {
        var made = await host.AskAsync(HttpMethod.Post, path, "owner", body);
        Assert.True(made.Status is 201, $"{path}: {made.Status} {made.Body}");
        return made.Headers.GetValueOrDefault("Location", "").Split('/')[^1];
    }
}
