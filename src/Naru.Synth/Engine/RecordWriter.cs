using Naru.Cdm.Importing;
using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>
/// Writes a person's records as the hospital has them: in its codes and units, as far as it keeps them, and with its faults.
/// For one thread at a time.
/// </summary>
internal sealed class RecordWriter
{
    private const long PrimaryDiagnosis = 32902;
    private const long SecondaryDiagnosis = 32908;
    private const long Outpatient = 9202;
    private const long Inpatient = 9201;
    private const long Emergency = 9203;

    /// <summary>The checks think nothing of what is dated up to two months after death.</summary>
    private const int LateLeast = 61;
    private const int LateMost = 300;

    /// <summary>So many days before and after a visit the checks think nothing of.</summary>
    private const int DaysAroundVisit = 7;

    private static readonly ulong CoveragePurpose = RandomStream.Purpose("coverage");

    private readonly Hospital hospital;
    private readonly Catalogue catalogue;
    private readonly CodeTables coding;
    private readonly RecordTypes types;
    private readonly Coverage coverage;
    private readonly LevelModel levels;
    private readonly DirtSpreader dirt;
    private GeneratedRows rows = null!;
    private Timeline person = null!;
    private RandomStream coverageStream;
    private bool isDeathKnown;

    public RecordWriter(Hospital hospital, Dirt dirt)
    {
        this.hospital = hospital;
        catalogue = hospital.Data.Catalogue;
        coding = hospital.Coding;
        types = hospital.Profile.Coding.Types;
        coverage = hospital.Profile.Coverage;
        levels = new LevelModel(hospital);
        this.dirt = new DirtSpreader(dirt);
    }

    /// <summary>What went wrong on purpose.</summary>
    public DirtSpreader Dirt => dirt;

    /// <summary>What the condition of the visits to come makes of measurements; null for nothing.</summary>
    public CompiledLevel?[]? LevelsOfVisit
    {
        set => levels.OfVisit = value;
    }

    /// <summary>Begins a person: writes what there is once.</summary>
    public void Begin(Timeline timeline, GeneratedRows to)
    {
        person = timeline;
        rows = to;
        levels.Begin(timeline);
        dirt.Begin(timeline.Key);
        coverageStream = new RandomStream(RandomStream.Key(timeline.Key, CoveragePurpose));
        WritePerson();
        var period = rows.Add(RowLayout.Period);
        period[1] = Id;
        period[2] = person.Entry;
        period[3] = person.Exit;
        period[4] = types.Periods;
        isDeathKnown = person.IsDead && IsKept(coverage.Deaths);
        if (isDeathKnown)
        {
            var death = rows.Add(RowLayout.Death);
            death[0] = Id;
            death[1] = person.Exit;
            death[2] = types.Deaths;
        }
    }

    private long Id => person.Number + 1L;

    private void WritePerson()
    {
        var birth = DateOnly.FromDayNumber(person.Birth + new DateOnly(1970, 1, 1).DayNumber);
        var row = rows.Add(RowLayout.Person);
        row[1] = person.IsMale ? SyntheticConcepts.Male : SyntheticConcepts.Female;
        row[2] = birth.Year;
        row[3] = birth.Month;
        row[4] = birth.Day;
        row[5] = SyntheticConcepts.Korean;
        row[6] = SyntheticConcepts.NotHispanic;
        row[7] = 1 + (person.Number % ReferenceRows.Locations);
        row[8] = Id;
        row[9] = person.IsMale ? coding.Male : coding.Female;
        row[10] = row[1];
        row[11] = person.Birth;
        if (dirt.Next(DirtyTable.Persons) is { } fault)
        {
            dirt.Plant(DirtyTable.Persons, fault);
            row[1] = 0;
            row[9] = GeneratedRows.Null;
            row[10] = GeneratedRows.Null;
        }
    }

    /// <summary>Writes a visit; what follows belongs to it.</summary>
    public RecordVisit Visit(VisitKind kind, int day, int nights, ref RandomStream stream)
    {
        var provider = stream.Between(0, hospital.Profile.Providers - 1);
        var place = rows.Count(RowLayout.Visit);
        var row = rows.Add(RowLayout.Visit);
        row[1] = Id;
        row[2] = kind switch { VisitKind.Outpatient => Outpatient, VisitKind.Inpatient => Inpatient, VisitKind.Emergency => Emergency };
        row[3] = day;
        var lastDay = Math.Min(day + nights, person.Exit);
        row[4] = lastDay;
        row[5] = types.Visits;
        row[6] = provider + 1;
        row[7] = (provider % hospital.Profile.CareSites.Length) + 1;
        // Only where the records of the visit stay near it: who looks for one fault must not find another.
        if (dirt.Next(DirtyTable.Visits) is { } fault && nights == 0)
        {
            dirt.Plant(DirtyTable.Visits, fault);
            row[4] = day - dirt.Between(1, DaysAroundVisit);
        }

        return new RecordVisit(place, day, lastDay, provider + 1);
    }

