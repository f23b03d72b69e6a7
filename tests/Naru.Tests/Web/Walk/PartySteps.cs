using Naru.Hub.Directories.Parties;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the directory's endpoints for parties.</summary>
internal static class PartySteps
{
    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Parties()];

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Parties()
    {
        yield return ("POST /api/v1/parties", v => Now(new Step
        {
            State = "absent",
            Success = 201,
            Body = v.PartyBody("새 기관"),
            Happened = _ => PartyThere(v, v.Word),
        }));
        yield return ("POST /api/v1/parties", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "absent-part",
                Owner = party,
                Success = 201,
                Shows = "부서",
                Body = $$"""{ "kind": "unit", "names": { "ko": "부서 {{v.Word}}" }, "within": "{{party}}" }""",
                Happened = async _ => await v.CountAsync("SELECT count(*) FROM directory_party WHERE within_party = @party", ("@party", party)) > 0,
            };
        }
        );
        yield return ("POST /api/v1/parties", v => Now(new Step
        {
            // An officer registers others under new ids, everybody else oneself.
            State = "absent-person",
            Person = v.Guest.Roles.Contains(("hub", "officer")) ? null : v.Caller,
            Success = 201,
            Shows = v.Word,
            Body = $$"""{ "kind": "person", "names": { "ko": "김 {{v.Word}}" } }""",
            Happened = async a => v.Guest.Roles.Contains(("hub", "officer")) ? a?.Status == 201 : await v.CountAsync("SELECT count(*) FROM directory_party WHERE id = @id", ("@id", v.Caller)) > 0,
        }));
        yield return ("GET /api/v1/parties", async v =>
        {
            var party = await v.OursAsync();
            var part = await v.MakeAsync("/api/v1/parties", $$"""{ "kind": "unit", "names": { "ko": "부서" }, "within": "{{party}}" }""");
            return new Step { State = "absent", Query = $"?within={party}", Shows = part };
        }
        );
        yield return ("GET /api/v1/parties", async v =>
        {
            await v.MakeAsync("/api/v1/parties", """{ "kind": "person", "names": { "ko": "김나루" } }""", v.Maker);
            return new Step { State = "absent", Query = "?kind=person&limit=200", Shows = "\"state\":\"person\"", IsSeen = v.May(ReadParty.Name, "person", null) };
        }
        );
        yield return ("GET /api/v1/parties/{id}", async v => new Step { State = "active", Owner = await v.OursAsync(), Values = Id(await v.OursAsync()), Shows = v.Word });
        yield return ("GET /api/v1/parties/{id}", async v =>
        {
            var person = await v.MakeAsync("/api/v1/parties", $$"""{ "kind": "person", "names": { "ko": "김 {{v.Word}}" } }""");
            return new Step { State = "person", Owner = person, Person = person, Values = Id(person), Shows = v.Word };
        }
        );
        yield return ("GET /api/v1/parties/{id}", async v =>
        {
            var party = await v.OursAsync();
            await v.DoAsync(HttpMethod.Post, $"/api/v1/parties/{party}/close", $"/api/v1/parties/{party}", """{ "reason": "옮김" }""");
            return new Step { State = "closed", Owner = party, Values = Id(party), Shows = v.Word };
        }
        );
        yield return ("PUT /api/v1/parties/{id}", v => OfParty(v, p => new Step { Body = v.PartyBody("바뀐"), Success = 204 }, "바뀐"));
        yield return ("PUT /api/v1/parties/{id}", async v =>
        {
            var person = await v.MakeAsync("/api/v1/parties", """{ "kind": "person", "names": { "ko": "김나루" } }""");
            return new Step
            {
                State = "person",
                Owner = person,
                Person = person,
                Values = Id(person),
                Success = 204,
                Body = """{ "kind": "person", "names": { "ko": "김바뀜" } }""",
                Headers = [("If-Match", await v.TagAsync($"/api/v1/parties/{person}"))],
                Happened = async _ => (await v.ReadAsync($"/api/v1/parties/{person}")).Contains("김바뀜", StringComparison.Ordinal),
            };
        }
        );
        foreach (var fate in (string[])["nobody's yet", "verified", "once represented"])
        {
            // Whoever registered it may put it right, as long as nobody else answers for it.
            yield return ("PUT /api/v1/parties/{id}", async v =>
            {
                var party = await v.MakeAsync("/api/v1/parties", v.PartyBody("나루바이오"), v.Caller);
                var path = $"/api/v1/parties/{party}";
                switch (fate)
                {
                    case "verified":
                        await v.DoAsOfficerAsync(HttpMethod.Post, $"{path}/verify", path, """{ "reason": "등기를 봄" }""");
                        break;
                    case "once represented":
                        var membership = MemberSteps.Membership(v, v.Other, party, "representative");
                        membership.EndedAt = v.Now;
                        await v.Host.PutAsync(membership);
                        break;
                }

                return new Step
                {
                    State = "active",
                    Owner = party,
                    More = v.Guest.IsAnonymous || fate != "nobody's yet" ? [] : ["registrant"],
                    Values = Id(party),
                    Success = 204,
                    Body = v.PartyBody("바뀐"),
                    Headers = [("If-Match", await v.TagAsync(path))],
                    Happened = async _ => (await v.ReadAsync(path)).Contains("바뀐", StringComparison.Ordinal),
                };
            }
            );
        }

        yield return ("POST /api/v1/parties/{id}/people", async v =>
        {
            await v.MakeAsync("/api/v1/parties", """{ "kind": "person", "names": { "ko": "이나루" } }""", v.Other);
            return await OfParty(v, p => new Step { Body = $$"""{ "person": "{{v.Other}}", "role": "clinician", "from": "2026-01-01" }""", Success = 204 }, v.Other);
        }
        );
        yield return ("POST /api/v1/parties/{id}/people/end", async v =>
        {
            var party = await v.OursAsync();
            await v.MakeAsync("/api/v1/parties", """{ "kind": "person", "names": { "ko": "이나루" } }""", v.Other);
            await v.DoAsync(HttpMethod.Post, $"/api/v1/parties/{party}/people", $"/api/v1/parties/{party}", $$"""{ "person": "{{v.Other}}", "role": "clinician", "from": "2026-01-01" }""");
            return await OfParty(v, p => new Step { Body = $$"""{ "person": "{{v.Other}}", "role": "clinician", "to": "2026-02-03" }""", Success = 204 }, "2026-02-03");
        }
        );
        yield return ("GET /api/v1/parties/{id}/contact", async v =>
        {
            var party = await v.OursAsync();
            await v.DoAsync(HttpMethod.Put, $"/api/v1/parties/{party}/contact", $"/api/v1/parties/{party}", """{ "email": "desk@naru.example.org" }""");
            return new Step { State = "active", Owner = party, Values = Id(party), Shows = "desk@naru.example.org" };
        }
        );
        yield return ("PUT /api/v1/parties/{id}/contact", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "active",
                Owner = party,
                Values = Id(party),
                Success = 204,
                Body = $$"""{ "email": "{{v.Word}}@naru.example.org" }""",
                Headers = [("If-Match", await v.TagAsync($"/api/v1/parties/{party}"))],
                Happened = async _ => (await v.ReadAsync($"/api/v1/parties/{party}/contact")).Contains(v.Word, StringComparison.Ordinal),
            };
        }
        );
        yield return ("POST /api/v1/parties/{id}/merge", async v =>
        {
            var into = await v.MakeAsync("/api/v1/parties", v.PartyBody("남는 기관"));
            return await OfParty(v, p => new Step { Body = $$"""{ "into": "{{into}}" }""", Success = 204 }, "\"state\":\"merged\"");
        }
        );
        yield return ("POST /api/v1/parties/{id}/verify", v => OfParty(v, p => new Step { Body = """{ "reason": "등기를 봄" }""", Success = 204 }, "\"verifiedAt\""));
        yield return ("POST /api/v1/parties/{id}/unverify", async v =>
        {
            var path = $"/api/v1/parties/{await v.OursAsync()}";
            await v.DoAsOfficerAsync(HttpMethod.Post, $"{path}/verify", path, """{ "reason": "등기를 봄" }""");
            var step = await OfParty(v, p => new Step { Body = """{ "reason": "잘못 봄" }""", Success = 204 }, "");
            return step with { Happened = async _ => !(await v.ReadAsync(path)).Contains("\"verifiedAt\"", StringComparison.Ordinal) };
        }
        );
        yield return ("GET /api/v1/search/parties", async v =>
        {
            var party = await v.OursAsync();
            return new Step { State = "absent", Query = $"?q={v.Word}", Shows = party };
        }
        );
        yield return ("POST /api/v1/parties/{id}/close", v => OfParty(v, p => new Step { Body = """{ "reason": "옮김" }""", Success = 204 }, "\"state\":\"closed\""));
    }

    private static async Task<Step> OfParty(Visit v, Func<string, Step> step, string after)
    {
        var party = await v.OursAsync();
        var path = $"/api/v1/parties/{party}";
        return step(party) with
        {
            State = "active",
            Owner = party,
            Values = Id(party),
            Headers = [("If-Match", await v.TagAsync(path))],
            Happened = async _ => (await v.ReadAsync(path)).Contains(after, StringComparison.Ordinal),
        };
    }

    private static async Task<bool> PartyThere(Visit v, string word) => await v.CountAsync("SELECT count(*) FROM directory_party WHERE profile LIKE @word", ("@word", $"%새 기관 {word}%")) > 0;

    private static Dictionary<string, string> Id(string id) => new(StringComparer.Ordinal) { ["id"] = id };

    private static Task<Step> Now(Step step) => Task.FromResult(step);
}
