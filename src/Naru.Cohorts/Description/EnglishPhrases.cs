using Naru.Cohorts.Model;

namespace Naru.Cohorts.Description;

/// <summary>Says in English what definitions are made of.</summary>
internal sealed class EnglishPhrases(ConceptSetNames names) : Phrases
{
    private readonly EnglishAttributes attributes = new(names);
    private readonly EndPhrases ends = new(names);

    internal override string GeneralTitle => "Cohort definition";

    internal override string EntryHeading => "Entry events";

    internal override string AdditionalHeading => "Additional criteria";

    internal override string RulesHeading => "Inclusion rules";

    internal override string ExitHeading => "Exit";

    internal override string ConceptSetsHeading => "Concept sets";

    internal override string EntryIntroduction => "A person may enter the cohort at any of these events; its start is the index date:";

    internal override string NoRules => "There are no inclusion rules.";

    internal override string NoConditions => "no condition: this always holds";

    internal override string NoConcepts => "no concepts";

    internal override string CensoringIntroduction => "Membership ends early at any of these events:";

    internal override string AdditionalIntroduction(CriteriaGroup group) => $"An entry event qualifies if {Holds(group)}:";

    internal override string ObservationWindow(ObservationWindow window) => window is { PriorDays: 0, PostDays: 0 }
        ? "The event must lie within an observation period."
        : $"The person must be observed for at least {English.Count(window.PriorDays, "day")} before "
            + $"and {English.Count(window.PostDays, "day")} after the index date.";

    internal override string PrimaryLimit(EventLimit limit) => $"Of each person's entry events, {Which(limit)}.";

    internal override string QualifiedLimit(EventLimit limit) => $"Of each person's qualifying events, {Which(limit)}.";

    internal override string ExpressionLimit(EventLimit limit) => $"Of each person's events that satisfy all rules, {Which(limit)}.";

    internal override string RuleName(InclusionRule rule) => string.IsNullOrWhiteSpace(rule.Name) ? "(rule without a name)" : rule.Name;

    internal override string Group(CriteriaGroup group) => $"{Holds(group)}:";

    internal override string NestedGroup(CriteriaGroup group) => $"for each such event, {Holds(group)}:";

    internal override string Events(Criterion criterion) => $"{Any(criterion)}{Records(criterion, 1)}";

