using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Cohorts.Circe;

/// <summary>
/// Reads concept sets that stand alone, in the forms in which ATLAS and WebAPI give them: an expression (<c>{"items": […]}</c>), a set
/// (<c>{"id": …, "name": …, "expression": …}</c>), an array of sets, or an array of items. Safe for threads.
/// </summary>
public static class ConceptSetReader
{
    /// <summary>Reads them.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="fileName">The file's name, for the findings and for a set without a name.</param>
    /// <returns>The sets, numbered from 0 where they have no numbers; null if the text has none of these forms.</returns>
    public static (ValueList<ConceptSet>? Sets, ValueList<Error> Findings) Read(string json, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = JsonText.Parse(json);
        var context = new ReadContext(text, fileName);
        if (text.Root is not { } root)
        {
            context.ReportNotJson(text.Failure!.Value);
            return (null, context.Findings);
        }

        var name = Path.GetFileNameWithoutExtension(fileName);
        var sets = root switch
        {
            { IsObject: true } when root.Member("PrimaryCriteria") is not null => null,
            { IsObject: true } when IsExpression(root) => [new ConceptSet(0, CirceReader.ReadExpression(new ObjectReader(root, JsonPath.Root, context))) { Name = name }],
            { IsObject: true } when IsSet(root) => [ReadSet(root, JsonPath.Root, 0)],
            { IsArray: true, Items.Count: > 0 } when root.Items.All(IsSet) => root.Items.Select((s, i) => ReadSet(s, JsonPath.Root.Item(i), i)).ToValueList(),
            { IsArray: true, Items.Count: > 0 } when root.Items.All(i => i.IsObject && i.Member("concept") is not null) =>
                [new ConceptSet(0, new ConceptSetExpression(root.Items
                    .Select((item, i) => CirceReader.ReadItem(new ObjectReader(item, JsonPath.Root.Item(i), context))).OfType<ConceptSetItem>().ToValueList()))
                { Name = name }],
            _ => (ValueList<ConceptSet>?)null,
        };
        return (sets, context.Findings);

        ConceptSet ReadSet(JsonItem item, JsonPath path, int position)
        {
            var reader = new ObjectReader(item, path, context);
            return new ConceptSet(
                reader.Int("id") ?? position, reader.Object("expression", CirceReader.ReadExpression, e => e != CirceReader.NoConcepts) ?? CirceReader.NoConcepts)
            {
                Name = reader.String("name") ?? name,
            };
        }
    }

    private static bool IsExpression(JsonItem item) => item.Member("items") is { IsArray: true };

    private static bool IsSet(JsonItem item) => item.IsObject && item.Member("expression") is { IsObject: true } expression && IsExpression(expression);
}
