using Naru.Cohorts.Model;

namespace Naru.Cohorts.Circe;

/// <summary>Reads groups of criteria and what stands in them.</summary>
internal static class GroupReader
{
    internal static CriteriaGroup Read(ObjectReader o)
    {
        var criteria = o.List("CriteriaList", ReadCorrelated);
        var demographics = o.List("DemographicCriteriaList", ReadDemographic);
        var groups = o.List("Groups", Read);
        var isEmpty = criteria.Count + demographics.Count + groups.Count == 0;
        // Only a group without members may leave its type out.
        var type = isEmpty ? o.Word("Type", CirceWords.Groups, GroupType.All) : o.Word("Type", CirceWords.Groups) ?? GroupType.All;
        var group = new CriteriaGroup(type)
        {
            Count = o.Int("Count"),
            Criteria = criteria,
            Demographics = demographics,
            Groups = groups,
        };
        if (!isEmpty && !o.Has("Type"))
        {
            o.Missing("Type");
        }

        if (type is GroupType.AtLeast or GroupType.AtMost && group.Count is null && !isEmpty)
        {
            o.Missing("Count");
        }

        return group with { Extra = o.Extra() };
    }

    private static CorrelatedCriterion? ReadCorrelated(ObjectReader o)
    {
        if (!o.Has("Criteria"))
        {
            o.Missing("Criteria");
        }

        if (!o.Has("Occurrence"))
        {
            o.Missing("Occurrence");
        }

        var criterion = o.Object("Criteria", CriterionReader.Read);
        var occurrence = o.Object("Occurrence", ReadOccurrence);
        return criterion is null || occurrence is null
            ? null
            : new CorrelatedCriterion(criterion, occurrence)
            {
                StartWindow = o.Object("StartWindow", ReadWindow),
                EndWindow = o.Object("EndWindow", ReadWindow),
                RestrictVisit = o.Bool("RestrictVisit"),
                IgnoreObservationPeriod = o.Bool("IgnoreObservationPeriod"),
                Extra = o.Extra(),
            };
    }

    private static Occurrence? ReadOccurrence(ObjectReader o)
    {
        var type = o.Int("Type", 0);
        if (type is < 0 or > 2)
        {
            o.Context.Report(CirceErrors.UnknownValue, o.Item, o.Path.Member("Type"), "0, 1, 2");
            return null;
        }

        return new Occurrence((OccurrenceType)type, o.Int("Count", 0))
        {
            IsDistinct = o.Bool("IsDistinct"),
            CountColumn = o.Word("CountColumn", CirceWords.CountColumns),
            Extra = o.Extra(),
        };
    }

    private static Window? ReadWindow(ObjectReader o)
    {
        foreach (var name in (string[])["Start", "End"])
        {
            if (!o.Has(name))
            {
                o.Missing(name);
            }
        }

        var start = o.Object("Start", ReadEndpoint);
        var end = o.Object("End", ReadEndpoint);
        return start is null || end is null
            ? null
            : new Window(start, end)
            {
                UseIndexEnd = o.OptionalBool("UseIndexEnd"),
                UseEventEnd = o.OptionalBool("UseEventEnd"),
                Extra = o.Extra(),
            };
    }

    private static WindowEndpoint ReadEndpoint(ObjectReader o) => new(o.Int("Days"), o.Int("Coeff", 0)) { Extra = o.Extra() };

    private static DemographicCriterion ReadDemographic(ObjectReader o) =>
        new(CriterionReader.ReadAttributes(o, CriterionTypes.Demographic)) { Extra = o.Extra() };
}
