using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Walk;

/// <summary>Walks a definition once, for all checks.</summary>
internal sealed class DefinitionWalker
{
    private readonly WalkedDefinition walked;

    private DefinitionWalker(CohortDefinition definition) => walked = new WalkedDefinition(definition);

    internal static WalkedDefinition Walk(CohortDefinition definition)
    {
        var walker = new DefinitionWalker(definition);
        walker.WalkAll(definition);
        return walker.walked;
    }

    private void WalkAll(CohortDefinition definition)
    {
        WalkEvents(definition.Primary.Criteria, "$.PrimaryCriteria.CriteriaList", Section.Primary);
        if (definition.AdditionalCriteria is { } additional)
        {
            WalkGroup(new GroupPlace(additional, "$.AdditionalCriteria", Section.Additional, null, null));
        }

        for (var i = 0; i < definition.InclusionRules.Count; i++)
        {
            var rule = definition.InclusionRules[i].Expression;
            WalkGroup(new GroupPlace(rule, $"$.InclusionRules[{i}].expression", Section.InclusionRule, null, null));
        }

        if (definition.EndStrategy is CustomEraStrategy era)
        {
            AddUse(era.DrugConceptSetId, "$.EndStrategy.CustomEra.DrugCodesetId", ConceptSetRole.Standard, null, "Drug");
        }

        WalkEvents(definition.CensoringCriteria, "$.CensoringCriteria", Section.Censoring);
    }

    private void WalkEvents(ValueList<Criterion> criteria, string path, Section section)
    {
        for (var i = 0; i < criteria.Count; i++)
        {
            WalkCriterion(new CriterionPlace(criteria[i], $"{path}[{i}].{criteria[i].Type.Name}", section, null));
        }
    }

    private void WalkGroup(GroupPlace place)
    {
        walked.Groups.Add(place);
        for (var i = 0; i < place.Group.Criteria.Count; i++)
        {
            var correlated = new CorrelatedPlace(place.Group.Criteria[i], $"{place.Path}.CriteriaList[{i}]", place);
            walked.Correlated.Add(correlated);
            WalkCriterion(new CriterionPlace(correlated.Value.Criterion, correlated.CriterionPath, place.Section, correlated));
        }

        for (var i = 0; i < place.Group.Demographics.Count; i++)
        {
            var demographic = new DemographicPlace(place.Group.Demographics[i], $"{place.Path}.DemographicCriteriaList[{i}]");
            walked.Demographics.Add(demographic);
            WalkAttributes(demographic.Value.Attributes, demographic.Path, null);
        }

        for (var i = 0; i < place.Group.Groups.Count; i++)
        {
            WalkGroup(new GroupPlace(place.Group.Groups[i], $"{place.Path}.Groups[{i}]", place.Section, place.Index, place));
        }
    }

    private void WalkCriterion(CriterionPlace place)
    {
        var criterion = place.Criterion;
        walked.Criteria.Add(place);
        AddUse(criterion.ConceptSetId, $"{place.Path}.CodesetId", ConceptSetRole.Standard, criterion.Type, criterion.Type.Domain);
        AddUse(criterion.SourceConceptSetId, $"{place.Path}.{criterion.Type.SourceConceptName}", ConceptSetRole.Source, criterion.Type, null);
        WalkAttributes(criterion.Attributes, place.Path, criterion.Type);
        if (criterion.Correlated is { } group)
        {
            WalkGroup(new GroupPlace(group, $"{place.Path}.CorrelatedCriteria", place.Section, place, null));
        }
    }

    private void WalkAttributes(ValueList<CriterionAttribute> attributes, string ownerPath, CriterionType? owner)
    {
        foreach (var attribute in attributes)
        {
            var place = new AttributePlace(attribute, ownerPath, owner);
            walked.Attributes.Add(place);
            switch (attribute)
            {
                case ConceptSetAttribute set:
                    AddUse(set.Selection.ConceptSetId, $"{place.Path}.CodesetId", ConceptSetRole.Attribute, owner, null);
                    break;
                case ConceptSetNumberAttribute number:
                    AddUse(number.ConceptSetId, place.Path, ConceptSetRole.Attribute, owner, null);
                    break;
            }
        }
    }

    private void AddUse(int? conceptSetId, string path, ConceptSetRole role, CriterionType? type, string? domain)
    {
        if (conceptSetId is { } id)
        {
            walked.ConceptSetUses.Add(new(id, path, role, type, domain));
        }
    }
}
