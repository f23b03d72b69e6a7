using System.Text.Json;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Circe;

/// <summary>Writes criteria, their attributes and groups of them.</summary>
internal static class CriterionWriter
{
    internal static void WriteCriterion(Utf8JsonWriter writer, Criterion criterion)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(criterion.Type.Name);
        ObjectWriter.Write(writer, criterion.Extra, o =>
        {
            // A member that the type does not have stands among the extra ones.
            if (criterion.Type.ConceptColumn is not null)
            {
                o.Int("CodesetId", criterion.ConceptSetId);
            }

            if (criterion.Type.SourceConceptName is { } sourceName)
            {
                o.Int(sourceName, criterion.SourceConceptSetId);
            }

            if (criterion.Type.HasFirst)
            {
                o.Bool("First", criterion.First);
            }

            WriteAttributes(o, criterion.Attributes);
            o.Object("DateAdjustment", criterion.DateAdjustment, WriteAdjustment);
            o.Object("CorrelatedCriteria", criterion.Correlated, WriteGroup);
        });
        writer.WriteEndObject();
    }

    internal static void WriteGroup(Utf8JsonWriter writer, CriteriaGroup group) => ObjectWriter.Write(writer, group.Extra, o =>
    {
        if (group.IsEmpty)
        {
            o.Word("Type", CirceWords.Groups, group.Type, GroupType.All);
        }
        else
        {
            o.Word("Type", CirceWords.Groups, (GroupType?)group.Type);
        }

        o.Int("Count", group.Count);
        o.List("CriteriaList", group.Criteria, WriteCorrelated);
        o.List("DemographicCriteriaList", group.Demographics, WriteDemographic);
        o.List("Groups", group.Groups, WriteGroup);
    });

    private static void WriteCorrelated(Utf8JsonWriter writer, CorrelatedCriterion correlated) => ObjectWriter.Write(writer, correlated.Extra, o =>
    {
        o.Object("Criteria", correlated.Criterion, WriteCriterion);
        o.Object("StartWindow", correlated.StartWindow, WriteWindow);
        o.Object("EndWindow", correlated.EndWindow, WriteWindow);
        o.Object("Occurrence", correlated.Occurrence, WriteOccurrence);
        o.Bool("RestrictVisit", correlated.RestrictVisit);
        o.Bool("IgnoreObservationPeriod", correlated.IgnoreObservationPeriod);
    });

    private static void WriteOccurrence(Utf8JsonWriter writer, Occurrence occurrence) => ObjectWriter.Write(writer, occurrence.Extra, o =>
    {
        o.Int("Type", (int)occurrence.Type, 0);
        o.Int("Count", occurrence.Count, 0);
        o.Bool("IsDistinct", occurrence.IsDistinct);
        o.Word("CountColumn", CirceWords.CountColumns, occurrence.CountColumn);
    });

    private static void WriteWindow(Utf8JsonWriter writer, Window window) => ObjectWriter.Write(writer, window.Extra, o =>
    {
        o.Object("Start", window.Start, WriteEndpoint);
        o.Object("End", window.End, WriteEndpoint);
        o.OptionalBool("UseIndexEnd", window.UseIndexEnd);
        o.OptionalBool("UseEventEnd", window.UseEventEnd);
    });

    private static void WriteEndpoint(Utf8JsonWriter writer, WindowEndpoint endpoint) => ObjectWriter.Write(writer, endpoint.Extra, o =>
    {
        o.Int("Days", endpoint.Days);
        o.Int("Coeff", endpoint.Coefficient, 0);
    });

    private static void WriteDemographic(Utf8JsonWriter writer, DemographicCriterion demographic) =>
        ObjectWriter.Write(writer, demographic.Extra, o => WriteAttributes(o, demographic.Attributes));

    private static void WriteAdjustment(Utf8JsonWriter writer, DateAdjustment adjustment) => ObjectWriter.Write(writer, adjustment.Extra, o =>
    {
        o.Word("StartWith", CirceWords.AdjustedDates, adjustment.StartWith, AdjustedDate.Start);
        o.Int("StartOffset", adjustment.StartOffset, 0);
        o.Word("EndWith", CirceWords.AdjustedDates, adjustment.EndWith, AdjustedDate.End);
        o.Int("EndOffset", adjustment.EndOffset, 0);
    });

    private static void WriteAttributes(ObjectWriter o, ValueList<CriterionAttribute> attributes)
    {
        var visitor = new AttributeWriter(o);
        foreach (var attribute in attributes)
        {
            attribute.Accept(visitor);
        }
    }

    private sealed class AttributeWriter(ObjectWriter o) : CriterionAttributeVisitor<bool>
    {
        public override bool Visit(DateAttribute attribute)
        {
            o.Object(attribute.Definition.Name, attribute.Range, (w, range) => ObjectWriter.Write(w, range.Extra, r =>
            {
                r.Date("Value", range.Value);
                r.Date("Extent", range.Extent);
                r.Word("Op", CirceWords.Ranges, (RangeOperator?)range.Operator);
            }));
            return true;
        }

        public override bool Visit(NumberAttribute attribute)
        {
            o.Object(attribute.Definition.Name, attribute.Range, (w, range) => ObjectWriter.Write(w, range.Extra, r =>
            {
                r.Number("Value", range.Value);
                r.Number("Extent", range.Extent);
                r.Word("Op", CirceWords.Ranges, (RangeOperator?)range.Operator);
            }));
            return true;
        }

        public override bool Visit(TextAttribute attribute)
        {
            o.Object(attribute.Definition.Name, attribute.Filter, (w, filter) => ObjectWriter.Write(w, filter.Extra, r =>
            {
                r.String("Text", filter.Text);
                r.Word("Op", CirceWords.Texts, ((TextOperator, bool)?)(filter.Operator, filter.Negated));
            }));
            return true;
        }

        public override bool Visit(ConceptsAttribute attribute)
        {
            o.List(attribute.Definition.Name, attribute.Concepts, CirceWriter.WriteConcept);
            if (attribute.Definition.ExclusionFlag is { } flag)
            {
                o.Bool(flag, attribute.Excluded);
            }

            return true;
        }

        public override bool Visit(ConceptSetAttribute attribute)
        {
            o.Object(attribute.Definition.Name, attribute.Selection, (w, selection) => ObjectWriter.Write(w, selection.Extra, r =>
            {
                r.Int("CodesetId", selection.ConceptSetId);
                r.Bool("IsExclusion", selection.IsExclusion);
            }));
            return true;
        }

        public override bool Visit(ConceptSetNumberAttribute attribute)
        {
            o.Int(attribute.Definition.Name, attribute.ConceptSetId);
            return true;
        }

        public override bool Visit(AbnormalAttribute attribute)
        {
            o.Bool(attribute.Definition.Name, true);
            return true;
        }

        public override bool Visit(PeriodAttribute attribute)
        {
            o.Object(attribute.Definition.Name, attribute.Period, CirceWriter.WritePeriod);
            return true;
        }
    }
}
