using Naru.Vocabulary.Search;
using static Naru.Tests.Vocabulary.SearchVocabulary;

namespace Naru.Tests.Vocabulary;

/// <summary>The vocabulary of <see cref="SearchManualTests"/>: written by hand, ids and codes as in Athena where they are well known.</summary>
internal sealed class SearchManual : IDisposable
{
    private const StandardStatus None = StandardStatus.NonStandard;

    public SearchVocabulary Vocabulary { get; } = new(
    [
        Concept(201826, "Type 2 diabetes mellitus", code: "44054006", synonyms: ["제2형 당뇨병", "Diabetes mellitus type 2", "Adult-onset diabetes"]),
        Concept(201254, "Type 1 diabetes mellitus", code: "46635009", synonyms: ["제1형 당뇨병"]),
        Concept(201820, "Diabetes mellitus", code: "73211009", synonyms: ["당뇨병"]),
        Concept(443238, "Diabetic - poorly controlled", code: "268519009"),
        Concept(45561952, "Type 2 diabetes mellitus without complications", vocabulary: "ICD10CM", conceptClass: "5-char billing code", standard: None, code: "E11.9"),
        Concept(45533019, "Type 2 diabetes mellitus", vocabulary: "ICD10CM", conceptClass: "3-char nonbill code", standard: None, code: "E11"),
        Concept(42485000, "합병증을 동반하지 않은 2형 당뇨병", vocabulary: "KCD7", conceptClass: "KCD7 code", standard: None, code: "E11.9"),
        Concept(4193704, "Type 2 diabetes mellitus well controlled", code: "190389009"),
        Concept(320128, "Essential hypertension", code: "59621000", synonyms: ["본태성 고혈압", "Primary hypertension"]),
        Concept(316866, "Hypertensive disorder", code: "38341003", synonyms: ["고혈압", "고혈압성 장애", "High blood pressure"]),
        Concept(312648, "Benign essential hypertension", code: "1201005"),
        Concept(4028741, "Renal hypertension", code: "28119000"),
        Concept(937368, "infliximab", "Drug", "RxNorm", "Ingredient", code: "191831", synonyms: ["가장 흔한 이름", "인플릭시맙"]),
        Concept(1119119, "adalimumab", "Drug", "RxNorm", "Ingredient", code: "327361", synonyms: ["가장 흔한 이름", "아달리무맙"]),
        Concept(1503297, "metformin", "Drug", "RxNorm", "Ingredient", code: "6809", synonyms: "메트포르민"),
        Concept(40164929, "metformin hydrochloride 500 MG Oral Tablet", "Drug", "RxNorm", "Clinical Drug", code: "861007"),
        Concept(40163924, "metformin hydrochloride 1000 MG Oral Tablet", "Drug", "RxNorm", "Clinical Drug", code: "861004"),
        Concept(1713332, "amoxicillin", "Drug", "RxNorm", "Ingredient", code: "723"),
        Concept(1728416, "penicillin G", "Drug", "RxNorm", "Ingredient", code: "7980"),
        Concept(21600712, "DRUGS USED IN DIABETES", "Drug", "ATC", "ATC 2nd", StandardStatus.Classification, "A10"),
        Concept(21600744, "Biguanides; oral", "Drug", "ATC", "ATC 4th", StandardStatus.Classification, "A10BA"),
        Concept(4029488, "Crohn's disease", code: "34000006", synonyms: "크론병"),
        Concept(4318860, "Ménière's disease", code: "13445001", synonyms: "메니에르병"),
        Concept(81893, "Ulcerative colitis", code: "64766004", synonyms: "궤양성 대장염"),
        Concept(255573, "Chronic obstructive pulmonary disease", code: "13645005", synonyms: ["COPD", "만성 폐쇄성 폐질환"]),
        Concept(3004410, "Hemoglobin A1c/Hemoglobin.total in Blood", "Measurement", "LOINC", "Lab Test", code: "4548-4", synonyms: "당화혈색소 (HbA1c)"),
        Concept(44836914, "Sugar in urine, not otherwise stated", vocabulary: "ICD9CM", conceptClass: "5-dig billing code", standard: None, code: "250.00"),
        Concept(25000, "Sore knee", code: "99001"),
        Concept(4000001, "Diabetes mellitus", standard: None, code: "111552007", invalid: "U"),
    ]);

    public void Dispose() => Vocabulary.Dispose();
}
