using System.Globalization;
using System.Numerics;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Results;
using Naru.Spec.Engines;
using Xunit;

namespace Naru.Spec.Manual;

/// <summary>Every paragraph of the manual holds on every engine, and the engines agree on everything else that they count.</summary>
public sealed class ManualTests
{
    public static TheoryData<string> Places => [.. Contents.Paragraphs.Select(p => p.Place)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Paragraph_HoldsOnEveryEngine(string place) => Check(Contents.Paragraphs.Single(p => p.Place == place).Paragraph);

    /// <summary>
    /// A store is answered by other statements than files: of what it has statistics. (The passes one by one are compared on files.)
    /// </summary>
    [Trait("Category", "Slow")]
    [Theory]
    [MemberData(nameof(Places))]
    public void Paragraph_HoldsOnAStore(string place)
    {
        var paragraph = Contents.Paragraphs.Single(p => p.Place == place).Paragraph;
        using var engines = EngineSet.FromStore(ManualData.ToCsv(paragraph));
        foreach (var question in ManualQuestion.Of(paragraph))
        {
            AssertAll(paragraph, question, [engines.Reference, engines.DuckDb, engines.WithoutPasses]);
        }
    }

    /// <summary>The check itself is checked: a paragraph that says anything wrong fails.</summary>
    [Fact]
    public void WrongParagraphs_Fail()
    {
        var right = new Paragraph("", "", "", "")
        {
            Data = "condition_occurrence\nperson | concept | start\n1 | 1 | 2020-01-01",
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Any", "expression": { "Type": "ALL" } } ]
                }
                """,
            Rows = "person | start\n1 | 2020-01-01",
            Stages = "stage | events | persons\nprimary | 1 | 1",
            Masks = "mask | events | persons\n1 | 1 | 1",
            WhatIf = "dropped rules | persons\n1 | 1",
        };
        Check(right);
        Paragraph[] wrong =
        [
            right with { Rows = "" },
            right with { Rows = "person | start\n1 | 2020-01-02" },
            right with { Stages = "stage | events | persons\nprimary | 2 | 1" },
            right with { Masks = "mask | events | persons\n0 | 1 | 1" },
            right with { WhatIf = "dropped rules | persons\n1 | 0" },
            right with { Rows = null, Answers = "=> –" },
            right with { Findings = "RUN101 $" },
        ];
        Assert.All(wrong, w => Assert.ThrowsAny<Exception>(() => Check(w)));
    }

    private static void Check(Paragraph paragraph)
    {
        using var engines = EngineSet.FromCsv(ManualData.ToCsv(paragraph));
        foreach (var question in ManualQuestion.Of(paragraph))
        {
            AssertAll(paragraph, question, engines.All);
        }
    }

    private static void AssertAll(Paragraph paragraph, ManualQuestion question, IEnumerable<ICohortEngine> engines)
    {
        var definition = CirceReader.Read(question.Json);
        Assert.True(definition.IsSuccess, string.Join('\n', definition.Findings));
        CohortResult? reference = null;
        foreach (var engine in engines)
        {
            var result = engine.Run(definition.Value, TestContext.Current.CancellationToken);
            var context = $"{engine.Name}: {question.Json}\n";
            if (paragraph.Findings is { } findings)
            {
                Equal(TextTable.Lines(findings), result.Findings.Select(f => $"{f.Code} {f.Place.JsonPath}"), context);
                continue;
            }

            Assert.True(result.IsSuccess, context + string.Join('\n', result.Findings));
            AssertExpected(paragraph, question, result.Value, context);
            reference ??= result.Value;
            Equal(reference.Rows, result.Value.Rows, context);
            Assert.True(reference.Stages == result.Value.Stages, $"{context}{reference.Stages}\n{result.Value.Stages}");
            Assert.True(reference.EventImpact == result.Value.EventImpact, $"{context}events: {result.Value.EventImpact}");
            Assert.True(reference.PersonImpact == result.Value.PersonImpact, $"{context}persons: {result.Value.PersonImpact}");
            Assert.True(reference.PersonProfiles == result.Value.PersonProfiles, $"{context}profiles: {result.Value.PersonProfiles}");
        }
    }

    private static void AssertExpected(Paragraph paragraph, ManualQuestion question, CohortResult result, string context)
    {
        if (question.Answer is { } persons)
        {
            Equal([persons], [Persons(result)], context);
        }

        if (paragraph.Rows is { } rows)
        {
            var table = TextTable.Parse(rows);
            Equal(table.Rows.Select(r => string.Join(" | ", r)), result.Rows.Select(r => string.Join(" | ", table.Columns.Select(c => Cell(r, c)))), context);
        }

        if (paragraph.Stages is { } stages)
        {
            var table = TextTable.Parse(stages);
            Equal(
                table.Rows.Select(r => string.Join(" | ", r)),
                table.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r[0]} | {Stage(result, r[0])}")),
                context);
        }

        if (paragraph.Masks is { } masks)
        {
            Equal(TextTable.Parse(masks).Rows.Select(r => string.Join(" | ", r)), MasksOf(result), context);
        }

        foreach (var row in TextTable.Parse(paragraph.WhatIf ?? "").Rows)
        {
            var dropped = row[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w != "–").Select(w => int.Parse(w, CultureInfo.InvariantCulture) - 1);
            Equal([row[1]], [result.PersonProfiles.WithoutRules([.. dropped]).ToString(CultureInfo.InvariantCulture)], $"{context}{row[0]} ");
        }
    }

    private static string Persons(CohortResult result)
    {
        var persons = string.Join(' ', result.Rows.Select(r => r.SubjectId).Distinct());
        return persons.Length == 0 ? "–" : persons;
    }

    private static string Cell(CohortRow row, string column) => column switch
    {
        "person" => row.SubjectId.ToString(CultureInfo.InvariantCulture),
        "start" => row.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "end" => row.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new FormatException($"Rows have no column {column}."),
    };

    private static string Stage(CohortResult result, string name)
    {
        var stages = result.Stages;
        var (events, persons) = name switch
        {
            "primary" => stages.Primary,
            "qualified" => stages.Qualified,
            "included" => stages.Included,
            "entries" => stages.Entries,
            "censored" => stages.Censored,
            "collapsed" => stages.Collapsed,
            "lost" => new StageCount(-1, stages.LostToCensorWindow),
            _ => throw new FormatException($"There is no stage {name}."),
        };
        return events < 0 ? $"– | {persons}" : $"{events} | {persons}";
    }

    private static IEnumerable<string> MasksOf(CohortResult result)
    {
        var events = result.EventImpact.Masks.ToDictionary(m => m.Mask, m => m.Count);
        var persons = result.PersonImpact.Masks.ToDictionary(m => m.Mask, m => m.Count);
        return events.Keys.Union(persons.Keys).Order()
            .Select((BigInteger m) => $"{m} | {events.GetValueOrDefault(m)} | {persons.GetValueOrDefault(m)}");
    }

    private static void Equal<T>(IEnumerable<T> expected, IEnumerable<T> actual, string context)
    {
        var (e, a) = (expected.ToList(), actual.ToList());
        Assert.True(e.SequenceEqual(a), $"{context}expected:\n{string.Join('\n', e)}\nfound:\n{string.Join('\n', a)}");
    }
}
