using System.Text.Json.Nodes;
using Naru.Cdm.Schema;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Evaluation;
using Naru.Cohorts.Model;
using Xunit;

namespace Naru.Spec.Manual;

/// <summary>
/// Everything that the catalogue of criteria has is explained: for each member of each type there is a paragraph in which leaving it
/// out changes what comes out. A member that is merely mentioned does not count.
/// </summary>
public sealed class CompletenessTests
{
    [Fact]
    public void EveryMemberOfEveryType_ChangesAnAnswer()
    {
        var missing = Members().ToHashSet();
        foreach (var (_, paragraph) in Contents.Paragraphs)
        {
            var engine = Reference(paragraph);
            foreach (var question in ManualQuestion.Of(paragraph))
            {
                RemoveShown(missing, engine, question.Json);
            }
        }

        Assert.True(missing.Count == 0, $"No paragraph depends on:\n{string.Join('\n', missing.Order())}");
    }

    [Fact]
    public void EveryOperator_IsUsed()
    {
        var used = Contents.Paragraphs.SelectMany(p => ManualQuestion.Of(p.Paragraph)).Select(q => q.Json).ToList();
        string[] words =
        [
            "lt", "lte", "eq", "!eq", "gt", "gte", "bt", "!bt",
            "contains", "!contains", "startsWith", "!startsWith", "endsWith", "!endsWith",
        ];
        Assert.All(words, w => Assert.Contains(used, j => j.Contains($"\"Op\":\"{w}\"", StringComparison.Ordinal)));
    }

    /// <summary>Each <c>type/member</c>; distinct counts are <c>type#COLUMN</c>.</summary>
    private static IEnumerable<string> Members()
    {
        foreach (var type in CriterionCatalogue.All.Where(t => t.IsRunnable))
        {
            var names = type.Attributes.Select(a => a.Name)
                .Concat(type.Attributes.Select(a => a.ExclusionFlag))
                .Append(type.ConceptColumn is null ? null : "CodesetId")
                .Append(type.SourceConceptName)
                .Append(type.HasFirst ? "First" : null)
                .Append(type.Adjustment == AdjustmentRule.Ignored ? null : "DateAdjustment");
            foreach (var name in names.OfType<string>())
            {
                yield return $"{type.Name}/{name}";
            }

            foreach (var column in type.CountColumns)
            {
                yield return $"{type.Name}#{OhdsiName(column.Column)}";
            }
        }

        foreach (var attribute in CriterionTypes.Demographic)
        {
            yield return $"DemographicCriteriaList/{attribute.Name}";
        }
    }

    /// <summary>OHDSI writes DAYS_SUPPLY where the model writes DaysSupply.</summary>
    private static string OhdsiName(CountColumn column) => string.Concat(column.ToString().Select((c, i) =>
        i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    private static void RemoveShown(HashSet<string> missing, ReferenceEvaluator engine, string json)
    {
        var present = new HashSet<string>();
        Walk(JsonNode.Parse(json)!, (_, _, key) => present.Add(key));
        present.IntersectWith(missing);
        if (present.Count == 0)
        {
            return;
        }

        var answer = Answer(engine, json);
        foreach (var key in present)
        {
            var without = JsonNode.Parse(json)!;
            Walk(without, (parent, member, found) =>
            {
                if (found == key)
                {
                    parent.Remove(member);
                }
            });
            if (Answer(engine, without.ToJsonString()) != answer)
            {
                missing.Remove(key);
            }
        }
    }

    /// <summary>Tells every member of a criterion or condition on the person, and every distinct count: its object, its name, its key.</summary>
    private static void Walk(JsonNode node, Action<JsonObject, string, string> visit, string owner = "")
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
            {
                Walk(item, visit, owner);
            }
        }
        else if (node is JsonObject members)
        {
            if (members["Criteria"] is JsonObject criterion && members["Occurrence"] is JsonObject occurrence && occurrence["IsDistinct"] is not null)
            {
                // Ids are distinct anyway: counting them differs from counting concepts, not from counting events.
                var column = (string?)occurrence["CountColumn"] ?? "DOMAIN_CONCEPT";
                visit(occurrence, column == "VISIT_DETAIL_ID" ? "CountColumn" : "IsDistinct", $"{criterion.First().Key}#{column}");
            }

            foreach (var (name, value) in members.ToList())
            {
                visit(members, name, $"{owner}/{name}");
                if (value is not null)
                {
                    Walk(value, visit, name);
                }
            }
        }
    }

    private static string Answer(ReferenceEvaluator engine, string json)
    {
        var definition = CirceReader.Read(json);
        Assert.True(definition.IsSuccess, string.Join('\n', definition.Findings));
        var result = engine.Run(definition.Value, TestContext.Current.CancellationToken);
        return result.IsSuccess ? string.Join('\n', result.Value.Rows) : string.Join('\n', result.Findings);
    }

    private static ReferenceEvaluator Reference(Paragraph paragraph)
    {
        var tables = ManualData.Tables(paragraph).ToDictionary(t => t.Key, t => Rows(OmopSchema.Table(t.Key)!, t.Value));
        return new ReferenceEvaluator(new CdmSnapshot(tables), (table, column) =>
            OmopSchema.Table(table)?.Field(column) is not null && !paragraph.Lacking.Contains($"{table}.{column}"));
    }

    private static IReadOnlyList<CdmRow> Rows(OmopTable table, List<Dictionary<string, string>> rows)
    {
        var columns = table.Fields.Index().ToDictionary(f => f.Item.Name, f => f.Index);
        return rows.Select(r => new CdmRow(columns, [.. table.Fields.Select(f => Value(f, r.GetValueOrDefault(f.Name)))])).ToList();
    }

    private static object? Value(OmopField field, string? text) => string.IsNullOrEmpty(text) ? null : field.Type switch
    {
        OmopType.BigInteger or OmopType.Integer => long.Parse(text),
        OmopType.Double => double.Parse(text),
        OmopType.Date or OmopType.DateTime => DateOnly.Parse(text),
        OmopType.Text => text,
    };
}
