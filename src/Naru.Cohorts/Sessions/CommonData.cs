using Naru.Cohorts.Merging;

namespace Naru.Cohorts.Sessions;

/// <summary>What every question needs of the data; the data keep it too, so it is no part of a session's budget.</summary>
internal sealed class CommonData
{
    internal ObservationPeriods? ObservationPeriods { get; set; }

    internal PersonColumns? Persons { get; set; }
}
