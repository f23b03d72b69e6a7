using System.Text.Json;
using System.Text.Json.Nodes;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Ledger.Events;

namespace Naru.Hub.Directories.Innovations;

/// <summary>An innovation's whole history, read from its stream: who did what, when, and what was different afterwards.</summary>
internal static class InnovationHistory
{
    /// <summary>The steps after a version, the first one first.</summary>
    public static IEnumerable<InnovationStep> Of(string id, IEnumerable<RecordedEvent> recorded, long after = 0)
    {
        InnovationState? state = null;
        foreach (var record in recorded)
        {
            if (DirectoryEvents.Of(record) is not { } e)
            {
                continue;
            }

            var now = InnovationState.Apply(id, state, e);
            if (record.Version > after)
            {
                yield return new InnovationStep(record.Version, record.Time, record.Actor, record.Type, Note(e), Differences(state, now), Day(e));
            }

            state = now;
        }
    }

    /// <summary>The members of the profile that are not the same, by path; lists are compared as wholes.</summary>
    private static ValueList<MemberChange> Differences(InnovationState? before, InnovationState? after)
    {
        var changes = new List<MemberChange>();
        Walk("$", Node(before), Node(after), changes);
        return changes.ToValueList();
    }

    private static string? Note(DirectoryEvent e) => e switch
    {
        InnovationAdvanced advanced => advanced.Note,
        InnovationArchived archived => archived.Reason,
        _ => null,
    };

    private static DateOnly? Day(DirectoryEvent e) => e switch
    {
        InnovationRegistered registered => registered.On,
        InnovationAdvanced advanced => advanced.On,
        _ => null,
    };

    private static JsonNode? Node(InnovationState? state) => state is null ? null : JsonNode.Parse(DirectoryEvents.Text(state.Profile));

    private static void Walk(string path, JsonNode? before, JsonNode? after, List<MemberChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (before is null or JsonObject && after is null or JsonObject)
        {
            var (one, other) = (before as JsonObject ?? [], after as JsonObject ?? []);
            foreach (var name in one.Select(m => m.Key).Union(other.Select(m => m.Key), StringComparer.Ordinal))
            {
                Walk($"{path}.{name}", one[name], other[name], changes);
            }

            return;
        }

        changes.Add(new MemberChange(path, before?.ToJsonString(Readable), after?.ToJsonString(Readable)));
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = Api.ApiJson.Encoder };
}