    internal override string Correlated(CorrelatedCriterion correlated, bool isNested)
    {
        string?[] parts =
        [
            $"{Counted(correlated.Occurrence, correlated.Criterion)}",
            correlated.StartWindow is { } start ? EnglishWindows.Placed(start, placesEnd: false, isNested) : null,
            correlated.EndWindow is { } end ? EnglishWindows.Placed(end, placesEnd: true, isNested) : null,
            correlated.RestrictVisit ? $"in the same visit as {(isNested ? "that" : "the index")} event" : null,
            correlated.IgnoreObservationPeriod ? "also outside the observation period" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    internal override string Demographic(DemographicCriterion demographic, bool isNested) => demographic.Attributes.Count == 0
        ? NoConditions
        : $"at {(isNested ? "that event" : "the index event")}: {string.Join("; ", demographic.Attributes.Select(Attribute))}";

    internal override string Attribute(CriterionAttribute attribute) => attribute.Accept(attributes);

    internal override string Adjustment(DateAdjustment adjustment) =>
        $"taken to start {EnglishWindows.Moved(adjustment.StartWith, adjustment.StartOffset)} and to end {EnglishWindows.Moved(adjustment.EndWith, adjustment.EndOffset)}";

    internal override string End(EndStrategy? strategy) => strategy?.Accept(ends) ?? "Membership ends with the observation period.";

    internal override string CensorWindow(Period window) => $"Only these days count: {EnglishAttributes.Period(window)}.";

    internal override string Merging(CollapseSettings settings) => settings.EraPad == 0
        ? "A person's entries that overlap or touch become one."
        : $"A person's entries that lie no more than {English.Count(settings.EraPad, "day")} apart become one.";

    internal override string ConceptSet(ConceptSet set) => $"{ConceptSetNames.NameOf(set)} (number {Values.Of(set.Id)})";

    internal override string ConceptSetItem(ConceptSetItem item)
    {
        string?[] parts =
        [
            $"{(item.IsExcluded ? "except " : "")}{EnglishAttributes.Concept(item.Concept)}",
            Source(item.Concept),
            item.IncludeDescendants ? "with descendants" : null,
            item.IncludeMapped ? "with mapped concepts" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Which(EventLimit limit) => limit switch
    {
        EventLimit.All => "all are used",
        EventLimit.First => "the earliest is used",
        EventLimit.Last => "the latest is used",
    };

    private static string Holds(CriteriaGroup group) => group.Type switch
    {
        GroupType.All => "all of these hold",
        GroupType.Any => "any of these holds",
        GroupType.AtMost when group.Count == 0 => "none of these holds",
        GroupType.AtLeast => $"at least {Values.Of(group.Count ?? 0)} of these {Hold(group)}",
        GroupType.AtMost => $"at most {Values.Of(group.Count ?? 0)} of these {Hold(group)}",
    };

    private static string Hold(CriteriaGroup group) => group.Count == 1 ? "holds" : "hold";

    private static string Any(Criterion criterion) => SaysConcepts(criterion) ? "" : "any ";

    private static bool SaysConcepts(Criterion criterion) => criterion.ConceptSetId is not null || criterion.SourceConceptSetId is not null;

    private string Records(Criterion criterion, long count)
    {
        var noun = English.Noun(count, criterion.Type.Label.English);
        var concepts = criterion.ConceptSetId is { } id ? $" of {names[id]}" : "";
        var source = criterion.SourceConceptSetId is { } sourceId ? $" with a source concept in {names[sourceId]}" : "";
        return $"{noun}{concepts}{source}{(criterion.First ? " (only the person's first)" : "")}";
    }

    private string Counted(Occurrence occurrence, Criterion criterion)
    {
        if (!occurrence.IsDistinct)
        {
            return $"{Number(occurrence)} {Records(criterion, occurrence.Count)}";
        }

        var column = CountColumnNames.Of(occurrence.CountColumn ?? CountColumn.DomainConcept).English;
        return $"{Number(occurrence)} different {English.Noun(occurrence.Count, column)} among {Records(criterion, 2)}";
    }

    private static string Number(Occurrence occurrence) => (occurrence.Type, occurrence.Count) switch
    {
        (OccurrenceType.Exactly, 0) => "no",
        (OccurrenceType.Exactly, var n) => $"exactly {Values.Of(n)}",
        (OccurrenceType.AtMost, var n) => $"at most {Values.Of(n)}",
        (OccurrenceType.AtLeast, var n) => $"at least {Values.Of(n)}",
    };

    private sealed class EndPhrases(ConceptSetNames names) : EndStrategyVisitor<string>
    {
        public override string Visit(DateOffsetStrategy strategy)
        {
            var date = strategy.From switch { AdjustedDate.Start => "start", AdjustedDate.End => "end" };
            var day = strategy.Offset == 0 ? "on the day of" : EnglishWindows.Distance(strategy.Offset);
            return $"Membership ends {day} the {date} of the entry event, at the latest with the observation period.";
        }

        public override string Visit(CustomEraStrategy strategy)
        {
            string?[] details =
            [
                $"exposures up to {English.Count(strategy.GapDays, "day")} apart belong together",
                strategy.Offset == 0 ? null : $"each exposure is taken to end {EnglishWindows.Distance(strategy.Offset)} its end",
                strategy.DaysSupplyOverride is { } days ? $"each exposure is taken to last {English.Count(days, "day")}" : null,
            ];
            return $"Membership ends with the continuous exposure to {names[strategy.DrugConceptSetId]} that covers the entry event "
                + $"({string.Join("; ", details.OfType<string>())}), at the latest with the observation period.";
        }
    }
}
