using Naru.Cdm.Importing;
using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A hospital as the engine runs it. Immutable; safe to share between threads.</summary>
internal sealed class Hospital
{
    /// <summary>The natural logarithm of 2.</summary>
    public const double Ln2 = 0.69314718055994530942;

    /// <summary>Purposes of random streams.</summary>
    public static readonly ulong PersonPurpose = RandomStream.Purpose("person");

    private readonly (bool IsMale, double From, double To, double UpTo)[] bands;

    /// <param name="data">Its data files.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="known">What the vocabulary knows of its concepts and codes.</param>
    public Hospital(SynthData data, ulong seed, KnownConcepts known)
    {
        Data = data;
        Profile = data.Profile;
        Key = RandomStream.Key(RandomStream.Key(0, seed), RandomStream.Purpose("hospital " + Profile.Id));
        From = Days(Profile.From);
        To = Days(Profile.To);
        LeastDays = Math.Min((int)(Profile.LeastYears * BandedRate.DaysPerYear), To - From);
        MedianDays = Math.Max(LeastDays, (int)(Profile.MedianYears * BandedRate.DaysPerYear));
        bands = BandsOf(Profile.Persons);
        Diseases = [.. data.Diseases.Select(d => new CompiledDisease(d, data))];
        CompiledDisease.Link(Diseases);
        EntryOrder = CompiledDisease.EntryOrder(Diseases);
        Mortality = new BandedRate(data.Population.Mortality, 1.0 / 1000 / BandedRate.DaysPerYear);
        Visits = new BandedRate(data.Population.Visits, Profile.CareTimes / BandedRate.DaysPerYear);
        Minor = [.. data.Population.Minor.Select(m => new BandedRate(m.PerYear, 1.0 / 1000 / BandedRate.DaysPerYear))];
        FatalMinor = [.. Enumerable.Range(0, Minor.Length).Where(i => data.Population.Minor[i].Care.Deaths > 0)];
        MinorPurposes = [.. data.Population.Minor.Select((m, i) =>
        {
            // Of two entries of one condition, the second has a stream of its own.
            var before = data.Population.Minor.Take(i).Count(other => other.Condition == m.Condition);
            var purpose = RandomStream.Purpose("minor " + data.Catalogue.Conditions[m.Condition].Key);
            return before == 0 ? purpose : RandomStream.Key(purpose, (ulong)before);
        })];
        MinorLevels = [.. data.Population.Minor.Select(m => m.Levels.Length == 0 ? null : CompiledLevel.Of(m.Levels, data.Catalogue))];
        Measurements = [.. data.Catalogue.Measurements.Select((m, i) => new CompiledMeasurement(m, Profile.Units.GetValueOrDefault(i)))];
        DrugPurposes = [.. data.Catalogue.Drugs.Select(d => RandomStream.Purpose("biosimilar " + d.Key))];
        Coding = new CodeTables(data, known);
    }

    /// <summary>The data files.</summary>
    public SynthData Data { get; }

    /// <summary>The profile.</summary>
    public Profile Profile { get; }

    /// <summary>From which the keys of all persons come.</summary>
    public ulong Key { get; }

    /// <summary>The first day of the record, since 1970-01-01.</summary>
    public int From { get; }

    /// <summary>The last day of the record.</summary>
    public int To { get; }

    /// <summary>For how long everybody is observed.</summary>
    public int LeastDays { get; }

    /// <summary>For how long half of the persons are.</summary>
    public int MedianDays { get; }

    /// <summary>The diseases, by id.</summary>
    public CompiledDisease[] Diseases { get; }

    /// <summary>The order in which it is decided who has what when a record begins.</summary>
    public int[] EntryOrder { get; }

    /// <summary>The hazard of death that everybody has.</summary>
    public BandedRate Mortality { get; }

    /// <summary>The rate of routine visits.</summary>
    public BandedRate Visits { get; }

    /// <summary>The rates of the minor conditions.</summary>
    public BandedRate[] Minor { get; }

    /// <summary>Those of them that may kill.</summary>
    public int[] FatalMinor { get; }

    /// <summary>The purposes of their random streams.</summary>
    public ulong[] MinorPurposes { get; }

    /// <summary>Minor condition → measurement → what becomes of it at the visit; null for nothing.</summary>
    public CompiledLevel?[]?[] MinorLevels { get; }

    /// <summary>The measurements.</summary>
    public CompiledMeasurement[] Measurements { get; }

    /// <summary>Drug → the purpose of the random stream that decides on biosimilars.</summary>
    public ulong[] DrugPurposes { get; }

    /// <summary>The texts and codes of its records.</summary>
    public CodeTables Coding { get; }

    /// <summary>A date, in days since 1970-01-01.</summary>
    public static int Days(DateOnly date) => date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The sex and the band of ages that a number from 0 to 1 stands for.</summary>
    public (bool IsMale, double From, double To) Band(double unit)
    {
        foreach (var band in bands)
        {
            if (unit < band.UpTo)
            {
                return (band.IsMale, band.From, band.To);
            }
        }

        return (bands[^1].IsMale, bands[^1].From, bands[^1].To);
    }

    private static (bool IsMale, double From, double To, double UpTo)[] BandsOf(AgeTable persons)
    {
        var all = persons.Female.Sum() + persons.Male.Sum();
        var sum = 0d;
        var found = new List<(bool, double, double, double)>();
        foreach (var isMale in (bool[])[false, true])
        {
            for (var i = 0; i < persons.Ages.Length; i++)
            {
                sum += (isMale ? persons.Male : persons.Female)[i];
                found.Add((isMale, persons.Ages[i], CourseSimulation.EndOf(persons.Ages, i), sum / all));
            }
        }

        return [.. found];
    }
}
