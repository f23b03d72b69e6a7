using Naru.Cohorts.Canonical;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Spec.Engines;
using Naru.Spec.Generative;
using Xunit;

namespace Naru.Spec.Canonical;

/// <summary>
/// Two definitions of one text have one answer: rows, counts of every stage, rule masks, profiles. Random definitions, their paraphrases, and all
/// their mutations that the text does not tell, on random data.
/// </summary>
public sealed class SoundnessTests(ITestOutputHelper output)
{
    [Fact]
    public void OneText_IsOneAnswer_Briefly() => Assert.Null(Search(CanonicalText.Of, Seeds.Fixed, dataSets: 1, definitions: 6));

    [Fact]
    [Trait("Category", "Slow")]
    public void OneText_IsOneAnswer_FromAFreshSeed() => Assert.Null(Search(CanonicalText.Of, Seeds.Fresh(), Seeds.IsLong ? 400 : 8, 12));

    /// <summary>The twins: what such a text takes for one question has several answers.</summary>
    [Theory]
    [InlineData("numbers")]
    [InlineData("polarity")]
    [InlineData("order")]
    [Trait("Category", "Slow")]
    public void OneBrokenText_IsSeveralAnswers(string lacks) => Assert.NotNull(Search(
        lacks switch
        {
            "numbers" => BrokenTexts.WithoutNumbers,
            "polarity" => BrokenTexts.WithoutPolarity,
            _ => BrokenTexts.WithoutOrder,
        },
        Seeds.Fixed,
        dataSets: 40,
        definitions: 12));

    /// <summary>The first pair of definitions with one text and two answers.</summary>
    private string? Search(Func<CohortDefinition, string> text, ulong seed, int dataSets, int definitions)
    {
        var pairs = 0;
        for (var n = 0; n < dataSets; n++)
        {
            var draw = new Draw(Seeds.Stream(seed, n));
            var data = CdmGenerator.Next(draw);
            using var engines = EngineSet.FromCsv(data.ToCsv());
            for (var i = 0; i < definitions; i++)
            {
                var definition = DefinitionGenerator.Next(draw, data);
                foreach (var (member, other) in SameText(definition, text, draw))
                {
                    pairs++;
                    if (TextChecks.Difference(engines.Reference, definition, other, TestContext.Current.CancellationToken) is { } difference)
                    {
                        return $"seed {seed}, data set {n}, definition {i}, {member}: {difference}\n{CirceWriter.Write(definition)}\n{CirceWriter.Write(other)}";
                    }
                }
            }
        }

        output.WriteLine($"seed {seed}: {pairs} pairs of one text, of {dataSets * definitions} definitions");
        Assert.True(pairs > dataSets * definitions, "Pairs were compared.");
        return null;
    }

    private static IEnumerable<(string Member, CohortDefinition Definition)> SameText(CohortDefinition definition, Func<CohortDefinition, string> text, Draw draw)
    {
        var own = text(definition);
        // A few of each member, so that there is time for many definitions.
        var mutations = Mutation.Of(definition)
            .Where(m => !Meaningless.Members.Contains(m.Member))
            .GroupBy(m => m.Member, StringComparer.Ordinal)
            .SelectMany(g => draw.Shuffled(g).Take(3))
            .Select(m => (m.Member, m.Definition));
        var shuffled = definition with { InclusionRules = [.. draw.Shuffled(definition.InclusionRules)] };
        return mutations
            .Concat(Enumerable.Range(0, 3).Select(_ => ("paraphrase", Paraphrase.Of(definition, draw))))
            .Append(("rules in another order", shuffled))
            .Where(o => text(o.Item2) == own);
    }
}
