using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Naru.Cohorts.Model;

namespace Naru.Cohorts.Circe;

/// <summary>
/// Writes a definition as OHDSI's JSON, with everything that <see cref="CirceReader"/> kept: reading, writing and reading again
/// gives an equal definition, and the JSON differs from the original at most in white space and in the order of members.
/// Safe for threads.
/// </summary>
public static class CirceWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>The JSON text of a definition.</summary>
    public static string Write(CohortDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            WriteDefinition(writer, definition);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteDefinition(Utf8JsonWriter writer, CohortDefinition definition) => ObjectWriter.Write(writer, definition.Extra, o =>
    {
        o.String("cdmVersionRange", definition.CdmVersionRange);
        o.String("Title", definition.Title);
        o.Object("PrimaryCriteria", definition.Primary, WritePrimary);
        o.List("ConceptSets", definition.ConceptSets, WriteConceptSet);
        o.Object("AdditionalCriteria", definition.AdditionalCriteria, CriterionWriter.WriteGroup);
        o.Limit("QualifiedLimit", definition.QualifiedLimit);
        o.Limit("ExpressionLimit", definition.ExpressionLimit);
        o.List("InclusionRules", definition.InclusionRules, WriteRule);
        o.Object("EndStrategy", definition.EndStrategy, (w, s) => s.Accept(new EndStrategyWriter(w)));
        o.List("CensoringCriteria", definition.CensoringCriteria, CriterionWriter.WriteCriterion);
        o.Object("CollapseSettings", Unless(definition.Collapse, CirceReader.NoPad), WriteCollapse);
        o.Object("CensorWindow", definition.CensorWindow, WritePeriod);
    });

    internal static void WritePeriod(Utf8JsonWriter writer, Period period) => ObjectWriter.Write(writer, period.Extra, o =>
    {
        o.Date("StartDate", period.Start);
        o.Date("EndDate", period.End);
    });

    internal static void WriteConcept(Utf8JsonWriter writer, Concept concept) => ObjectWriter.Write(writer, concept.Extra, o =>
    {
        o.Long("CONCEPT_ID", concept.Id);
        o.String("CONCEPT_NAME", concept.Name);
        o.String("STANDARD_CONCEPT", concept.Standard);
        o.String("INVALID_REASON", concept.InvalidReason);
        o.String("CONCEPT_CODE", concept.Code);
        o.String("DOMAIN_ID", concept.Domain);
        o.String("VOCABULARY_ID", concept.Vocabulary);
    });

    private static T? Unless<T>(T value, T absent)
        where T : class => value.Equals(absent) ? null : value;

    private static void WritePrimary(Utf8JsonWriter writer, PrimaryCriteria primary) => ObjectWriter.Write(writer, primary.Extra, o =>
    {
        o.List("CriteriaList", primary.Criteria, CriterionWriter.WriteCriterion);
        o.Object("ObservationWindow", Unless(primary.Window, CirceReader.NoWindow), WriteWindow);
        o.Limit("PrimaryCriteriaLimit", primary.Limit);
    });

    private static void WriteWindow(Utf8JsonWriter writer, ObservationWindow window) => ObjectWriter.Write(writer, window.Extra, o =>
    {
        o.Int("PriorDays", window.PriorDays, 0);
        o.Int("PostDays", window.PostDays, 0);
    });

    private static void WriteRule(Utf8JsonWriter writer, InclusionRule rule) => ObjectWriter.Write(writer, rule.Extra, o =>
    {
        o.String("name", rule.Name);
        o.String("description", rule.Description);
        o.Object("expression", Unless(rule.Expression, CirceReader.NoConditions), CriterionWriter.WriteGroup);
    });

    private static void WriteCollapse(Utf8JsonWriter writer, CollapseSettings collapse) => ObjectWriter.Write(writer, collapse.Extra, o =>
    {
        o.Word("CollapseType", CirceWords.CollapseTypes, 0, 0);
        o.Int("EraPad", collapse.EraPad, 0);
    });

    private static void WriteConceptSet(Utf8JsonWriter writer, ConceptSet set) => ObjectWriter.Write(writer, set.Extra, o =>
    {
        o.Int("id", set.Id);
        o.String("name", set.Name);
        o.Object("expression", Unless(set.Expression, CirceReader.NoConcepts), WriteExpression);
    });

    private static void WriteExpression(Utf8JsonWriter writer, ConceptSetExpression expression) =>
        ObjectWriter.Write(writer, expression.Extra, o => o.List("items", expression.Items, WriteItem));

    private static void WriteItem(Utf8JsonWriter writer, ConceptSetItem item) => ObjectWriter.Write(writer, item.Extra, o =>
    {
        o.Object("concept", item.Concept, WriteConcept);
        o.Bool("isExcluded", item.IsExcluded);
        o.Bool("includeDescendants", item.IncludeDescendants);
        o.Bool("includeMapped", item.IncludeMapped);
    });

    private sealed class EndStrategyWriter(Utf8JsonWriter writer) : EndStrategyVisitor<bool>
    {
        public override bool Visit(DateOffsetStrategy strategy) => Wrapped("DateOffset", strategy, o =>
        {
            o.Word("DateField", CirceWords.OffsetDates, strategy.From, AdjustedDate.Start);
            o.Int("Offset", strategy.Offset, 0);
        });

        public override bool Visit(CustomEraStrategy strategy) => Wrapped("CustomEra", strategy, o =>
        {
            o.Int("DrugCodesetId", strategy.DrugConceptSetId);
            o.Int("GapDays", strategy.GapDays, 0);
            o.Int("Offset", strategy.Offset, 0);
            o.Int("DaysSupplyOverride", strategy.DaysSupplyOverride);
        });

        private bool Wrapped(string name, EndStrategy strategy, Action<ObjectWriter> members)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(name);
            ObjectWriter.Write(writer, strategy.Extra, members);
            writer.WriteEndObject();
            return true;
        }
    }
}
