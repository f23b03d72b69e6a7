using System.Globalization;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Canonical;

/// <summary>Turns a normalised definition into the nodes of its canonical text.</summary>
/// <param name="conceptSet">How a concept set is referred to, by its number in the definition.</param>
internal sealed class DefinitionNodes(Func<int, string> conceptSet) : EndStrategyVisitor<CanonicalNode>
{
    private readonly AttributeNodes attributes = new(conceptSet);

    internal ValueList<CanonicalNode> Of(CohortDefinition definition)
    {
        var nodes = new List<CanonicalNode> { Primary(definition.Primary) };
        if (definition.AdditionalCriteria is { } additional)
        {
            nodes.Add(new CanonicalNode($"additional limit={Word(CirceWords.Limits, definition.QualifiedLimit)}", [Group(additional)]));
        }

        nodes.AddRange(definition.InclusionRules.Select(r => new CanonicalNode("rule", [Group(r.Expression)])));
        nodes.Add(new CanonicalNode($"entries limit={Word(CirceWords.Limits, definition.ExpressionLimit)}"));
        nodes.Add(definition.EndStrategy is { } strategy ? strategy.Accept(this) : new CanonicalNode("end observation-period"));
        if (definition.CensoringCriteria.Count > 0)
        {
            nodes.Add(new CanonicalNode("censored-by", CanonicalNode.Distinct(definition.CensoringCriteria.Select(Criterion))));
        }

        if (definition.CensorWindow is { } window)
        {
            nodes.Add(new CanonicalNode($"rows-within {AttributeNodes.Bounds(window)}"));
        }

        nodes.Add(new CanonicalNode($"era-pad {Number(definition.Collapse.EraPad)}"));
        return nodes.ToValueList();
    }

    public override CanonicalNode Visit(DateOffsetStrategy strategy) =>
        new($"end date-offset {Word(CirceWords.OffsetDates, strategy.From)}{Signed(strategy.Offset)}");

    public override CanonicalNode Visit(CustomEraStrategy strategy) => new(
        $"end custom-era concepts={conceptSet(strategy.DrugConceptSetId)} gap={Number(strategy.GapDays)} offset={Signed(strategy.Offset)}"
        + (strategy.DaysSupplyOverride is { } days ? $" days-supply={Number(days)}" : ""));

    private static string Word<T>(IReadOnlyDictionary<string, T> words, T meaning)
        where T : struct => CirceWords.Word(words, meaning);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Signed(long number) => number.ToString("+0;-0;+0", CultureInfo.InvariantCulture);

    private CanonicalNode Primary(PrimaryCriteria primary) => new(
        $"primary limit={Word(CirceWords.Limits, primary.Limit)} prior={Number(primary.Window.PriorDays)} post={Number(primary.Window.PostDays)}",
        WithoutIdleOrder(primary.Criteria).ToValueList());

    /// <summary>
    /// Primary criteria in their order, but for neighbours of one table that leave dates alone or change them alike: a row is the same event to all
    /// of these, so that none can win over another.
    /// </summary>
    private IEnumerable<CanonicalNode> WithoutIdleOrder(ValueList<Criterion> criteria)
    {
        for (int begin = 0, end; begin < criteria.Count; begin = end)
        {
            for (end = begin + 1; end < criteria.Count && MakeEqualEvents(criteria[begin], criteria[end]);)
            {
                end++;
            }

            foreach (var node in CanonicalNode.Sorted(criteria.Skip(begin).Take(end - begin).Select(Criterion)))
            {
                yield return node;
            }
        }
    }

    private static bool MakeEqualEvents(Criterion a, Criterion b) =>
        a.Type == b.Type && Equals(a.DateAdjustment, b.DateAdjustment) && Periods(a).SequenceEqual(Periods(b));

    private static IEnumerable<PeriodAttribute> Periods(Criterion criterion) => criterion.Attributes.OfType<PeriodAttribute>();

    private CanonicalNode Criterion(Criterion criterion)
    {
        var children = criterion.Attributes.Select(a => a.Accept(attributes)).ToList();
        if (criterion.DateAdjustment is { } adjustment)
        {
            children.Add(new CanonicalNode(
                $"dates {Word(CirceWords.AdjustedDates, adjustment.StartWith)}{Signed(adjustment.StartOffset)}"
                + $" {Word(CirceWords.AdjustedDates, adjustment.EndWith)}{Signed(adjustment.EndOffset)}"));
        }

        if (criterion.Correlated is { } group)
        {
            children.Add(new CanonicalNode("where", [Group(group)]));
        }

        return new CanonicalNode(
            criterion.Type.Name
            + (criterion.ConceptSetId is { } concepts ? $" concepts={conceptSet(concepts)}" : "")
            + (criterion.SourceConceptSetId is { } sources ? $" source-concepts={conceptSet(sources)}" : "")
            + (criterion.First ? " first" : ""),
            children.ToValueList());
    }

    private CanonicalNode Group(CriteriaGroup group)
    {
        if (group.IsEmpty)
        {
            return new CanonicalNode("always");
        }

        var members = group.Criteria.Select(Correlated).Concat(group.Demographics.Select(Demographic)).Concat(group.Groups.Select(Group));
        var word = Word(CirceWords.Groups, group.Type);
        return group.Type switch
        {
            GroupType.All or GroupType.Any => new CanonicalNode(word, CanonicalNode.Distinct(members)),
            GroupType.AtLeast or GroupType.AtMost => new CanonicalNode(
                $"{word} {(group.Count is { } count ? Number(count) : "-")}", CanonicalNode.Sorted(members)),
        };
    }

    private CanonicalNode Demographic(DemographicCriterion demographic) =>
        new("person", demographic.Attributes.Select(a => a.Accept(attributes)).ToValueList());

    private CanonicalNode Correlated(CorrelatedCriterion correlated)
    {
        var occurrence = correlated.Occurrence;
        var type = occurrence.Type switch
        {
            OccurrenceType.Exactly => "exactly",
            OccurrenceType.AtMost => "at-most",
            OccurrenceType.AtLeast => "at-least",
        };
        var counted = occurrence.IsDistinct
            ? $"distinct {Word(CirceWords.CountColumns, occurrence.CountColumn ?? CountColumn.DomainConcept)}"
            : "events";
        var windows = ((Window?[])[correlated.StartWindow, correlated.EndWindow]).OfType<Window>()
            .Select(w => Placed(w, correlated.IgnoreObservationPeriod));
        return new CanonicalNode(
            $"{type} {Number(occurrence.Count)} {counted}{(correlated.RestrictVisit ? " same-visit" : "")}"
            + (correlated.IgnoreObservationPeriod ? " any-observation" : ""),
            [Criterion(correlated.Criterion), .. CanonicalNode.Distinct(windows)]);
    }

    /// <summary>Where an event's start or end must lie. The passes have said which, so that start and end windows are alike.</summary>
    private static CanonicalNode Placed(Window window, bool ignoresPeriod)
    {
        var anchor = IsSet(window.UseIndexEnd) ? "index-end" : "index-start";
        return new CanonicalNode($"{(IsSet(window.UseEventEnd) ? "event-end" : "event-start")} from {Bound(window.Start)} to {Bound(window.End)}");

        string Bound(WindowEndpoint endpoint) => endpoint.Days is { } days
            ? anchor + Signed((long)endpoint.Coefficient * days)
            : ignoresPeriod ? "any" : endpoint.Coefficient == -1 ? "period-start" : "period-end";
    }

    private static bool IsSet(bool? flag) => flag ?? throw new InvalidOperationException("A normalised window says everything.");
}
