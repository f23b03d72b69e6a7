using System.Text.Json;
using Naru.Cdm.Importing;
using Naru.Tests.Vocabulary;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>
/// A hub that was given a vocabulary knows what its concepts are and what stands above them; the same hub without one leaves to a person what needs it. The whole hub, with the demo
/// vocabulary as <c>naru vocab load</c> loads it.
/// </summary>
[Trait("Category", "Slow")]
public sealed class VocabularyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("naru-words").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Hub_WithAVocabulary_KnowsItsConcepts()
    {
        var vocabulary = Path.Combine(folder, "vocabulary");
        Assert.True(VocabularyLoad.Run(new VocabularyLoadOptions(DemoVocabulary.Folder, vocabulary), cancellation: TestContext.Current.CancellationToken).IsSuccess);
        var hub = Path.Combine(folder, "hub");
        string company, innovation, dataset;
        await using (var host = await WebHost.StartAsync(hub, vocabulary: vocabulary))
        {
            company = await FillAsync(host);

            // A concept under another name, and one that is none.
            Assert.Equal("DIR305 $.indications[0]", await WrongAsync(host, company, 201826, "Type 1 diabetes mellitus"));
            Assert.Equal("DIR304 $.indications[0].id", await WrongAsync(host, company, 999_999_999, "Type 2 diabetes mellitus"));
            innovation = await MakeAsync(host, "innovations", "member", Innovation(company, 201826, "Type 2 diabetes mellitus"));
            dataset = await OfferAsync(host);
            await JudgedAsync(host, innovation, dataset, verdict: "yes", isKind: true);
        }

        // The twin: the same data in a hub without one.
        await using var without = await WebHost.StartAsync(hub);
        without.Callers.Give("member", company, "member");
        await JudgedAsync(without, innovation, dataset, verdict: "person", isKind: false);
    }

    /// <summary>The use for a kind of the disease that is permitted, and the match for an indication that the dataset's includes.</summary>
    private static async Task JudgedAsync(WebHost host, string innovation, string dataset, string verdict, bool isKind)
    {
        const string Use = """{ "types": ["disease"], "diseases": [{ "id": 201826, "name": "Type 2 diabetes mellitus", "vocabulary": "SNOMED" }] }""";
        var judged = await host.AskAsync(HttpMethod.Post, $"/api/v1/offerings/{dataset}/use", "member", Use);
        Assert.Equal(verdict, Json(judged).GetProperty("verdict").GetString());
        var matches = Json(await host.AskAsync(HttpMethod.Post, "/api/v1/matches", "member", $$"""{ "innovation": "{{innovation}}", "kinds": ["dataset"] }"""));
        Assert.Equal(isKind, matches.GetProperty("withVocabulary").GetBoolean());
        var reasons = matches.GetProperty("items").EnumerateArray().SelectMany(i => i.GetProperty("reasons").EnumerateArray()).Select(r => r.GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal(isKind, reasons.Contains("match.indication-broader"));
    }

    private static async Task<string> FillAsync(WebHost host)
    {
        await host.RegisterAsync("owner", "member", "custodian");
        var company = await MakeAsync(host, "parties", "owner", """{ "kind": "organisation", "names": { "ko": "나루바이오" }, "organisationType": "company", "district": "28-songdo" }""");
        host.Callers.Give("member", company, "member");
        return company;
    }

    private static async Task<string> OfferAsync(WebHost host)
    {
        var hospital = await MakeAsync(host, "parties", "owner", """{ "kind": "organisation", "names": { "ko": "나루병원" }, "organisationType": "hospital", "district": "28200" }""");
        host.Callers.Give("custodian", hospital, "custodian");
        var dataset = await MakeAsync(host, "offerings", "custodian", $$"""
            { "kind": "dataset", "provider": "{{hospital}}", "title": { "ko": "당뇨 코호트" }, "description": { "ko": "당뇨 환자입니다." }, "visibility": "members",
              "indications": [{ "id": 201820, "name": "Diabetes mellitus", "vocabulary": "SNOMED" }],
              "dataUse": { "terms": [{ "code": "DS", "concepts": [{ "id": 201820, "name": "Diabetes mellitus", "vocabulary": "SNOMED" }] }] },
              "fields": { "accessRights": "NON_PUBLIC", "datasetType": "STATISTICAL", "legislation": ["kr-pipa"], "healthCategory": ["EHRS"], "provenance": { "ko": "전자의무기록" },
                          "accessUrl": "https://hospital.example.org/ask", "contactEmail": "data@hospital.example.org" } }
            """);
        var tag = (await host.AskAsync(HttpMethod.Get, $"/api/v1/offerings/{dataset}", "custodian")).ETag;
        Assert.Equal(204, (await host.AskAsync(HttpMethod.Post, $"/api/v1/offerings/{dataset}/publish", "custodian", null, ("If-Match", tag!))).Status);

        // The record names itself as the hub is named, wherever it was asked for.
        var record = await host.AskAsync(HttpMethod.Get, $"/api/v1/catalogue/{dataset}", "member");
        Assert.Contains($"http://localhost:5080/api/v1/catalogue/{dataset}", record.Body, StringComparison.Ordinal);
        return dataset;
    }

    private static async Task<string> WrongAsync(WebHost host, string company, long concept, string name)
    {
        var answer = await host.AskAsync(HttpMethod.Post, "/api/v1/innovations", "member", Innovation(company, concept, name));
        Assert.Equal(422, answer.Status);
        return string.Join(", ", Json(answer).GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("code").GetString()} {e.GetProperty("path").GetString()}"));
    }

    private static string Innovation(string company, long concept, string name) => $$"""
        { "type": "software", "stage": "retrospective", "names": { "ko": "당뇨 판독 보조" }, "owners": ["{{company}}"], "classification": "2", "intendedUse": { "ko": "당뇨를 찾습니다." },
          "indications": [{ "id": {{concept}}, "name": "{{name}}", "vocabulary": "SNOMED" }] }
        """;

    private static async Task<string> MakeAsync(WebHost host, string path, string person, string body)
    {
        var made = await host.AskAsync(HttpMethod.Post, $"/api/v1/{path}", person, body);
        Assert.True(made.Status is 201, $"{path}: {made.Status} {made.Body}");
        return made.Headers.GetValueOrDefault("Location", "").Split('/')[^1];
    }

    private static JsonElement Json(Naru.Tests.Hub.Api.Answer answer)
    {
        Assert.True(answer.Status < 500, answer.Body);
        return JsonDocument.Parse(answer.Body).RootElement;
    }
}
