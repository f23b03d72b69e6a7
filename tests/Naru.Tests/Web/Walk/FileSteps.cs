using System.Security.Cryptography;
using Naru.Core;
using Naru.Hub.Directories.Offerings;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the endpoints for files: of an offering that is a draft, which its party alone may see, and of one that everybody may see.</summary>
internal static class FileSteps
{
    private static readonly byte[] Content = "%PDF-1.7 a plan of ours"u8.ToArray();

    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Steps()];

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Steps()
    {
        yield return ("GET /api/v1/files/kinds", v => Task.FromResult(new Step { Shows = "application-attachment" }));
        foreach (var state in (string[])["draft", "members"])
        {
            yield return ("POST /api/v1/files", async v =>
            {
                var (party, offering) = await OfferingAsync(v, state);
                return new Step
                {
                    State = "none",
                    Owner = party,
                    More = Rights(v, party, state),
                    Success = 201,
                    Body = Body(party, offering),
                    Shows = "plan.pdf",
                    Happened = async _ => await v.CountAsync("SELECT count(*) FROM hub_file WHERE subject = @subject", ("@subject", offering)) > 0,
                };
            }
            );
            foreach (var finished in (bool[])[false, true])
            {
                yield return ("GET /api/v1/files/{id}", async v => await OfFile(v, state, finished) with { Shows = "plan.pdf" });
                yield return ("HEAD /api/v1/files/{id}", async v => await OfFile(v, state, finished) with { Success = 204 });
                yield return ("DELETE /api/v1/files/{id}", async v =>
                {
                    var step = await OfFile(v, state, finished);
                    return step with { Happened = async _ => await RowsAsync(v, step, "state = 'gone'") > 0 };
                }
                );
            }

            yield return ("PATCH /api/v1/files/{id}", async v =>
            {
                var step = await OfFile(v, state, finished: false, filled: false);
                return step with
                {
                    Success = 204,
                    Bytes = Content,
                    Headers = [("Upload-Offset", "0")],
                    Happened = async _ => (await v.ReadAsync($"/api/v1/files/{step.Values["id"]}")).Contains($"\"offset\":{Content.Length}", StringComparison.Ordinal),
                };
            }
            );
            yield return ("POST /api/v1/files/{id}/finish", async v =>
            {
                var step = await OfFile(v, state, finished: false);
                return step with { Body = FinishBody, Happened = async _ => await RowsAsync(v, step, "state = 'stored'") > 0 };
            }
            );
            yield return ("GET /api/v1/files/{id}/content", async v => await OfFile(v, state, finished: true) with { Shows = "a plan of ours" });
            yield return ("HEAD /api/v1/files/{id}/content", v => OfFile(v, state, finished: true));
        }
    }

    private static string FinishBody => $$"""{ "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(Content))}}" }""";

    private static string Body(string party, string offering) =>
        $$"""{ "kind": "application-attachment", "party": "{{party}}", "subject": "{{offering}}", "name": "plan.pdf", "size": {{Content.Length}} }""";

    private static Task<long> RowsAsync(Visit v, Step step, string condition) =>
        v.CountAsync($"SELECT count(*) FROM hub_file WHERE id = @id AND {condition}", ("@id", step.Values["id"]));

    private static async Task<(string Party, string Offering)> OfferingAsync(Visit v, string state)
    {
        var party = await v.OursAsync();
        var offering = await v.MakeAsync(
            "/api/v1/offerings", $$"""{ "kind": "equipment", "provider": "{{party}}", "title": { "ko": "질량분석기" }, "description": { "ko": "단백질을 잽니다." }, "fields": { "model": "QX-1" } }""");
        if (state != "draft")
        {
            await v.DoAsync(HttpMethod.Post, $"/api/v1/offerings/{offering}/publish", $"/api/v1/offerings/{offering}");
        }

        return (party, offering);
    }

    /// <summary>Rights to a file follow the rights to the offering that it belongs to.</summary>
    private static ValueList<string> Rights(Visit v, string party, string state) =>
        v.May(ChangeOffering.Name, state, party) ? ["subject-writer", "subject-reader"] : v.May(ReadOffering.Name, state, party) && !v.Guest.IsAnonymous ? ["subject-reader"] : [];

    /// <summary>A file of the caller's own where the caller may have one, else of somebody else's.</summary>
    private static async Task<Step> OfFile(Visit v, string state, bool finished, bool filled = true)
    {
        var (party, offering) = await OfferingAsync(v, state);
        var rights = Rights(v, party, state);
        var isOwn = rights.Contains("subject-writer");
        var uploader = isOwn ? v.Caller : v.Maker;
        var id = await v.MakeAsync("/api/v1/files", Body(party, offering), uploader);
        if (filled)
        {
            using var append = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/files/{id}") { Content = new ByteArrayContent(Content) };
            append.Content.Headers.TryAddWithoutValidation("Content-Type", Naru.Hub.Files.FileEndpoints.BytesType);
            append.Headers.Add("Upload-Offset", "0");
            append.Headers.TryAddWithoutValidation("Authorization", $"Test {uploader}");
            using var appended = await v.Host.Client.SendAsync(append);
            appended.EnsureSuccessStatusCode();
        }

        if (finished)
        {
            var done = await v.Host.AskAsync(HttpMethod.Post, $"/api/v1/files/{id}/finish", uploader, FinishBody);
            Xunit.Assert.True(done.Status == 200, done.Body);
        }

        return new Step
        {
            State = finished ? "stored" : "open",
            Owner = party,
            More = isOwn ? [.. rights, "uploader"] : rights,
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id },
        };
    }
}
