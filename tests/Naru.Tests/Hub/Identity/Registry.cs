using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Parties and claims, as the persons of a test make them through the addresses. SYNTHETIC: none of them is a real one.</summary>
internal static class Registry
{
    private static int parties;

    /// <summary>Registers a company.</summary>
    public static async Task<string> RegisterPartyAsync(this Person person, string? website = null)
    {
        var made = await person.Browser.Post("/parties", Profile($"나루바이오 {Interlocked.Increment(ref parties)}", website));
        Person.Ok(HttpStatusCode.Created, made);
        return made.Text("id");
    }

    public static object Profile(string name, string? website = null) => website is null
        ? new { kind = "organisation", names = new { ko = name }, organisationType = "company", district = "28-songdo" }
        : new { kind = "organisation", names = new { ko = name }, organisationType = "company", district = "28-songdo", website };

    public static Task<Answer> ClaimAsync(this Person person, string party, string role = "representative") =>
        person.Browser.Post("/identity/claims", new { party, role, statement = "이 회사의 공동대표입니다. 대표 전화로 확인해 주세요." });

    /// <summary>Claims, and gives the claim's id.</summary>
    public static async Task<string> MakeClaimAsync(this Person person, string party, string role = "representative")
    {
        var made = await person.ClaimAsync(party, role);
        Person.Ok(HttpStatusCode.Created, made);
        return made.Text("id");
    }

    /// <summary>Decides on what stands there now.</summary>
    public static async Task<Answer> DecideAsync(this Person person, string claim, string how, string? ifMatch = null)
    {
        var tag = ifMatch ?? (await person.Browser.Get($"/identity/claims/{claim}")).Response.Headers.ETag?.Tag;
        return await person.Browser.SendAsync(HttpMethod.Post, $"/identity/claims/{claim}/{how}", new { reason = "대표 전화로 본인을 확인함" }, tag);
    }

    /// <summary>Does something to a party as it stands now.</summary>
    public static async Task<Answer> ToPartyAsync(this Person person, HttpMethod method, string party, string what, object body)
    {
        var tag = (await person.Browser.Get($"/parties/{party}")).Response.Headers.ETag!.Tag;
        return await person.Browser.SendAsync(method, $"/parties/{party}{what}", body, tag);
    }

    public static async Task MergeAsync(this Person officer, string duplicate, string into) =>
        Person.Ok(HttpStatusCode.NoContent, await officer.ToPartyAsync(HttpMethod.Post, duplicate, "/merge", new { into }));

    public static async Task<IReadOnlyList<string>> RolesAsync(this Person person) =>
        (await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray().Select(r => $"{r!["party"]} {r["role"]}").ToList();

    public static async Task<JsonNode> JudgingAsync(this Person person, string claim)
    {
        var answer = await person.Browser.Get($"/identity/claims/{claim}");
        Person.Ok(HttpStatusCode.OK, answer);
        return answer.Json!["judging"]!;
    }

    public static async Task<string> StateAsync(this Person person, string claim) => (await person.Browser.Get($"/identity/claims/{claim}")).Text("state");

    /// <summary>Whether the directory shows a party as verified, once all that waited is delivered.</summary>
    public static async Task<bool> IsVerifiedAsync(this Person person, string party)
    {
        await person.Hub.DeliverAsync();
        var answer = await person.Browser.Get($"/parties/{party}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Json!["verifiedAt"] is not null;
    }
}
