using Naru.Core;

namespace Naru.Synth.Data;

/// <summary>A hospital.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, which says that it is synthetic.</param>
/// <param name="From">The first day of its record.</param>
/// <param name="To">The last day.</param>
/// <param name="MedianYears">For how long half of the persons are observed, if the record does not end before.</param>
/// <param name="LeastYears">For how long everybody is.</param>
/// <param name="Persons">How many persons there are by age when their record begins.</param>
/// <param name="CareTimes">How many routine visits there are, compared with the population's file.</param>
/// <param name="CaseMix">Disease → how much more or less frequent it is.</param>
/// <param name="CaseMixDefault">The same for all others.</param>
/// <param name="Biosimilars">Originator → the biosimilars that take shares of its prescriptions; what is left stays the originator's.</param>
/// <param name="Coverage">How much of what happened is recorded.</param>
/// <param name="Coding">How things are coded.</param>
/// <param name="Units">Measurement → the place of this hospital's unit among the catalogue's.</param>
/// <param name="CareSites">The departments.</param>
/// <param name="Providers">How many doctors there are.</param>
/// <param name="Specialties">Concepts of their specialties.</param>
/// <param name="Dirt">What is wrong with the records.</param>
internal sealed record Profile(
    string Id,
    BilingualText Name,
    DateOnly From,
    DateOnly To,
    double MedianYears,
    double LeastYears,
    AgeTable Persons,
    double CareTimes,
    IReadOnlyDictionary<string, double> CaseMix,
    double CaseMixDefault,
    IReadOnlyDictionary<int, Weighted[]> Biosimilars,
    Coverage Coverage,
    Coding Coding,
    IReadOnlyDictionary<int, int> Units,
    CareSite[] CareSites,
    int Providers,
    long[] Specialties,
    Dirt Dirt)
{
    /// <summary>What every made-up name says.</summary>
    public const string Label = "SYNTHETIC (합성)";

    /// <summary>Whether a name says that it is made up, in both languages.</summary>
    public static bool IsLabelled(string name) =>
        name.Contains("SYNTHETIC", StringComparison.Ordinal) && name.Contains("합성", StringComparison.Ordinal);
}

/// <summary>How much of what happened is recorded, as shares.</summary>
internal sealed record Coverage(double Drugs, double Measurements, double Procedures, double Deaths);

/// <summary>How things are coded.</summary>
/// <param name="Conditions">The vocabulary of conditions; null for whatever the catalogue has.</param>
/// <param name="Drugs">That of drugs.</param>
/// <param name="Measurements">That of measurements.</param>
/// <param name="Procedures">That of procedures.</param>
/// <param name="Unspecified">The share of diagnoses that get a code which says less than could be said.</param>
/// <param name="Types">Where records come from.</param>
internal sealed record Coding(string? Conditions, string? Drugs, string? Measurements, string? Procedures, double Unspecified, RecordTypes Types);

/// <summary>OMOP's type concepts: where records come from.</summary>
internal sealed record RecordTypes(
    long Visits, long Conditions, long Drugs, long Measurements, long Procedures, long Observations, long Deaths, long Periods)
{
    /// <summary>All of them.</summary>
    public IEnumerable<long> All => [Visits, Conditions, Drugs, Measurements, Procedures, Observations, Deaths, Periods];
}

/// <summary>A department.</summary>
internal sealed record CareSite(BilingualText Name, long PlaceOfService);
