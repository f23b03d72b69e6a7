using System.Text.Json.Nodes;

namespace Naru.Spec.Manual;

/// <summary>One definition of a paragraph, complete, with the line of <see cref="Paragraph.Answers"/> that it comes from.</summary>
/// <param name="Json">The definition.</param>
/// <param name="Answer">The persons who should have rows, where the paragraph is a list of answers.</param>
internal sealed record ManualQuestion(string Json, string? Answer)
{
    /// <summary>What stands for each answer's own JSON.</summary>
    internal const string Gap = "…";

    /// <summary>The frame around a <see cref="Paragraph.Criterion"/>: every event is a row, from its start to its end.</summary>
    internal const string CriterionFrame =
        """
        {
          "PrimaryCriteria": { "CriteriaList": [ … ], "PrimaryCriteriaLimit": { "Type": "All" } },
          "ExpressionLimit": { "Type": "All" },
          "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
        }
        """;

    /// <summary>The frame around a <see cref="Paragraph.Condition"/>: every index event that satisfies it is a row of one day.</summary>
    internal const string ConditionFrame =
        """
        {
          "PrimaryCriteria": {
            "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
            "PrimaryCriteriaLimit": { "Type": "All" }
          },
          "InclusionRules": [ { "expression": … } ],
          "ExpressionLimit": { "Type": "All" },
          "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } }
        }
        """;

    internal static List<ManualQuestion> Of(Paragraph paragraph) => paragraph.Answers is { } answers
        ? AnswersOf(answers).Select(a => new ManualQuestion(Complete(paragraph, a.Json), a.Persons)).ToList()
        : [new ManualQuestion(Complete(paragraph, ""), null)];

    internal static IEnumerable<(string Json, string Persons)> AnswersOf(string answers) => TextTable.Lines(answers).Select(line =>
    {
        var at = line.LastIndexOf("=>", StringComparison.Ordinal);
        return (line[..at].Trim(), line[(at + 2)..].Trim());
    });

    private static string Complete(Paragraph paragraph, string gap)
    {
        var text = paragraph switch
        {
            { Criterion: { } criterion } => CriterionFrame.Replace(Gap, criterion, StringComparison.Ordinal),
            { Condition: { } condition } => ConditionFrame.Replace(Gap, condition, StringComparison.Ordinal),
            { Definition: { } whole } => whole,
            _ => throw new InvalidOperationException($"No definition: {paragraph.Title}"),
        };
        var definition = JsonNode.Parse(text.Replace(Gap, gap, StringComparison.Ordinal))!.AsObject();
        definition.TryAdd("ConceptSets", new JsonArray([.. ManualData.Concepts.Where(c => c is < 30 or > 99 and < 9999).Select(SetOf)]));
        return definition.ToJsonString();
    }

    /// <summary>Unless the paragraph shows concept sets, set number n holds concept n.</summary>
    private static JsonObject SetOf(long concept) => new()
    {
        ["id"] = concept,
        ["name"] = $"Concept {concept}",
        ["expression"] = new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["concept"] = new JsonObject { ["CONCEPT_ID"] = concept } }),
        },
    };
}
