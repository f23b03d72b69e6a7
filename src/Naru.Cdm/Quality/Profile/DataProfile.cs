using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>
/// What a CDM holds, in numbers: counts only, never a value of a row. Tables and domains come in the order of the CDM, everything
/// else in an order that does not depend on the run. Immutable; safe to share between threads.
/// </summary>
/// <param name="HideBelow">Numbers of persons or records from 1 to below this are hidden; null when all are shown.</param>
/// <param name="HasVocabulary">Whether the data have the table <c>concept</c>, hence names.</param>
/// <param name="Months">Where at least 99.9% of the dated records lie; null without records.</param>
/// <param name="People">Who is in the data.</param>
/// <param name="Observation">How long people are observed; null without observation periods.</param>
/// <param name="Tables">Every table.</param>
/// <param name="Domains">Records over time, for each table of records that is not empty.</param>
/// <param name="Unmapped">Records without a standard concept, for each table of records that has a concept and is not empty.</param>
/// <param name="TopConcepts">The most frequent concepts of each table that has any.</param>
public sealed record DataProfile(
    int? HideBelow,
    bool HasVocabulary,
    TimeAxis? Months,
    PeopleFigures People,
    ObservationFigures? Observation,
    ValueList<TableFigures> Tables,
    ValueList<DomainFigures> Domains,
    ValueList<UnmappedFigures> Unmapped,
    ValueList<DomainConcepts> TopConcepts)
{
    /// <summary>Takes the profile of a CDM, one statement after the other.</summary>
    /// <param name="database">The data.</param>
    /// <param name="options">What to show and until when.</param>
    /// <param name="cancellation">Interrupts the statement that runs.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DataProfile Take(CdmDatabase database, ProfileOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        using var connection = database.Connect();
        return new ProfileReader(database, new ProfileSql(connection, cancellation), options).Read();
    }
}

/// <summary>The persons of the CDM.</summary>
/// <param name="Persons">All of them.</param>
/// <param name="Male">Those with <c>gender_concept_id</c> 8507.</param>
/// <param name="Female">Those with <c>gender_concept_id</c> 8532.</param>
/// <param name="OtherSex">Those with another or none.</param>
/// <param name="Dead">Those with a record of their death.</param>
/// <param name="AgeYear">
/// The year in which ages are taken, the last of the data; the dead have the age at which they died. Null when the data have no
/// dates, so that nobody has an age.
/// </param>
/// <param name="UnknownAge">Those without a year of birth, or with one that makes them younger than 0 or older than 120.</param>
/// <param name="Ages">Bands of five years from 0 to the oldest person; the last possible one is open (100 and older).</param>
public sealed record PeopleFigures(
    CellCount Persons,
    CellCount Male,
    CellCount Female,
    CellCount OtherSex,
    CellCount Dead,
    int? AgeYear,
    CellCount UnknownAge,
    ValueList<AgeBand> Ages);

/// <summary>
/// The persons of five years of age, as OHDSI counts age: the difference of the years. <paramref name="From"/> = 100 is open.
/// </summary>
/// <param name="From">The youngest age.</param>
/// <param name="Male">Men and boys.</param>
/// <param name="Female">Women and girls.</param>
/// <param name="OtherSex">Neither, or unknown.</param>
public sealed record AgeBand(int From, CellCount Male, CellCount Female, CellCount OtherSex);

/// <summary>How long and when people are under observation. Overlapping periods of a person count once.</summary>
/// <param name="Persons">Persons with at least one period that does not end before it begins.</param>
/// <param name="WithoutPeriod">Persons with none.</param>
/// <param name="MedianDays">The median of the persons' days under observation; null when too few persons for it to be shown.</param>
/// <param name="AtLeastYears">How many persons are observed at least 0, 1, 2 … years of 365.25 days.</param>
/// <param name="EndingLater">Periods that end after the day of the check, and count until that day.</param>
/// <param name="OnFirstDay">How many persons are under observation on the first day of each month, quarter or year.</param>
public sealed record ObservationFigures(
    CellCount Persons,
    CellCount WithoutPeriod,
    long? MedianDays,
    ValueList<CellCount> AtLeastYears,
    CellCount EndingLater,
    TimeSeries? OnFirstDay);

/// <summary>A table of the CDM.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Persons">How many persons have one; null for tables that are not about persons.</param>
/// <param name="FirstMonth">The first day of the first month with records within <see cref="DataProfile.Months"/>; null when there is none.</param>
/// <param name="LastMonth">The first day of the last such month.</param>
public sealed record TableFigures(string Table, CellCount Rows, CellCount? Persons, DateOnly? FirstMonth, DateOnly? LastMonth);

/// <summary>Records of one table over time.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Records">All its records.</param>
/// <param name="OverTime">Records by the month, quarter or year in which they begin.</param>
/// <param name="Before">Records before the axis.</param>
/// <param name="After">Records after the axis.</param>
/// <param name="Undated">Records without a date.</param>
public sealed record DomainFigures(
    string Table, CellCount Records, TimeSeries? OverTime, CellCount Before, CellCount After, CellCount Undated);

/// <summary>The records of one table that have no standard concept: their concept is 0 or missing.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Field">The field of the concept.</param>
/// <param name="Records">All its records.</param>
/// <param name="Unmapped">Those without a concept.</param>
/// <param name="SourceValues">How many different source values those have.</param>
public sealed record UnmappedFigures(string Table, string Field, CellCount Records, CellCount Unmapped, long SourceValues);

/// <summary>The most frequent concepts of one table, the most frequent first, then by their numbers.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Field">The field of the concept.</param>
/// <param name="Concepts">The concepts; 0 is not one.</param>
public sealed record DomainConcepts(string Table, string Field, ValueList<ConceptFigures> Concepts);

/// <summary>How often a concept is recorded.</summary>
/// <param name="ConceptId">Its number.</param>
/// <param name="Name">Its name; null when the vocabulary is not there or does not have it.</param>
/// <param name="Vocabulary">Its vocabulary, as <c>SNOMED</c>; null like the name.</param>
/// <param name="Code">Its code there; null like the name.</param>
/// <param name="Records">Its records.</param>
/// <param name="Persons">The persons who have one.</param>
public sealed record ConceptFigures(long ConceptId, string? Name, string? Vocabulary, string? Code, CellCount Records, CellCount Persons);
