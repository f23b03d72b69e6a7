using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>
/// The catalogue of criteria: every type and every attribute that circe-be 1.11 and later read, and what each looks at.
/// Source: OHDSI circe-be, classes of <c>org.ohdsi.circe.cohortdefinition</c> and their SQL builders.
/// </summary>
public static partial class CriterionTypes
{
    /// <summary>
    /// The attributes of demographic criteria; they look at the index event. OHDSI compares the sets of <c>RaceCS</c> and
    /// <c>EthnicityCS</c> with the gender; its answers decide, and a check warns.
    /// </summary>
    public static readonly ValueList<AttributeDefinition> Demographic =
    [
        Number("Age", new Age(AtEnd: false), NumberPrecision.Whole, "나이", "age"),
        Concepts("Gender", Person("gender_concept_id"), "성별", "gender"),
        Set("GenderCS", Person("gender_concept_id"), "성별", "gender"),
        Concepts("Race", Person("race_concept_id"), "인종", "race"),
        Set("RaceCS", Person("gender_concept_id"), "인종", "race"),
        Concepts("Ethnicity", Person("ethnicity_concept_id"), "민족", "ethnicity"),
        Set("EthnicityCS", Person("gender_concept_id"), "민족", "ethnicity"),
        Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
        Date("OccurrenceEndDate", new EventEnd(), "종료일", "end date"),
    ];

    private static AttributeDefinition[] Gender() =>
    [
        Concepts("Gender", Person("gender_concept_id"), "성별", "gender"),
        Set("GenderCS", Person("gender_concept_id"), "성별", "gender"),
    ];

    private static AttributeDefinition[] ProviderSpecialty() =>
    [
        Concepts("ProviderSpecialty", new ProviderColumn("specialty_concept_id"), "진료과", "provider specialty"),
        Set("ProviderSpecialtyCS", new ProviderColumn("specialty_concept_id"), "진료과", "provider specialty"),
    ];

    private static AttributeDefinition[] VisitType() =>
    [
        Concepts("VisitType", new VisitColumn("visit_concept_id"), "방문 유형", "visit type"),
        Set("VisitTypeCS", new VisitColumn("visit_concept_id"), "방문 유형", "visit type"),
    ];

    private static AttributeDefinition[] PersonProviderAndVisit() =>
    [
        Number("Age", new Age(AtEnd: false), NumberPrecision.Whole, "나이", "age"),
        .. Gender(),
        .. ProviderSpecialty(),
        .. VisitType(),
    ];

    private static AttributeDefinition[] AgeAtStartAndEnd() =>
    [
        Number("AgeAtStart", new Age(AtEnd: false), NumberPrecision.Whole, "시작 시 나이", "age at start"),
        Number("AgeAtEnd", new Age(AtEnd: true), NumberPrecision.Whole, "종료 시 나이", "age at end"),
    ];

    private static RowColumn Row(string column) => new(column);

    private static PersonColumn Person(string column) => new(column);

    private static AttributeDefinition Date(string name, EventValue value, string korean, string english) =>
        new(name, AttributeForm.Date, value, new(korean, english));

    private static AttributeDefinition Number(string name, EventValue value, NumberPrecision precision, string korean, string english) =>
        new(name, AttributeForm.Number, value, new(korean, english)) { Precision = precision };

    private static AttributeDefinition Text(string name, string column, string korean, string english) =>
        new(name, AttributeForm.Text, Row(column), new(korean, english));

    private static AttributeDefinition Concepts(string name, EventValue value, string korean, string english, string? exclusionFlag = null) =>
        new(name, AttributeForm.Concepts, value, new(korean, english)) { ExclusionFlag = exclusionFlag };

    private static AttributeDefinition Set(string name, EventValue value, string korean, string english) =>
        new(name, AttributeForm.ConceptSet, value, new(korean, english));

    private static AttributeDefinition SetNumber(string name, string column, string korean, string english) =>
        new(name, AttributeForm.ConceptSetNumber, Row(column), new(korean, english));

    private static AttributeDefinition PlaceLocation(string name, string korean, string english) =>
        new(name, AttributeForm.ConceptSetNumber, new CareSiteRegion(), new(korean, english));

    private static AttributeDefinition Flag(string name, EventValue value, string korean, string english) =>
        new(name, AttributeForm.Flag, value, new(korean, english));

    private static AttributeDefinition UserPeriod(string name, string korean, string english) =>
        new(name, AttributeForm.Period, new EventStart(), new(korean, english));
}