    /// <summary>Writes a diagnosis.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isPrimary">Whether it is what the visit is for.</param>
    /// <param name="isCertain">Whether it must be there as it is: first diagnoses can be counted then.</param>
    /// <param name="stream">Random numbers.</param>
    public void Condition(RecordVisit visit, int condition, bool isPrimary, bool isCertain, ref RandomStream stream)
    {
        var isVague = stream.Happens(hospital.Profile.Coding.Unspecified);
        var code = CodeTables.Pick((isVague ? coding.VagueConditions : coding.Conditions)[condition], ref stream);
        var row = rows.Add(RowLayout.Condition);
        row[1] = Id;
        row[2] = catalogue.Conditions[condition].Concept;
        row[3] = visit.Day;
        row[4] = types.Conditions;
        row[5] = isPrimary ? PrimaryDiagnosis : SecondaryDiagnosis;
        row[6] = visit.Provider;
        row[7] = visit.Place;
        row[8] = code.Text;
        row[9] = code.Concept;
        if (isCertain || dirt.Next(DirtyTable.Conditions) is not { } fault)
        {
            return;
        }

        dirt.Plant(DirtyTable.Conditions, fault);
        switch (fault)
        {
            case DirtKind.UnmappedConditions:
                (row[2], row[8], row[9]) = (0, code.Local, 0);
                break;
            case DirtKind.BeforeBirth:
                row[3] = person.Birth - dirt.Between(LateLeast, LateMost);
                break;
            case DirtKind.NoVisit:
                row[7] = GeneratedRows.Null;
                break;
        }
    }

    /// <summary>Writes a prescription.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="drug">The drug.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="stream">Random numbers.</param>
    public void Drug(RecordVisit visit, int drug, int days, ref RandomStream stream)
    {
        var code = CodeTables.Pick(coding.Drugs[drug], ref stream);
        if (!IsKept(coverage.Drugs))
        {
            return;
        }

        var entry = catalogue.Drugs[drug];
        var row = rows.Add(RowLayout.Drug);
        row[1] = Id;
        row[2] = entry.Concept;
        row[3] = visit.Day;
        row[4] = Math.Min(visit.Day + days - 1, person.Exit);
        row[5] = types.Drugs;
        row[6] = BitConverter.DoubleToInt64Bits(entry.PerDay > 0 ? entry.PerDay * days : 1);
        row[7] = days;
        row[8] = entry.Route;
        row[9] = visit.Provider;
        row[10] = visit.Place;
        row[11] = code.Text;
        row[12] = code.Concept;
        if (dirt.Next(DirtyTable.Drugs) is not { } fault)
        {
            return;
        }

        switch (fault)
        {
            case DirtKind.UnmappedDrugs:
                (row[2], row[11], row[12]) = (0, code.Local, 0);
                break;
            case DirtKind.Late:
                var length = row[4] - row[3];
                row[3] = person.Exit + dirt.Between(LateLeast, LateMost);
                row[4] = row[3] + length;
                break;
            case DirtKind.EndBeforeStart:
                row[4] = row[3] - dirt.Between(1, 20);
                break;
            case DirtKind.NoVisit:
                row[10] = GeneratedRows.Null;
                break;
        }

        dirt.Plant(DirtyTable.Drugs, fault);
    }

    /// <summary>Writes a procedure.</summary>
    public void Procedure(RecordVisit visit, int procedure, ref RandomStream stream)
    {
        var code = CodeTables.Pick(coding.Procedures[procedure], ref stream);
        if (!IsKept(coverage.Procedures))
        {
            return;
        }

        var row = rows.Add(RowLayout.Procedure);
        row[1] = Id;
        row[2] = catalogue.Procedures[procedure].Concept;
        row[3] = visit.Day;
        row[4] = types.Procedures;
        row[5] = 1;
        row[6] = visit.Provider;
        row[7] = visit.Place;
        row[8] = code.Text;
        row[9] = code.Concept;
        if (dirt.Next(DirtyTable.Procedures) is { } fault)
        {
            dirt.Plant(DirtyTable.Procedures, fault);
            if (fault == DirtKind.UnmappedProcedures)
            {
                (row[2], row[8], row[9]) = (0, code.Local, 0);
            }
            else
            {
                row[7] = GeneratedRows.Null;
            }
        }
    }

