namespace Naru.Cohorts.Merging;

/// <summary>
/// What is known of each person of a <see cref="PersonIndex"/>; missing values are <see cref="EventColumns.NoValue"/>. Not to be
/// changed after construction; safe for threads.
/// </summary>
/// <param name="IsKnown">Whether the person has a row in <c>person</c> at all.</param>
/// <param name="BirthYears">Years of birth.</param>
/// <param name="Genders">Gender concepts.</param>
/// <param name="Races">Race concepts.</param>
/// <param name="Ethnicities">Ethnicity concepts.</param>
public sealed record PersonColumns(bool[] IsKnown, long[] BirthYears, long[] Genders, long[] Races, long[] Ethnicities);
