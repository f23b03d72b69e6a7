using System.Text.Json;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Offerings;
using Naru.Tests.Hub.Directories;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the directory's endpoints for innovations and offerings, and at its lists.</summary>
internal static class DirectorySteps
{
    private const string Equipment = "\"kind\": \"equipment\", \"description\": { \"ko\": \"단백질을 잽니다.\" }, \"fields\": { \"model\": \"QX-1\", \"operatorIncluded\": true }";

    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Innovations(), .. Offerings(), .. Searches()];

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Innovations()
    {
        yield return ("POST /api/v1/innovations", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "absent",
                Owner = party,
                Success = 201,
                Shows = v.Word,
                Body = InnovationBody(v, party, "private"),
                Happened = async _ => await v.CountAsync("SELECT count(*) FROM directory_owner WHERE party = @party", ("@party", party)) > 0,
            };
        }
        );
        foreach (var state in (string[])["public", "on-request", "private"])
        {
            yield return ("GET /api/v1/innovations", async v =>
            {
                var (party, id) = await InnovationAsync(v, state);
                return new Step { State = "absent", Query = $"?owner={party}", Shows = id, IsSeen = v.May(ReadInnovation.Name, state, party) };
            }
            );
            // Who may see the outline finds the outline.
            yield return ("GET /api/v1/search/innovations", async v =>
            {
                var (party, id) = await InnovationAsync(v, state);
                return new Step { State = "absent", Query = $"?q={v.Word}", Shows = id, IsSeen = v.May(ReadInnovation.Name, state, party) || v.May(ReadOutline.Name, state, party) };
            }
            );
            yield return ("GET /api/v1/innovations/{id}", v => OfInnovation(v, state, i => new Step { Shows = v.Word }));
            // Whoever may read the whole may read the outline; who may not even that learns nothing.
            yield return ("GET /api/v1/innovations/{id}/outline", v => OfInnovation(v, state, i => new Step { Hides = true, Shows = i }));
            yield return ("GET /api/v1/innovations/{id}/history", v => OfInnovation(v, state, i => new Step { Shows = "registered" }));
            yield return ("PUT /api/v1/innovations/{id}", async v =>
            {
                var party = await v.OursAsync();
                return await OfInnovation(v, state, i => new Step { Body = InnovationBody(v, party, state, "바뀐"), Success = 204 }, "바뀐");
            }
            );
            yield return ("POST /api/v1/innovations/{id}/advance", v => OfInnovation(
                v, state, i => new Step { Body = $$"""{ "stage": "retrospective", "on": "{{Naru.Hub.Time.SeoulTime.DateOf(v.Now):yyyy-MM-dd}}" }""", Success = 204 }, "retrospective"));
            yield return ("POST /api/v1/innovations/{id}/archive", v => OfInnovation(v, state, i => new Step { Body = """{ "reason": "그만둠" }""", Success = 204 }, "\"state\":\"archived\""));
            yield return ("POST /api/v1/matches", v => OfInnovation(v, state, i => new Step { Values = Id("x"), Body = $$"""{ "innovation": "{{i}}" }""", Shows = "considered" }));
        }
    }

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Offerings()
    {
        yield return ("POST /api/v1/offerings", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "absent",
                Owner = party,
                Success = 201,
                Shows = v.Word,
                Body = OfferingBody(v, party),
                Happened = async _ => await v.CountAsync("SELECT count(*) FROM directory_offering WHERE provider = @party", ("@party", party)) > 0,
            };
        }
        );
        foreach (var state in (string[])["draft", "public", "members", "private", "suspended", "suspended-by-hub", "withdrawn"])
        {
            yield return ("GET /api/v1/offerings", async v =>
            {
                var (party, id) = await OfferingAsync(v, state);
                return new Step { State = "absent", Query = $"?provider={party}", Shows = id, IsSeen = v.May(ReadOffering.Name, state, party) };
            }
            );
            yield return ("GET /api/v1/search", async v =>
            {
                var (party, id) = await OfferingAsync(v, state);
                return new Step { State = "absent", Query = $"?q={v.Word}", Shows = id, IsSeen = state is "public" or "members" or "private" && v.May(ReadOffering.Name, state, party) };
            }
            );
            yield return ("GET /api/v1/offerings/{id}", v => OfOffering(v, state, i => new Step { Shows = v.Word }));
            yield return ("PUT /api/v1/offerings/{id}", async v =>
            {
                var party = await v.OursAsync();
                var visibility = state is "public" or "private" ? state : "members";
                return await OfOffering(v, state, i => new Step { Body = OfferingBody(v, party, visibility, "바뀐"), Success = 204 }, "바뀐");
            }
            );
            yield return ("POST /api/v1/offerings/{id}/withdraw", v => OfOffering(
                v, state, i => new Step { Body = """{ "reason": "그만둠" }""", Success = 204 }, state == "withdrawn" ? null : "\"state\":\"withdrawn\""));
        }

        yield return ("POST /api/v1/offerings/{id}/publish", v => OfOffering(v, "draft", i => new Step { Success = 204 }, "\"state\":\"members\""));
        yield return ("POST /api/v1/offerings/{id}/suspend", v => OfOffering(v, "members", i => new Step { Body = """{ "reason": "점검" }""", Success = 204 }, "\"state\":\"suspended"));
        yield return ("POST /api/v1/offerings/{id}/suspend", v => OfOffering(
            v, "suspended", i => new Step { Body = """{ "reason": "점검" }""", Success = 204 }, "\"state\":\"suspended-by-hub\""));
        foreach (var state in (string[])["suspended", "suspended-by-hub"])
        {
            yield return ("POST /api/v1/offerings/{id}/resume", v => OfOffering(v, state, i => new Step { Success = 204 }, "\"state\":\"members\""));
        }

        yield return ("POST /api/v1/offerings/{id}/releases", async v =>
        {
            var party = await v.OursAsync();
            var dataset = Samples.Dataset.With("numberOfRecords", null) with { Provider = party, FedBy = new("node-a", Naru.Tests.Disclosure.Hospital.Dataset), Indications = [] };
            var id = await v.MakeAsync("/api/v1/offerings", JsonSerializer.Serialize(dataset, Naru.Hub.Api.ApiJson.Options));
            var release = System.Text.Encoding.UTF8.GetString(FedDatasetTests.ReleaseBytes("standard"));
            return new Step
            {
                State = "draft",
                Owner = party,
                Values = Id(id),
                Body = release,
                Success = 204,
                Happened = async _ => (await v.ReadAsync($"/api/v1/offerings/{id}")).Contains("\"node\":\"node-a\",\"dataset\"", StringComparison.Ordinal)
                    && (await v.ReadAsync($"/api/v1/offerings/{id}")).Contains("\"policy\"", StringComparison.Ordinal),
            };
        }
        );
        foreach (var state in (string[])["public", "members", "private"])
        {
            yield return ("POST /api/v1/offerings/{id}/use", async v =>
            {
                var (party, id) = await DatasetAsync(v, state);
                return new Step { State = state, Owner = party, Values = Id(id), Body = """{ "types": ["health"] }""", Shows = "verdict" };
            }
            );
            yield return ("GET /api/v1/catalogue/{id}", async v =>
            {
                var (party, id) = await DatasetAsync(v, state);
                return new Step { State = state, Owner = party, Values = Id(id), Shows = v.Word };
            }
            );
            yield return ("GET /api/v1/catalogue", async v =>
            {
                var (party, _) = await DatasetAsync(v, state);
                // As many as there can be: the visits before left theirs in the same list.
                return new Step { State = "absent", Query = "?limit=200", Shows = v.Word, IsSeen = v.May(ReadOffering.Name, state, party) };
            }
            );
        }
    }

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Searches()
    {
        yield return ("GET /api/v1/catalogue/terms", v => Now(new Step { Shows = "ReleasedFigures" }));
        yield return ("GET /api/v1/catalogue/codes", v => Now(new Step { Shows = "capability" }));
        yield return ("GET /api/v1/catalogue/kinds", v => Now(new Step { Shows = "equipment" }));
        yield return ("GET /api/v1/catalogue/districts", v => Now(new Step { Shows = "28-songdo" }));
    }

    private static async Task<(string Party, string Id)> InnovationAsync(Visit v, string state)
    {
        var party = await v.OursAsync();
        return (party, await v.MakeAsync("/api/v1/innovations", InnovationBody(v, party, state)));
    }

    private static async Task<Step> OfInnovation(Visit v, string state, Func<string, Step> step, string? after = null)
    {
        var (party, id) = await InnovationAsync(v, state);
        var path = $"/api/v1/innovations/{id}";
        return step(id) with
        {
            State = state,
            Owner = party,
            Values = Id(id),
            Headers = [("If-Match", await v.TagAsync(path))],
            Happened = after is null ? null : async _ => (await v.ReadAsync(path)).Contains(after, StringComparison.Ordinal),
        };
    }

    private static async Task<(string Party, string Id)> OfferingAsync(Visit v, string state)
    {
        var party = await v.OursAsync();
        var id = await v.MakeAsync("/api/v1/offerings", OfferingBody(v, party, state is "public" or "private" ? state : "members"));
        await MoveAsync(v, id, state);
        return (party, id);
    }

    private static async Task MoveAsync(Visit v, string id, string state)
    {
        var path = $"/api/v1/offerings/{id}";
        if (state != "draft")
        {
            await v.DoAsync(HttpMethod.Post, $"{path}/publish", path);
        }

        if (state is "suspended" or "withdrawn")
        {
            await v.DoAsync(HttpMethod.Post, $"{path}/{(state == "suspended" ? "suspend" : "withdraw")}", path, """{ "reason": "까닭" }""");
        }
        else if (state == "suspended-by-hub")
        {
            await v.DoAsOfficerAsync(HttpMethod.Post, $"{path}/suspend", path, """{ "reason": "까닭" }""");
        }
    }

    private static async Task<(string Party, string Id)> DatasetAsync(Visit v, string state)
    {
        var party = await v.OursAsync();
        var dataset = Samples.Dataset with { Provider = party, Indications = [], Visibility = state, Title = new($"안저 사진 {v.Word}", null) };
        var id = await v.MakeAsync("/api/v1/offerings", JsonSerializer.Serialize(dataset, Naru.Hub.Api.ApiJson.Options));
        await MoveAsync(v, id, state);
        return (party, id);
    }

    private static async Task<Step> OfOffering(Visit v, string state, Func<string, Step> step, string? after = null)
    {
        var (party, id) = await OfferingAsync(v, state);
        var path = $"/api/v1/offerings/{id}";
        return step(id) with
        {
            State = state,
            Owner = party,
            Values = Id(id),
            Headers = [("If-Match", await v.TagAsync(path))],
            Happened = after is null ? null : async _ => (await v.ReadAsync(path)).Contains(after, StringComparison.Ordinal),
        };
    }

    private static string InnovationBody(Visit v, string party, string state, string name = "판독 보조") =>
        $$"""{ "type": "software", "stage": "prototype", "names": { "ko": "{{name}} {{v.Word}}" }, "owners": ["{{party}}"], "confidentiality": "{{state}}" }""";

    private static string OfferingBody(Visit v, string party, string visibility = "members", string name = "질량분석기") =>
        $$"""{ {{Equipment}}, "provider": "{{party}}", "title": { "ko": "{{name}} {{v.Word}}" }, "visibility": "{{visibility}}" }""";

    private static Dictionary<string, string> Id(string id) => new(StringComparer.Ordinal) { ["id"] = id };

    private static Task<Step> Now(Step step) => Task.FromResult(step);
}
