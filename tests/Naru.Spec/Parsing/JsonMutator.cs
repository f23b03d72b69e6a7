using System.Text.Json.Nodes;
using Naru.Spec.Generative;

namespace Naru.Spec.Parsing;

/// <summary>Damages definitions: their text, or their tree, so that the text stays JSON.</summary>
internal sealed class JsonMutator(Draw draw)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "2", "3.7", "1e3", "1e400", "-2147483648", "2147483647", "2147483648", "9223372036854775807",
        "-9223372036854775809", "\"\"", "\" \"", "\"x\"", "\"1\"", "\"true\"", "\"2020-02-30\"", "\"2020-01-01\"", "\"ALL\"", "\"bt\"", "\"eq\"", "[]", "{}", "[null]",
        "[[]]", "[{}]", "{\"a\":1}", "\"\\u0000\"", "\"가\"", "{\"Value\":1,\"Op\":\"gt\"}", "{\"CONCEPT_ID\":1}", "{\"ConditionOccurrence\":{}}", "{\"Start\":{},\"End\":{}}",
    ];

    private static readonly string[] Names =
    [
        "PrimaryCriteria", "CriteriaList", "Groups", "Type", "Count", "Criteria", "Occurrence", "StartWindow", "EndWindow", "Value", "Op", "Extent",
        "ConditionOccurrence", "DrugExposure", "DrugEra", "Measurement", "ObservationPeriod", "PayerPlanPeriod", "LocationRegion", "VisitDetail", "CodesetId", "First",
        "CorrelatedCriteria", "DateAdjustment", "UserDefinedPeriod", "Abnormal", "Age", "Gender", "EndStrategy", "CustomEra", "DateOffset", "CensorWindow",
        "StartDate", "EndDate", "ConceptSets", "expression", "items", "concept", "id", "name", "IsDistinct", "CountColumn", "", " ", "a.b", "[0]", "x",
    ];

    private const string Letters = "\"{}[]:,\\0123456789-+.eEtfn\u0000\uD800\uDC00\uFEFF가 \n/";

    /// <summary>The text with one to four faults.</summary>
    internal string Next(string json)
    {
        if (draw.Chance(35))
        {
            var text = json;
            for (var n = draw.Int(1, 3); n > 0 && text.Length > 0; n--)
            {
                text = Text(text);
            }

            return text;
        }

        var root = JsonNode.Parse(json)!;
        for (var n = draw.Int(1, 4); n > 0; n--)
        {
            root = Tree(root);
        }

        return root?.ToJsonString() ?? "null";
    }

    private string Text(string text)
    {
        var at = draw.Int(0, text.Length - 1);
        var length = draw.Int(1, Math.Min(draw.Any(1, 1, 5, 200), text.Length - at));
        return draw.Int(0, 4) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => text.Insert(at, Letters[draw.Int(0, Letters.Length - 1)].ToString()),
            3 => text.Remove(at, 1).Insert(at, Letters[draw.Int(0, Letters.Length - 1)].ToString()),
            _ => draw.Chance(20) ? text[..at] : text.Insert(at, draw.OneOf(Values)),
        };
    }

    private JsonNode Tree(JsonNode root)
    {
        var nodes = new List<JsonNode?>();
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(root, nodes, places);
        if (places.Count == 0)
        {
            return Value() ?? new JsonObject();
        }

        var (parent, name, index) = draw.OneOf(places);
        switch (draw.Int(0, 6))
        {
            case 0 when parent is JsonObject o:
                o.Remove(name!);
                break;
            case 0:
                parent.AsArray().RemoveAt(index);
                break;
            case 1 when parent is JsonArray array:
                array.Insert(index, array[index]?.DeepClone());
                break;
            case 2 when parent is JsonObject o:
                var value = o[name!];
                o.Remove(name!);
                o[draw.Chance(60) ? draw.OneOf(Names) : Recased(name!)] = value;
                break;
            case 3:
                Set(parent, name, index, draw.OneOf(nodes)?.DeepClone());
                break;
            case 4 when parent is JsonObject o:
                o[draw.OneOf(Names)] = draw.Chance(50) ? Value() : draw.OneOf(nodes)?.DeepClone();
                break;
            case 5:
                var old = Get(parent, name, index)?.DeepClone();
                Set(parent, name, index, draw.Chance(50) ? new JsonArray(old) : new JsonObject { [draw.OneOf(Names)] = old });
                break;
            default:
                Set(parent, name, index, Value());
                break;
        }

        return root;
    }

    private string Recased(string name) => draw.Any(name.ToUpperInvariant(), name + " ", name + "s", name.ToLowerInvariant());

    private JsonNode? Value() => JsonNode.Parse(draw.OneOf(Values));

    private static JsonNode? Get(JsonNode parent, string? name, int index) => name is null ? parent[index] : parent[name];

    private static void Set(JsonNode parent, string? name, int index, JsonNode? value)
    {
        if (name is null)
        {
            parent[index] = value;
        }
        else
        {
            parent[name] = value;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode?> nodes, List<(JsonNode, string?, int)> places)
    {
        nodes.Add(node);
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o)
                {
                    places.Add((o, name, -1));
                    Collect(value, nodes, places);
                }

                break;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    places.Add((array, null, i));
                    Collect(array[i], nodes, places);
                }

                break;
        }
    }
}
