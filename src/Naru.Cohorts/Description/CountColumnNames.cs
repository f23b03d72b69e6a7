using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Description;

/// <summary>What distinct counts count, in words; English in the singular.</summary>
internal static class CountColumnNames
{
    internal static BilingualText Of(CountColumn column) => column switch
    {
        CountColumn.DaysSupply => new("처방 일수", "number of days of supply"),
        CountColumn.DomainConcept => new("개념", "concept"),
        CountColumn.DomainSourceConcept => new("원천 개념", "source concept"),
        CountColumn.Duration => new("지속 일수", "duration"),
        CountColumn.EndDate => new("종료일", "end date"),
        CountColumn.EraOccurrences => new("에라의 기록 수", "number of records in an era"),
        CountColumn.GapDays => new("공백 일수", "number of gap days"),
        CountColumn.Quantity => new("수량", "quantity"),
        CountColumn.RangeHigh => new("정상 상한", "high end of range"),
        CountColumn.RangeLow => new("정상 하한", "low end of range"),
        CountColumn.Refills => new("리필 횟수", "number of refills"),
        CountColumn.StartDate => new("시작일", "start date"),
        CountColumn.Unit => new("단위", "unit"),
        CountColumn.ValueAsNumber => new("수치 값", "numeric value"),
        CountColumn.VisitId => new("방문", "visit"),
        CountColumn.VisitDetailId => new("세부 방문", "visit detail"),
    };
}
