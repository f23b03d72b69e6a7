using Naru.Core;

namespace Naru.Synth.Data;

/// <summary>A disease's course: a state machine in continuous time.</summary>
/// <param name="Id">Its id, which is its file's name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sex">The sex that gets it; null for both.</param>
/// <param name="Prevalence">Cases per 1,000 persons when their record begins.</param>
/// <param name="Incidence">First cases per 1,000 person-years afterwards.</param>
/// <param name="Risks">What makes it more or less likely.</param>
/// <param name="Onset">Where first cases begin: states and weights, added up.</param>
/// <param name="AtEntry">Where cases are when a record begins.</param>
/// <param name="States">The states.</param>
/// <param name="Root">Where the file begins.</param>
internal sealed record Disease(
    string Id,
    BilingualText Name,
    Sex? Sex,
    AgeTable Prevalence,
    AgeTable Incidence,
    Risk[] Risks,
    Weighted[] Onset,
    Weighted[] AtEntry,
    DiseaseState[] States,
    DataNode Root);

/// <summary>The two sexes of OMOP's gender concepts.</summary>
internal enum Sex
{
    Female,
    Male,
}

/// <summary>A choice among several, by weight.</summary>
/// <param name="Index">What is chosen.</param>
/// <param name="UpTo">The sum of the weights up to and with this one, divided by all: the last is 1.</param>
internal readonly record struct Weighted(int Index, double UpTo);

/// <summary>A disease that makes another more or less likely.</summary>
/// <param name="With">That disease's id.</param>
/// <param name="In">The states of it that count; empty for all but inactive ones.</param>
/// <param name="Times">What the incidence is multiplied by.</param>
/// <param name="Node">Where it stands.</param>
internal sealed record Risk(string With, string[] In, double Times, DataNode Node);

/// <summary>A state of a disease.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Condition">The condition that is diagnosed; -1 for none.</param>
/// <param name="OnEntry">What is done on the day of entry.</param>
/// <param name="Care">What is done again and again.</param>
/// <param name="Drugs">The drugs that are taken throughout.</param>
/// <param name="Levels">What becomes of measurements.</param>
/// <param name="Next">Where it goes from here.</param>
/// <param name="Deaths">Extra deaths per 1,000 person-years.</param>
/// <param name="IsInactive">Whether the disease is over: it is no risk, and nothing is done.</param>
internal sealed record DiseaseState(
    string Id, int Condition, Care[] OnEntry, Care[] Care, DrugChoice[] Drugs, Level[] Levels, Transition[] Next, double Deaths, bool IsInactive);

/// <summary>A way out of a state.</summary>
/// <param name="To">The next state.</param>
/// <param name="PerYear">Its rate; 0 if it comes after some days instead.</param>
/// <param name="Least">Fewest days.</param>
/// <param name="Most">Most days.</param>
/// <param name="ShareUpTo">For those after days: the share of persons who go this way or an earlier one of the list.</param>
internal readonly record struct Transition(int To, double PerYear, int Least, int Most, double ShareUpTo);

/// <summary>What a state does to a measurement.</summary>
/// <param name="Measurement">The measurement.</param>
/// <param name="IsFactor">Whether <paramref name="Value"/> multiplies the healthy value; otherwise it is the mean.</param>
/// <param name="Value">The mean or the factor.</param>
/// <param name="Between">Standard deviation between persons; null for the healthy one.</param>
/// <param name="Within">Standard deviation within a person; null for the healthy one.</param>
/// <param name="PerYear">What is added for every year in the state.</param>
internal readonly record struct Level(int Measurement, bool IsFactor, double Value, double? Between, double? Within, double PerYear);

/// <summary>The kinds of visits.</summary>
internal enum VisitKind
{
    Outpatient,
    Inpatient,
    Emergency,
}

/// <summary>A visit, and what is done then.</summary>
/// <param name="Visit">Its kind.</param>
/// <param name="StayLeast">Fewest nights.</param>
/// <param name="StayMost">Most nights.</param>
/// <param name="Every">Days between two; 0 if it is not repeated.</param>
/// <param name="Spread">How many days earlier or later it may be.</param>
/// <param name="Repeat">Days after which what is measured is measured again while the stay lasts; 0 for not at all.</param>
/// <param name="Share">The share of times that it takes place.</param>
/// <param name="Conditions">Further diagnoses.</param>
/// <param name="Measurements">What is measured.</param>
/// <param name="Procedures">What is done.</param>
/// <param name="Drugs">Drugs that are given then, and not carried on.</param>
/// <param name="Deaths">The share of those who come that die.</param>
internal sealed record Care(
    VisitKind Visit,
    int StayLeast,
    int StayMost,
    int Every,
    int Spread,
    int Repeat,
    double Share,
    Shared[] Conditions,
    Shared[] Measurements,
    Shared[] Procedures,
    DrugChoice[] Drugs,
    double Deaths);

/// <summary>Something that is done in a share of cases.</summary>
internal readonly record struct Shared(int Index, double Share);

/// <summary>A drug, or one of several.</summary>
/// <param name="Share">The share of persons who get it.</param>
/// <param name="Drugs">The drugs, by weight.</param>
/// <param name="Days">Days that one prescription lasts; 0 for the catalogue's.</param>
internal sealed record DrugChoice(double Share, Weighted[] Drugs, int Days);