    /// <summary>Writes an answer to what is asked of a person.</summary>
    public void Observation(RecordVisit visit, int observation, ref RandomStream stream)
    {
        var entry = catalogue.Observations[observation];
        var code = CodeTables.Pick(coding.Observations[observation], ref stream);
        var answer = 0;
        var unit = stream.Unit() * entry.Values.Sum(v => v.Weight);
        while (answer < entry.Values.Length - 1 && (unit -= entry.Values[answer].Weight) >= 0)
        {
            answer++;
        }

        var row = rows.Add(RowLayout.Observation);
        row[1] = Id;
        row[2] = entry.Concept;
        row[3] = visit.Day;
        row[4] = types.Observations;
        row[5] = entry.Values[answer].Concept;
        row[6] = visit.Provider;
        row[7] = visit.Place;
        row[8] = code.Text;
        row[9] = code.Concept;
        row[10] = coding.Answers[observation][answer];
    }

    /// <summary>Writes a measurement.</summary>
    public void Measurement(RecordVisit visit, int day, int measurement, ref RandomStream stream)
    {
        var code = CodeTables.Pick(coding.Measurements[measurement], ref stream);
        var value = levels.Value(measurement, day, ref stream);
        if (!IsKept(coverage.Measurements))
        {
            return;
        }

        var entry = catalogue.Measurements[measurement];
        var used = hospital.Measurements[measurement].Unit;
        var unit = entry.Units[used];
        var row = rows.Add(RowLayout.Measurement);
        row[1] = Id;
        row[2] = entry.Concept;
        row[3] = day;
        row[4] = types.Measurements;
        row[5] = In(unit, value);
        row[6] = unit.Concept;
        row[7] = entry.Low is { } low ? In(unit, low) : GeneratedRows.Null;
        row[8] = entry.High is { } high ? In(unit, high) : GeneratedRows.Null;
        row[9] = visit.Provider;
        row[10] = visit.Place;
        row[11] = code.Text;
        row[12] = code.Concept;
        row[13] = coding.Units[measurement][used];
        if (dirt.Next(DirtyTable.Measurements) is { } fault && Spoil(row, fault, measurement, value, code))
        {
            dirt.Plant(DirtyTable.Measurements, fault);
        }
    }

    /// <returns>Whether the record can have the fault.</returns>
    private bool Spoil(Span<long> row, DirtKind fault, int measurement, double value, RecordCode code)
    {
        var entry = catalogue.Measurements[measurement];
        var used = hospital.Measurements[measurement].Unit;
        switch (fault)
        {
            case DirtKind.UnmappedMeasurements:
                (row[2], row[11], row[12]) = (0, code.Local, 0);
                return true;
            case DirtKind.MissingUnit:
                row[6] = row[13] = GeneratedRows.Null;
                return true;
            case DirtKind.MissingValue:
                row[5] = GeneratedRows.Null;
                return true;
            case DirtKind.ForeignUnit or DirtKind.WrongUnit when entry.Units.Length > 1:
                var other = dirt.Between(0, entry.Units.Length - 2);
                other += other >= used ? 1 : 0;
                row[5] = In(entry.Units[other], value);
                if (fault == DirtKind.ForeignUnit)
                {
                    row[6] = entry.Units[other].Concept;
                    row[7] = row[8] = GeneratedRows.Null;
                    row[13] = coding.Units[measurement][other];
                }

                return true;
            case DirtKind.Implausible:
                row[5] = In(entry.Units[used], entry.Most * dirt.Between(10, 100));
                return true;
            case DirtKind.Late:
                row[3] = person.Exit + dirt.Between(LateLeast, LateMost);
                return true;
            case DirtKind.FutureDates when !isDeathKnown:
                row[3] = hospital.To + dirt.Between(366, 3660);
                return true;
            case DirtKind.NoVisit:
                row[10] = GeneratedRows.Null;
                return true;
            default:
                return false;
        }
    }

    private static long In(MeasurementUnit unit, double value) =>
        BitConverter.DoubleToInt64Bits(Math.Round((value * unit.Factor) + unit.Offset, unit.Decimals));

    private bool IsKept(double share) => share >= 1 || coverageStream.Happens(share);
}

/// <summary>A visit that records belong to.</summary>
/// <param name="Place">Its place among the chunk's visits.</param>
/// <param name="Day">Its first day.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="Provider">Who saw the person.</param>
internal readonly record struct RecordVisit(int Place, int Day, int LastDay, int Provider);
