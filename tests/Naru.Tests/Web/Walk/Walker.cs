using System.Text;
using System.Text.RegularExpressions;
using Naru.Hub.Permissions;
using Naru.Tests.Hub.Api;

namespace Naru.Tests.Web.Walk;

/// <summary>
/// Goes to every endpoint as every kind of caller, each time with a thing made for it, and compares the answer with what the permission tables say, and what has happened with what was
/// allowed. Safe for threads.
/// </summary>
internal sealed partial class Walker(WebHost host, PermissionTables permissions)
{
    private const string Nothing = "0192f0c1d2e37a4b8c9d0e1f2a3b4c5d";
    private const int AtOnce = 4;

    public static readonly Guest[] Guests =
    [
        new("anonymous", [], IsAnonymous: true),
        new("signed in", []),
        new("representative of another party", [("rivals", "representative"), ("rivals", "member"), ("rivals", "custodian")]),
        new("officer of the hub", [("hub", "officer")]),
        new("member", [("ours", "member")]),
        new("custodian", [("ours", "custodian")]),
        new("representative", [("ours", "representative")]),
        new("representative's token for the own account", [("ours", "representative")], ["identity:read"]),
        new("representative's token that may read", [("ours", "representative")], ["directory:read", "webhooks:read"]),
        new("representative's token that may write", [("ours", "representative")], ["directory:write", "files:write", "identity:members", "identity:keys", "webhooks:write"]),
    ];

    /// <summary>Every step there is: a module adds its own.</summary>
    public static IReadOnlyList<(string Call, Func<Visit, Task<Step>> Step)> Steps { get; } =
        [.. SignInSteps.All, .. AccountSteps.All, .. MemberSteps.All, .. PartySteps.All, .. DirectorySteps.All, .. FileSteps.All, .. WebhookSteps.All];

    /// <summary>Endpoints that no step goes to, and steps that go nowhere.</summary>
    public static IEnumerable<string> Unvisited(IEnumerable<EndpointWalk.Call> calls, IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> steps)
    {
        var (there, visited) = (calls.Select(c => c.ToString()).ToHashSet(StringComparer.Ordinal), steps.Select(s => s.Call).ToHashSet(StringComparer.Ordinal));
        return there.Except(visited, StringComparer.Ordinal).Select(c => $"{c}: no step goes there")
            .Concat(visited.Except(there, StringComparer.Ordinal).Select(c => $"{c}: there is no such endpoint"));
    }

    /// <summary>Everything that is not as it should be.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(
        IReadOnlyList<EndpointWalk.Call> calls, IReadOnlyList<(string Call, Func<Visit, Task<Step>> Step)> steps, IReadOnlyList<Guest> guests)
    {
        var byName = calls.ToDictionary(c => c.ToString(), StringComparer.Ordinal);
        var visits = steps.Where(s => byName.ContainsKey(s.Call)).SelectMany(s => guests.Select(g => (Call: byName[s.Call], s.Step, Guest: g))).ToList();
        await host.RegisterAsync(Visit.Everybody(visits.Count));
        var findings = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, visits.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var (call, make, guest) = visits[i];
            var visit = new Visit(host, permissions, guest, i);
            visit.Arrive();
            try
            {
                foreach (var finding in await JudgeAsync(call, visit, await make(visit)))
                {
                    findings.Add(finding);
                }
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or InvalidOperationException or HttpRequestException or NullReferenceException or KeyNotFoundException)
            {
                findings.Add($"{call} as {guest}: the thing could not be made: {e.Message}");
            }
        });
        return [.. findings.Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> JudgeAsync(EndpointWalk.Call call, Visit visit, Step step)
    {
        var findings = new List<string>();
        void Add(string text) => findings.Add($"{call} as {visit.Guest} ({step.State}): {text}");
        if (step.Happened is { } before && await before(null))
        {
            Add("what should happen has happened before");
        }

        var refusal = Refusal(call, visit, step);
        var answer = await AskAsync(call, visit, step, step.Values);
        var isHead = call.Method == "HEAD";
        var expected = refusal ?? $"{step.Success} ";
        if (isHead ? $"{answer.Status}" != expected.Split(' ')[0] : answer.Summary != expected)
        {
            Add($"{answer.Summary}, not {expected}{(answer.Status is 400 or 422 ? answer.Body : "")}");
        }

        if (step.Happened is { } happened && await happened(answer) != refusal is null)
        {
            Add(refusal is null ? "it was allowed and has not happened" : "it was refused and has happened");
        }

        if (step.Shows is { } shown && !isHead && answer.Body.Contains(shown, StringComparison.Ordinal) != (refusal is null && step.IsSeen != false))
        {
            Add(refusal is null && step.IsSeen != false ? $"does not show {shown}" : $"shows {shown}");
        }

        // To the last byte the answer of a thing that is not there.
        if (refusal == "404 PRM201" && step.Values.Count > 0
            && Clean(answer, step.Values.Values) is var there && Clean(await AskAsync(call, visit, step, step.Values.ToDictionary(v => v.Key, _ => Nothing, StringComparer.Ordinal)), [Nothing]) != there)
        {
            Add("what is there and what is not are told apart");
        }

        return findings;
    }

    /// <summary>What the tables say: null where they allow it. Who may not read a thing gets the answer of one that is not there.</summary>
    private string? Refusal(EndpointWalk.Call call, Visit visit, Step step)
    {
        if (call.Command is not { } command)
        {
            return null;
        }

        var caller = visit.AsCaller();
        if (permissions.RefusalAtTheDoor(caller, command) is { } door)
        {
            return door.Code == "PRM203" ? "401 PRM203" : $"403 {door.Code}";
        }

        var standing = Standing.Of(caller, step.State, step.Owner, step.Person, step.More);
        if (permissions.Refusal(caller, standing, command) is not { } refusal)
        {
            return step.OwnRefusal;
        }

        var isHidden = refusal.Code == "PRM201" || (step.Hides && !permissions.Allows(caller with { Scopes = null }, standing, command with { Command = "read" }));
        return isHidden ? "404 PRM201" : $"403 {refusal.Code}";
    }

    private async Task<Answer> AskAsync(EndpointWalk.Call call, Visit visit, Step step, IReadOnlyDictionary<string, string> values)
    {
        var path = RouteValue().Replace(call.Route, m => Uri.EscapeDataString(values[m.Groups["name"].Value]));
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), path + step.Query);
        if (!visit.Guest.IsAnonymous)
        {
            request.Headers.TryAddWithoutValidation("Authorization", string.Join(' ', ["Test", visit.Caller, .. visit.Guest.Scopes ?? []]));
        }

        if (call.Method is not ("GET" or "HEAD"))
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        }

        foreach (var (name, value) in step.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (step.Bytes is { } bytes)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Naru.Hub.Files.FileEndpoints.BytesType);
        }
        else if (step.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await host.Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private static string Clean(Answer answer, IEnumerable<string> ids) => ids.Aggregate(answer.Essence, (text, id) => text.Replace(id, "", StringComparison.Ordinal));

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z0-9]+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteValue();
}
