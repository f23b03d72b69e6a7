using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Naru.Spec.Generative;

namespace Naru.Spec.Canonical;

/// <summary>
/// Writes the JSON of a definition as another tool might: members in another order, more of them, defaults spelled out, whole numbers with decimals,
/// dates without leading zeros.
/// </summary>
internal static class JsonParaphrase
{
    /// <summary>Which object it is, by a member that it always has; and what may be added to it where it is absent.</summary>
    private static readonly (string Has, string Member, string Json)[] Defaults =
    [
        ("PrimaryCriteria", "CensorWindow", "{}"),
        ("PrimaryCriteria", "CollapseSettings", """{"CollapseType":"ERA","EraPad":0}"""),
        ("PrimaryCriteria", "EndStrategy", "null"),
        ("PrimaryCriteria", "AdditionalCriteria", "null"),
        ("PrimaryCriteria", "CensoringCriteria", "[]"),
        ("PrimaryCriteria", "InclusionRules", "[]"),
        ("PrimaryCriteria", "QualifiedLimit", """{"Type":"First"}"""),
        ("PrimaryCriteria", "ExpressionLimit", """{"Type":"First"}"""),
        ("Occurrence", "RestrictVisit", "false"),
        ("Occurrence", "IgnoreObservationPeriod", "false"),
        ("Occurrence", "EndWindow", "null"),
        ("Coeff", "Days", "null"),
        ("concept", "isExcluded", "false"),
        ("concept", "includeDescendants", "false"),
        ("concept", "includeMapped", "false"),
        ("Op", "Extent", "null"),
        ("CodesetId", "First", "false"),
        ("CodesetId", "CorrelatedCriteria", "null"),
    ];

    internal static string Of(string json, Draw draw) =>
        Rewritten(JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 })!, draw)
            .ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 });

    private static JsonNode Rewritten(JsonNode node, Draw draw) => node switch
    {
        JsonObject o => Object(o, draw),
        JsonArray a => new JsonArray(a.Select(i => i is null ? null : Rewritten(i, draw)).ToArray()),
        JsonValue v when v.TryGetValue<long>(out var whole) && Math.Abs(whole) < 1_000_000 && draw.Chance(30) =>
            JsonNode.Parse(whole.ToString(CultureInfo.InvariantCulture) + ".0")!,
        JsonValue v when v.TryGetValue<string>(out var text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && draw.Chance(30) =>
            JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{date.Year}-{date.Month}-{date.Day}")),
        _ => node.DeepClone(),
    };

    private static JsonObject Object(JsonObject o, Draw draw)
    {
        var members = o.Select(m => (Name: m.Key, Value: m.Value is null ? null : Rewritten(m.Value, draw))).ToList();
        members.AddRange(Defaults
            .Where(d => o.ContainsKey(d.Has) && !o.ContainsKey(d.Member) && draw.Chance(60))
            .Select(d => (d.Member, JsonNode.Parse(d.Json))));
        if (members.Count > 1 && draw.Chance(30))
        {
            members.Add(("note", JsonValue.Create("an unknown member")));
        }

        return new JsonObject(draw.Shuffled(members).Select(m => KeyValuePair.Create(m.Name, m.Value)));
    }
}
