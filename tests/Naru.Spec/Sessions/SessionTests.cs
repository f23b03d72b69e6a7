using System.Diagnostics;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Sessions;
using Naru.Spec.Engines;
using Naru.Spec.Generative;
using Xunit;

namespace Naru.Spec.Sessions;

/// <summary>Random conversations on random data: whatever was asked before, an answer is the one that a fresh engine gives.</summary>
public sealed class SessionTests(ITestOutputHelper output)
{
    private const int ConversationsPerDataSet = 4;
    private const int QuestionsPerConversation = 30;

    /// <summary>From nothing to everything: with little, much is forgotten between the questions, and within them.</summary>
    private static readonly long[] Budgets = [1 << 20, 1 << 20, 20_000, 5_000, 0];

    [Fact]
    public void EveryAnswer_IsAFreshEngines_Briefly() => Converse(Seeds.Fixed, TimeSpan.FromSeconds(1.5));

    [Fact]
    [Trait("Category", "Slow")]
    public void EveryAnswer_IsAFreshEngines_FromTheFixedSeed() => Converse(Seeds.Fixed + 1, TimeSpan.FromSeconds(8));

    [Fact]
    [Trait("Category", "Slow")]
    public void EveryAnswer_IsAFreshEngines_FromAFreshSeed() => Converse(Seeds.Fresh(), Seeds.Duration(8));

    private void Converse(ulong seed, TimeSpan duration)
    {
        output.WriteLine($"seed {seed}");
        var clock = Stopwatch.StartNew();
        var edits = DefinitionEdit.All.Keys.ToDictionary(e => e, _ => 0);
        var (questions, unread, found) = (0, 0, 0);
        for (var n = 0; clock.Elapsed < duration; n++)
        {
            var draw = new Draw(Seeds.Stream(seed, n));
            var data = CdmGenerator.Next(draw);
            using var engines = EngineSet.FromCsv(data.ToCsv());
            for (var c = 0; c < ConversationsPerDataSet && clock.Elapsed < duration; c++)
            {
                var disabled = draw.Chance(70) ? [] : draw.Few(3, () => draw.OneOf(OptimisingPasses.All).Name).ToHashSet(StringComparer.Ordinal);
                using var session = new CohortSession(engines.Data, new CohortSessionOptions
                {
                    Budget = draw.OneOf(Budgets),
                    MostRowsForEverybody = draw.Any(-1, -1, 8, 1_000),
                    DisabledPasses = disabled,
                });
                var edit = new DefinitionEdit(draw, data);
                var (name, definition) = ("first", Begin(engines, edit));
                for (var q = 0; q < QuestionsPerConversation; q++)
                {
                    questions++;
                    var place = $"seed {seed}, data set {n}, conversation {c}, question {q} ({name}), without [{string.Join(", ", disabled)}]";
                    found += Compare(engines, session, definition, place) ? 1 : 0;
                    unread += session.Usage.Reads == 0 ? 1 : 0;
                    (name, definition) = edit.Next(definition);
                    edits[name]++;
                }
            }
        }

        output.WriteLine($"{questions} questions in {clock.Elapsed.TotalSeconds:0.0} s, {found} found somebody, {unread} read nothing");
        if (questions > 200)
        {
            Assert.True(found * 4 > questions, "Most questions find nobody: there is nothing to compare.");
            Assert.True(unread * 5 > questions, "Most questions read: nothing is kept.");
        }

        if (questions > 2_000)
        {
            Assert.DoesNotContain(0, edits.Values);
        }
    }

    /// <summary>A definition that finds somebody, if there is one to be had.</summary>
    private static CohortDefinition Begin(EngineSet engines, DefinitionEdit edit)
    {
        var definition = edit.Begin();
        for (var attempt = 0; attempt < 10 && engines.DuckDb.Run(definition, TestContext.Current.CancellationToken) is not { Value.Rows.Count: > 0 }; attempt++)
        {
            definition = edit.Begin();
        }

        return definition;
    }

    private static bool Compare(EngineSet engines, CohortSession session, CohortDefinition definition, string place)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var expected = engines.DuckDb.Run(definition, cancellation);
        var actual = session.Ask(definition, cancellation);
        Assert.True(
            ResultDifference.Of(expected, actual) is null,
            $"{place}: {ResultDifference.Of(expected, actual)}\n{CirceWriter.Write(definition)}");
        return expected is { IsSuccess: true, Value.Rows.Count: > 0 };
    }
}
