using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks.Walk;

/// <summary>A criterion and where it stands.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Path">JSON path of the criterion's own object.</param>
/// <param name="Section">The part of the definition.</param>
/// <param name="Correlated">The condition it belongs to; null for entry and censoring events.</param>
internal sealed record CriterionPlace(Criterion Criterion, string Path, Section Section, CorrelatedPlace? Correlated);

/// <summary>A condition on other events and where it stands.</summary>
/// <param name="Value">The condition.</param>
/// <param name="Path">Its JSON path.</param>
/// <param name="Group">The group it is a member of.</param>
internal sealed record CorrelatedPlace(CorrelatedCriterion Value, string Path, GroupPlace Group)
{
    /// <summary>JSON path of its criterion's own object.</summary>
    internal string CriterionPath => $"{Path}.Criteria.{Value.Criterion.Type.Name}";
}

/// <summary>A group and where it stands.</summary>
/// <param name="Group">The group.</param>
/// <param name="Path">Its JSON path.</param>
/// <param name="Section">The part of the definition.</param>
/// <param name="Index">The criterion whose events are the index; null when the entry event is.</param>
/// <param name="Parent">The group it is a member of; null at the top.</param>
internal sealed record GroupPlace(CriteriaGroup Group, string Path, Section Section, CriterionPlace? Index, GroupPlace? Parent)
{
    /// <summary>Whether each member must hold wherever the top group must: all groups up to the top want all of their members.</summary>
    internal bool IsConjunction => Group.Type == GroupType.All && (Parent is null || Parent.IsConjunction);
}

/// <summary>A demographic condition and where it stands.</summary>
/// <param name="Value">The condition.</param>
/// <param name="Path">Its JSON path.</param>
internal sealed record DemographicPlace(DemographicCriterion Value, string Path);

/// <summary>An attribute and where it stands.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="OwnerPath">JSON path of the object that has it.</param>
/// <param name="Owner">The type of the criterion that has it; null for demographic conditions.</param>
internal sealed record AttributePlace(CriterionAttribute Attribute, string OwnerPath, CriterionType? Owner)
{
    internal string Path => $"{OwnerPath}.{Attribute.Definition.Name}";
}

/// <summary>What a concept set is used for.</summary>
internal enum ConceptSetRole
{
    /// <summary>The records' standard concept.</summary>
    Standard,

    /// <summary>The records' source concept.</summary>
    Source,

    /// <summary>An attribute.</summary>
    Attribute,
}

/// <summary>A place that refers to a concept set.</summary>
/// <param name="ConceptSetId">The set's number.</param>
/// <param name="Path">JSON path of the reference.</param>
/// <param name="Role">What the set is used for.</param>
/// <param name="Type">The type of criterion; null for demographic conditions and end strategies.</param>
/// <param name="Domain">The domain that the concepts should come from, where one is expected.</param>
internal sealed record ConceptSetUse(int ConceptSetId, string Path, ConceptSetRole Role, CriterionType? Type, string? Domain);
