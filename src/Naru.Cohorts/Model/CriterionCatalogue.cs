using System.Collections.Frozen;
using Naru.Core;
using static Naru.Cohorts.Model.CriterionTypes;

namespace Naru.Cohorts.Model;

/// <summary>Finds types of criteria. Safe for threads.</summary>
public static class CriterionCatalogue
{
    /// <summary>All types, by name.</summary>
    public static ValueList<CriterionType> All { get; } =
    [
        ConditionEra, ConditionOccurrence, Death, DeviceExposure, DoseEra, DrugEra, DrugExposure, LocationRegion,
        Measurement, Observation, ObservationPeriod, PayerPlanPeriod, ProcedureOccurrence, Specimen, VisitDetail, VisitOccurrence,
    ];

    private static readonly FrozenDictionary<string, CriterionType> ByName = All.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>The type with the given JSON name; null when there is none.</summary>
    public static CriterionType? Find(string name) => ByName.GetValueOrDefault(name);
}
