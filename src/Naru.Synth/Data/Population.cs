namespace Naru.Synth.Data;

/// <summary>What happens to everybody.</summary>
/// <param name="Mortality">Deaths per 1,000 person-years.</param>
/// <param name="Visits">Routine visits per person-year.</param>
/// <param name="Routine">What is done at them.</param>
/// <param name="Minor">Minor conditions.</param>
/// <param name="CheckupYears">Years between two check-ups; 0 for none.</param>
/// <param name="CheckupFrom">The age from which there are some.</param>
/// <param name="Checkup">What is done then.</param>
/// <param name="Observations">What is asked at the first visit.</param>
internal sealed record Population(
    AgeTable Mortality,
    AgeTable Visits,
    Care? Routine,
    MinorCondition[] Minor,
    double CheckupYears,
    double CheckupFrom,
    Care? Checkup,
    Shared[] Observations);

/// <summary>A condition that comes and goes.</summary>
/// <param name="Condition">It.</param>
/// <param name="PerYear">Cases per 1,000 person-years.</param>
/// <param name="Care">What is done.</param>
/// <param name="Levels">What becomes of measurements at its visit.</param>
internal sealed record MinorCondition(int Condition, AgeTable PerYear, Care Care, Level[] Levels);
