using System.Security.Cryptography;
using System.Text;
using Naru.Cohorts.Canonical;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Xunit;

namespace Naru.Spec.Canonical;

/// <summary>
/// Answers are kept under the text for as long as a dataset lives. So a text must neither become another one nor ask something else while its first
/// line stays as it is.
/// </summary>
public sealed class VersionTests
{
    private const string Definition = """
        {
          "Title": "Type 2 diabetes",
          "ConceptSets": [
            {"id": 4, "name": "metformin", "expression": {"items": [{"concept": {"CONCEPT_ID": 1503297, "CONCEPT_NAME": "metformin"}, "includeDescendants": true}]}},
            {"id": 7, "name": "diabetes", "expression": {"items": [
              {"concept": {"CONCEPT_ID": 201826}, "includeDescendants": true},
              {"concept": {"CONCEPT_ID": 201254}, "isExcluded": true, "includeDescendants": true, "includeMapped": true}]}},
            {"id": 9, "name": "not used", "expression": {"items": []}}
          ],
          "PrimaryCriteria": {
            "CriteriaList": [{"ConditionOccurrence": {"CodesetId": 7, "First": true, "OccurrenceStartDate": {"Value": "2015-01-01", "Op": "gte"}, "StopReason": {"Text": "가 \"b\"", "Op": "!contains"}}}],
            "ObservationWindow": {"PriorDays": 365, "PostDays": 0},
            "PrimaryCriteriaLimit": {"Type": "All"}
          },
          "AdditionalCriteria": {"Type": "ANY", "DemographicCriteriaList": [{"Gender": [{"CONCEPT_ID": 8532}, {"CONCEPT_ID": 8507}]}]},
          "QualifiedLimit": {"Type": "First"},
          "ExpressionLimit": {"Type": "First"},
          "InclusionRules": [
            {"name": "metformin", "expression": {"Type": "AT_LEAST", "Count": 1, "CriteriaList": [{
              "Criteria": {"DrugExposure": {"CodesetId": 4, "Age": {"Value": 18, "Extent": 75, "Op": "bt"}}},
              "StartWindow": {"Start": {"Days": 30, "Coeff": -1}, "End": {"Coeff": 1}, "UseIndexEnd": true},
              "Occurrence": {"Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": "START_DATE"},
              "RestrictVisit": true}]}}
          ],
          "EndStrategy": {"CustomEra": {"DrugCodesetId": 4, "GapDays": 30, "Offset": 14}},
          "CensoringCriteria": [{"Death": {"DateAdjustment": {"StartWith": "START_DATE", "StartOffset": -1, "EndWith": "END_DATE", "EndOffset": 0}}}],
          "CensorWindow": {"StartDate": "2010-01-01"},
          "CollapseSettings": {"CollapseType": "ERA", "EraPad": 7}
        }
        """;

    private const string Text = """
        naru-canonical 1
        concepts 0
          items
            except 201254 descendants mapped
            with 201826 descendants
        concepts 1
          items
            with 1503297 descendants
        primary limit=All prior=365 post=0
          ConditionOccurrence concepts=0 first
            has OccurrenceStartDate gte 2015-01-01
            has StopReason !contains "가 \u0022b\u0022"
        additional limit=First
          ANY
            person
              has Gender in 8507 8532
        rule
          AT_LEAST 1
            at-least 2 distinct START_DATE same-visit
              DrugExposure concepts=1
                has Age bt 18 75
              event-start from index-end-30 to period-end
        entries limit=First
        end custom-era concepts=1 gap=30 offset=+14
        censored-by
          Death
            dates START_DATE-1 END_DATE+0
        rows-within 2010-01-01 -
        era-pad 7

        """;

    [Fact]
    public void Of_Example_IsThisText() => Assert.Equal(Text.ReplaceLineEndings("\n"), CanonicalText.Of(CirceReader.Read(Definition).Value!));

    /// <summary>
    /// What an attribute looks at is not in the text; its name stands for it. If this fails because a type or an attribute is new, take over the new
    /// fingerprint. If one that was there means something else now, answers on record are answers to another question: <see cref="CanonicalText.Version"/>
    /// must be a new one, too.
    /// </summary>
    [Fact]
    public void Catalogue_IsTheOneOfThisVersion() => Assert.Equal(
        ("naru-canonical 1", "0aff76ad706338ab"),
        (CanonicalText.Version, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Catalogue())))[..16]));

    private static string Catalogue() => string.Join('\n', CriterionCatalogue.All
        .SelectMany(t => t.Attributes.Select(a => $"{t.Name}.{Meaning(a)}").Append(Meaning(t)))
        .Concat(CriterionTypes.Demographic.Select(Meaning)));

    private static string Meaning(AttributeDefinition a) => $"{a.Name} {a.Form} {a.Value} {a.Precision} {a.ExclusionFlag}";

    private static string Meaning(CriterionType t) =>
        $"{t.Name} {t.Table} {t.IdColumn} {t.StartColumn} {t.EndRule} {t.EndColumn} {t.ConceptColumn} {t.SourceConceptColumn} {t.VisitColumn} {t.Adjustment} "
        + string.Join(',', t.CountColumns.Select(c => $"{c.Column} {c.Value}"));
}
