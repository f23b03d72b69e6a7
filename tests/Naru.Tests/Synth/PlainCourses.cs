using System.Text.Json.Nodes;

namespace Naru.Tests.Synth;

/// <summary>
/// Takes out of a copy of the shipped courses what hides onsets from diagnoses: risks by state, risks of diseases that can end, and diagnoses
/// of one disease that another one's visits make. What is left of each file are its own tables, which a store must then show.
/// </summary>
internal static class PlainCourses
{
    public static void MakeOf(SynthFolder folder)
    {
        var files = Directory.GetFiles(folder.Path("diseases")).ToDictionary(
            f => Path.GetFileNameWithoutExtension(f)!, f => JsonNode.Parse(File.ReadAllText(f))!.AsObject(), StringComparer.Ordinal);
        var ending = files.Where(f => States(f.Value).Any(s => (bool?)s["inactive"] == true)).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, course) in files)
        {
            if (course["risks"] is JsonArray risks)
            {
                Remove(risks, r => r!["in"] is not null || ending.Contains((string)r["with"]!));
            }

            var others = files.Where(f => f.Key != id).SelectMany(f => States(f.Value)).Select(s => (string?)s["condition"]).ToHashSet(StringComparer.Ordinal);
            foreach (var list in States(course).SelectMany(Descendants).Select(n => n["conditions"]).OfType<JsonArray>())
            {
                Remove(list, c => others.Contains(c is JsonObject named ? (string?)named["condition"] : (string?)c));
            }

            folder.Write($"diseases/{id}.json", course.ToJsonString());
        }
    }

    private static IEnumerable<JsonObject> States(JsonObject course) => course["states"]!.AsObject().Select(s => s.Value!.AsObject());

    private static IEnumerable<JsonObject> Descendants(JsonNode node) => node switch
    {
        JsonObject o => o.Where(m => m.Value is not null).SelectMany(m => Descendants(m.Value!)).Prepend(o),
        JsonArray a => a.Where(i => i is not null).SelectMany(i => Descendants(i!)),
        _ => [],
    };

    private static void Remove(JsonArray list, Predicate<JsonNode?> isRemoved)
    {
        foreach (var item in list.Where(i => isRemoved(i)).ToList())
        {
            list.Remove(item);
        }
    }
}
