using Naru.Cohorts.Model;

namespace Naru.Cohorts.Description;

/// <summary>How one language says what definitions are made of. What is said, and in which order, is the builder's.</summary>
internal abstract class Phrases
{
    internal abstract string GeneralTitle { get; }

    internal abstract string EntryHeading { get; }

    internal abstract string AdditionalHeading { get; }

    internal abstract string RulesHeading { get; }

    internal abstract string ExitHeading { get; }

    internal abstract string ConceptSetsHeading { get; }

    /// <summary>Introduces the entry events.</summary>
    internal abstract string EntryIntroduction { get; }

    /// <summary>Introduces the additional criteria.</summary>
    internal abstract string AdditionalIntroduction(CriteriaGroup group);

    internal abstract string NoRules { get; }

    internal abstract string NoConditions { get; }

    internal abstract string NoConcepts { get; }

    /// <summary>Introduces the censoring events.</summary>
    internal abstract string CensoringIntroduction { get; }

    internal abstract string ObservationWindow(ObservationWindow window);

    internal abstract string PrimaryLimit(EventLimit limit);

    internal abstract string QualifiedLimit(EventLimit limit);

    internal abstract string ExpressionLimit(EventLimit limit);

    internal abstract string RuleName(InclusionRule rule);

    /// <summary>Says how many of a group's members must hold.</summary>
    internal abstract string Group(CriteriaGroup group);

    /// <summary>Says how many of a criterion's own conditions must hold, seen from its events.</summary>
    internal abstract string NestedGroup(CriteriaGroup group);

    /// <summary>The records a criterion looks for, without its attributes.</summary>
    internal abstract string Events(Criterion criterion);

    /// <summary>How many such records there must be, and when.</summary>
    internal abstract string Correlated(CorrelatedCriterion correlated, bool isNested);

    internal abstract string Demographic(DemographicCriterion demographic, bool isNested);

    internal abstract string Attribute(CriterionAttribute attribute);

    internal abstract string Adjustment(DateAdjustment adjustment);

    internal abstract string End(EndStrategy? strategy);

    internal abstract string CensorWindow(Period window);

    internal abstract string Merging(CollapseSettings settings);

    internal abstract string ConceptSet(ConceptSet set);

    internal abstract string ConceptSetItem(ConceptSetItem item);

    /// <summary>The concept's vocabulary and code, as far as they are quoted; the same in both languages.</summary>
    protected static string? Source(Concept concept) => (concept.Vocabulary, concept.Code) switch
    {
        (null, null) => null,
        ({ } vocabulary, { } code) => $"{vocabulary} {code}",
        var (vocabulary, code) => vocabulary ?? code,
    };
}
