using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Engines;

/// <summary>
/// What a definition needs before it can run: tables and columns that the data have, count columns that the criteria have.
/// Asked by every engine before it runs anything.
/// </summary>
public static class Requirements
{
    /// <summary>What is missing; empty when the definition can run.</summary>
    /// <param name="definition">The definition as read (paths refer to its JSON).</param>
    /// <param name="hasColumn">Whether the data have a column of a table.</param>
    public static ValueList<Error> Check(CohortDefinition definition, Func<string, string, bool> hasColumn)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var findings = new List<Error>();
        for (var i = 0; i < definition.Primary.Criteria.Count; i++)
        {
            Check(definition.Primary.Criteria[i], $"$.PrimaryCriteria.CriteriaList[{i}]", hasColumn, findings);
        }

        if (definition.AdditionalCriteria is { } additional)
        {
            Check(additional, "$.AdditionalCriteria", hasColumn, findings);
        }

        for (var i = 0; i < definition.InclusionRules.Count; i++)
        {
            Check(definition.InclusionRules[i].Expression, $"$.InclusionRules[{i}].expression", hasColumn, findings);
        }

        for (var i = 0; i < definition.CensoringCriteria.Count; i++)
        {
            Check(definition.CensoringCriteria[i], $"$.CensoringCriteria[{i}]", hasColumn, findings);
        }

        return findings.ToValueList();
    }

    private static void Check(CriteriaGroup group, string path, Func<string, string, bool> hasColumn, List<Error> findings)
    {
        for (var i = 0; i < group.Criteria.Count; i++)
        {
            var correlated = group.Criteria[i];
            var place = $"{path}.CriteriaList[{i}]";
            var occurrence = correlated.Occurrence;
            if (occurrence.IsDistinct && !correlated.Criterion.Type.CanCount(occurrence.CountColumn ?? CountColumn.DomainConcept))
            {
                findings.Add(EngineErrors.NoSuchCountColumn.At($"{place}.Occurrence.CountColumn", correlated.Criterion.Type.Name));
            }

            Check(correlated.Criterion, $"{place}.Criteria", hasColumn, findings);
        }

        for (var i = 0; i < group.Groups.Count; i++)
        {
            Check(group.Groups[i], $"{path}.Groups[{i}]", hasColumn, findings);
        }
    }

    private static void Check(Criterion criterion, string path, Func<string, string, bool> hasColumn, List<Error> findings)
    {
        var type = criterion.Type;
        var place = $"{path}.{type.Name}";
        if (!type.IsRunnable)
        {
            findings.Add(EngineErrors.NeedsLocationHistory.At(place, type.Name));
            return;
        }

        foreach (var attribute in criterion.Attributes)
        {
            switch (attribute.Definition.Value)
            {
                case CareSiteRegion:
                    findings.Add(EngineErrors.NeedsLocationHistory.At($"{place}.{attribute.Definition.Name}", attribute.Definition.Name));
                    break;
                case RowColumn column when !hasColumn(type.Table, column.Column):
                    findings.Add(EngineErrors.NoSuchColumn.At($"{place}.{attribute.Definition.Name}", type.Table, column.Column));
                    break;
            }
        }

        if (criterion.Correlated is { } group)
        {
            Check(group, $"{place}.CorrelatedCriteria", hasColumn, findings);
        }
    }
}
