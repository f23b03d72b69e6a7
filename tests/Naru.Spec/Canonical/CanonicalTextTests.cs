using System.Text;
using Naru.Cohorts.Canonical;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Spec.Generative;
using Naru.Spec.Meta;
using Xunit;

namespace Naru.Spec.Canonical;

/// <summary>The canonical text has everything that asks something else, and nothing else. Each check has a twin that must find a broken text.</summary>
public sealed class CanonicalTextTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    public void EqualTexts_OfOraclesDefinitions_HaveEqualAnswers(string set)
    {
        var (wrong, definitions, coinciding) = TextChecks.SameTextAnotherAnswer(set, CanonicalText.Of);

        output.WriteLine($"{set}: {definitions} definitions, {coinciding} of them have the text of another one");
        Assert.Empty(wrong);
    }

    /// <summary>The twin.</summary>
    [Fact]
    public void EqualTexts_WithoutNumbers_HaveOtherAnswers() =>
        Assert.NotEmpty(TextChecks.SameTextAnotherAnswer("library", BrokenTexts.WithoutNumbers).Wrong);

    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    [Trait("Category", "Slow")]
    public void Of_DefinitionWrittenAndReadAgain_IsTheSame(string set) => Assert.All(OracleData.Definitions(set), d =>
    {
        var definition = CirceReader.Read(d.Json).Value!;
        var text = CanonicalText.Of(definition);
        Assert.Equal(text, CanonicalText.Of(definition));
        Assert.Equal(text, CanonicalText.Of(CirceReader.Read(CirceWriter.Write(definition)).Value!));
    });

    [Fact]
    public void Of_AnyMemberChanged_IsAnother() => Assert.Empty(TextChecks.Unnoticed(WholeLanguage.Definitions, CanonicalText.Of));

    [Fact]
    public void Of_AnyMemberWithoutMeaningChanged_IsTheSame() => Assert.Empty(TextChecks.NoticedInVain(WholeLanguage.Definitions, CanonicalText.Of));

    /// <summary>The two tests before this one change every member of every record of the model.</summary>
    [Fact]
    public void Mutations_CoverEveryMember()
    {
        var changed = WholeLanguage.Definitions.SelectMany(Mutation.Of).Select(m => m.Member).ToHashSet(StringComparer.Ordinal);

        // An extra member's own parts change where there is one; the definitions have none until a mutation adds it.
        Assert.Equal(["JsonMember.Name", "JsonMember.RawJson"], Mutation.Members.Except(changed).Order(StringComparer.Ordinal));
        Assert.Empty(Meaningless.Members.Except(Mutation.Members));
        output.WriteLine($"{Mutation.Members.Count} members, {Meaningless.Members.Count} without meaning; {WholeLanguage.Definitions.Sum(d => Mutation.Of(d).Count())} mutations");
    }

    /// <summary>And they stand in definitions that have every attribute of the catalogue.</summary>
    [Fact]
    public void Mutations_CoverEveryAttribute()
    {
        var covered = WholeLanguage.Definitions
            .SelectMany(d => d.Primary.Criteria.Skip(1).SelectMany(c => c.Attributes.Select(a => (c.Type.Name, a.Definition.Name))));
        var catalogue = CriterionCatalogue.All.SelectMany(t => t.Attributes.Select(a => (t.Name, a.Name))).ToList();

        Assert.Empty(catalogue.Except(covered));
        Assert.Equal(catalogue.Count, catalogue.Distinct().Count());
    }

    /// <summary>The twins: a text without dates, without polarity or without numbers does not notice just these.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void TextWithoutDates_DoesNotNoticeThem() => Assert.Equal(
        ["DateRange.Extent", "DateRange.Value", "Period.End", "Period.Start"], Unnoticed(BrokenTexts.WithoutDates));

    [Fact]
    [Trait("Category", "Slow")]
    public void TextWithoutPolarity_DoesNotNoticeIt() => Assert.Equal(
        ["ConceptSetItem.IsExcluded", "ConceptSetSelection.IsExclusion", "ConceptsAttribute.Excluded", "TextFilter.Negated", "Window.UseEventEnd", "Window.UseIndexEnd"],
        Unnoticed(BrokenTexts.WithoutPolarity).Intersect(
            ["ConceptSetItem.IsExcluded", "ConceptSetSelection.IsExclusion", "ConceptsAttribute.Excluded", "TextFilter.Negated", "Window.UseEventEnd", "Window.UseIndexEnd"]));

    [Fact]
    [Trait("Category", "Slow")]
    public void TextWithoutNumbers_DoesNotNoticeThem() => Assert.Superset(
        new HashSet<string> { "Occurrence.Count", "CriteriaGroup.Count", "NumberRange.Value", "WindowEndpoint.Days", "Concept.Id", "CollapseSettings.EraPad" },
        Unnoticed(BrokenTexts.WithoutNumbers).ToHashSet());

    /// <summary>The twin of what has no meaning.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void DefinitionAsWritten_NoticesWhatHasNoMeaning() => Assert.Superset(
        new HashSet<string> { "CohortDefinition.Title", "InclusionRule.Name", "Concept.Name" },
        TextChecks.NoticedInVain(WholeLanguage.Sample, BrokenTexts.AsWritten));

    [Fact]
    public void Paraphrases_HaveOneText()
    {
        var same = Sample.Definitions.Take(200).Select((s, n) => (s.Definition, Other: Paraphrase.Of(s.Definition, new Draw(Seeds.Stream(Seeds.Fixed + 7, n))))).ToList();

        Assert.All(same, p => Assert.Equal(CanonicalText.Of(p.Definition), CanonicalText.Of(p.Other)));
        Assert.DoesNotContain(same, p => BrokenTexts.AsWritten(p.Definition) == BrokenTexts.AsWritten(p.Other));
    }

    [Fact]
    public void JsonWrittenOtherwise_HasOneText()
    {
        for (var n = 0; n < 200; n++)
        {
            var json = CirceWriter.Write(Sample.Definitions[n].Definition);
            var other = JsonParaphrase.Of(json, new Draw(Seeds.Stream(Seeds.Fixed + 8, n)));
            var read = CirceReader.Read(other);
            Assert.True(read.Value is not null, $"{read.Findings}\n{other}");
            Assert.Equal(CanonicalText.Of(CirceReader.Read(json).Value!), CanonicalText.Of(read.Value));
        }
    }

    [Fact]
    public void Of_RulesInAnotherOrder_IsAnother()
    {
        var definition = WholeLanguage.Definitions.First();
        var reversed = definition with { InclusionRules = definition.InclusionRules.Reverse().ToValueList() };

        Assert.NotEqual(CanonicalText.Of(definition), CanonicalText.Of(reversed));
        Assert.Equal(BrokenTexts.WithoutOrder(definition), BrokenTexts.WithoutOrder(reversed));
    }

    [Fact]
    public void Of_PrimaryCriteriaOfTwoTables_KeepsTheirOrder()
    {
        var (a, b, c) = (new Criterion(CriterionTypes.Death), new Criterion(CriterionTypes.VisitOccurrence), new Criterion(CriterionTypes.Death) { First = true });

        Assert.NotEqual(Text(a, b), Text(b, a));
        Assert.NotEqual(Text(a, b, c), Text(c, b, a));
        Assert.Equal(Text(a, c, b), Text(c, a, b));
        Assert.NotEqual(Text(a, a), Text(a));

        static string Text(params ReadOnlySpan<Criterion> criteria) => CanonicalText.Of(new CohortDefinition(new PrimaryCriteria(ValueList.Create(criteria))));
    }

    /// <summary>A text in a filter can neither end its line nor become another one when it is encoded.</summary>
    [Fact]
    public void Of_OtherText_IsAnother_EvenEncoded()
    {
        var attribute = CriterionTypes.ConditionOccurrence.Attributes.First(d => d.Form == AttributeForm.Text);
        string[] texts = ["a\"\nb", "a\"\\nb", "\ud800", "\ud801", "\udc00", "\ufffd", "\ud800\udc00", "a\\u0022", "a\"", "가", "나", "\u2028", " "];

        Assert.Equal(texts.Length, texts.Select(t => Convert.ToHexString(Encoding.UTF8.GetBytes(Text(t)))).Distinct().Count());
        Assert.All(texts, t => Assert.Equal(Text("").Split('\n').Length, Text(t).Split('\n').Length));

        string Text(string text) => CanonicalText.Of(new CohortDefinition(new PrimaryCriteria([new Criterion(CriterionTypes.ConditionOccurrence)
        {
            Attributes = [new TextAttribute(attribute, new TextFilter(TextOperator.Contains, false, text))],
        }])));
    }

    private static IEnumerable<string> Unnoticed(Func<CohortDefinition, string> text) =>
        TextChecks.Unnoticed(WholeLanguage.Sample, text).Order(StringComparer.Ordinal);
}
