using System.Collections.Frozen;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>What people call the tables of the CDM (<c>docs/glossary.md</c>).</summary>
internal static class TableNames
{
    private static readonly FrozenDictionary<string, BilingualText> Known = new Dictionary<string, BilingualText>(StringComparer.Ordinal)
    {
        ["person"] = new("사람", "Persons"),
        ["observation_period"] = new("관찰 기간", "Observation periods"),
        ["visit_occurrence"] = new("방문", "Visits"),
        ["visit_detail"] = new("세부 방문", "Visit details"),
        ["condition_occurrence"] = new("진단 기록", "Conditions"),
        ["condition_era"] = new("진단 에라", "Condition eras"),
        ["drug_exposure"] = new("약물 노출", "Drug exposures"),
        ["drug_era"] = new("약물 에라", "Drug eras"),
        ["dose_era"] = new("용량 에라", "Dose eras"),
        ["procedure_occurrence"] = new("시술·처치 기록", "Procedures"),
        ["device_exposure"] = new("의료기기 노출", "Device exposures"),
        ["measurement"] = new("검사 결과", "Measurements"),
        ["observation"] = new("관찰 기록", "Observations"),
        ["specimen"] = new("검체", "Specimens"),
        ["death"] = new("사망", "Deaths"),
        ["payer_plan_period"] = new("보험 가입 기간", "Payer plan periods"),
        ["provider"] = new("의료인", "Providers"),
        ["care_site"] = new("진료 장소", "Care sites"),
        ["location"] = new("지역", "Locations"),
        ["cdm_source"] = new("CDM 출처", "CDM source"),
        ["concept"] = new("개념", "Concepts"),
        ["concept_ancestor"] = new("상위 개념", "Concept ancestors"),
        ["concept_relationship"] = new("개념 관계", "Concept relationships"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A table as people call it; the table's own name if they have none.</summary>
    public static string Of(string table, Language language) => Known.GetValueOrDefault(table)?.In(language) ?? table;

    /// <summary>The tables that have a name for people.</summary>
    internal static IReadOnlyCollection<string> All => Known.Keys;
}
