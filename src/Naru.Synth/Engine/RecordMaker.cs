using Naru.Cdm.Importing;
using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>Makes the records of the persons of a chunk: what is done at which visit. For one thread at a time.</summary>
internal sealed class RecordMaker : IRowMaker
{
    private const double EnoughLeft = 0.25;

    private static readonly ulong FirstVisitPurpose = RandomStream.Purpose("first visit");
    private static readonly ulong RoutinePurpose = RandomStream.Purpose("routine");
    private static readonly ulong CheckupPurpose = RandomStream.Purpose("checkup");
    private static readonly ulong RecordsPurpose = RandomStream.Purpose("records");

    private readonly SyntheticData data;
    private readonly Hospital hospital;
    private readonly Population population;
    private readonly CourseSimulation simulation;
    private readonly Timeline person = new();
    private readonly RecordWriter writer;
    private int[] chosen = new int[16];
    private int[] lasts = new int[16];
    private int[] lengths = new int[16];

    public RecordMaker(SyntheticData data)
    {
        this.data = data;
        hospital = data.Hospital;
        population = hospital.Data.Population;
        simulation = new CourseSimulation(hospital);
        writer = new RecordWriter(hospital, data.Dirt);
    }

    public void Make(int chunk, GeneratedRows rows)
    {
        if (chunk == 0)
        {
            data.Reference.Write(rows);
        }

        var first = chunk * SyntheticData.PersonsPerChunk;
        for (var number = first; number < Math.Min(data.Persons, first + SyntheticData.PersonsPerChunk); number++)
        {
            simulation.Run(number, person);
            writer.Begin(person, rows);
            FirstVisit();
            for (var i = 0; i < person.Count; i++)
            {
                Stay(i);
            }

            Routine();
            Checkups();
            Minor();
        }

        data.AddPlanted(writer.Dirt);
    }

    private RandomStream Stream(ulong purpose) => new(RandomStream.Key(person.Key, purpose));

    /// <summary>The visit with which the record begins: what the person has already is diagnosed then.</summary>
    private void FirstVisit()
    {
        var stream = Stream(FirstVisitPurpose);
        var visit = writer.Visit(VisitKind.Outpatient, person.Entry, 0, ref stream);
        var isPrimary = true;
        foreach (ref readonly var stay in person.Stays)
        {
            if (stay.IsPrevalent)
            {
                var disease = hospital.Diseases[stay.Disease];
                var condition = disease.States[stay.State].Condition;
                writer.Condition(visit, condition < 0 ? disease.FirstCondition : condition, isPrimary, isCertain: true, ref stream);
                isPrimary = false;
            }
        }

        foreach (var observation in population.Observations)
        {
            if (stream.Happens(observation.Share))
            {
                writer.Observation(visit, observation.Index, ref stream);
            }
        }

        if (population.Routine is { } routine)
        {
            Do(visit, routine, ref stream);
        }
    }

    /// <summary>What is done while the person is in one state of a disease.</summary>
    private void Stay(int place)
    {
        ref readonly var stay = ref person.Stays[place];
        var disease = hospital.Diseases[stay.Disease];
        var state = disease.States[stay.State];
        if (state.IsInactive && state.OnEntry.Length == 0)
        {
            return;
        }

        var stream = Stream(RandomStream.Key(disease.Purpose, RecordsPurpose + (ulong)place));
        ChooseDrugs(disease, stay.State);
        if (!stay.IsPrevalent)
        {
            Enter(stay, state, disease, ref stream);
        }

        // Nobody comes on the day of death but for what they die of.
        var end = person.IsDead ? Math.Min(stay.To, person.Exit) : stay.To;
        foreach (var care in state.Care)
        {
            // Who is in the state already comes at any time of the interval; who enters it, after one.
            var day = stay.IsPrevalent ? stay.From + stream.Between(1, care.Every) : Next(stay.From, care, ref stream);
            for (; day < end; day = Next(day, care, ref stream))
            {
                if (stream.Happens(care.Share))
                {
                    Attend(state, disease, stay.State, care, day, Nights(care, ref stream), isFirst: false, ref stream);
                }
            }
        }
    }

    private static int Next(int day, Care care, ref RandomStream stream) =>
        day + care.Every + (care.Spread == 0 ? 0 : stream.Between(-care.Spread, care.Spread));

    private static int Nights(Care care, ref RandomStream stream) =>
        care.StayMost == 0 ? 0 : stream.Between(care.StayLeast, care.StayMost);

    private void Enter(in Stay stay, DiseaseState state, CompiledDisease disease, ref RandomStream stream)
    {
        var isFirst = stay.IsOnset;
        for (var i = 0; i < state.OnEntry.Length; i++)
        {
            var care = state.OnEntry[i];
            var isFatal = stay.FatalVisit == i;
            if (stay.FatalVisit >= 0 && stay.FatalVisit < i)
            {
                break;
            }

            // Those who come and do not die of it: the share of all, without those who do.
            var share = care.Share * (1 - care.Deaths) / Math.Max(1e-12, 1 - (care.Share * care.Deaths));
            if (isFatal || stream.Happens(share))
            {
                var nights = isFatal ? stay.FatalNights : Nights(care, ref stream);
                Attend(state, disease, stay.State, care, stay.From, nights, isFirst, ref stream);
                isFirst = false;
            }
        }

        if (isFirst)
        {
            var visit = writer.Visit(VisitKind.Outpatient, stay.From, 0, ref stream);
            Diagnose(visit, state, disease, isFirst, ref stream);
            Dispense(visit, disease, stay.State, ref stream);
        }
    }

    private void Attend(
        DiseaseState state, CompiledDisease disease, int stateIndex, Care care, int day, int nights, bool isFirst, ref RandomStream stream)
    {
        var visit = writer.Visit(care.Visit, day, nights, ref stream);
        Diagnose(visit, state, disease, isFirst, ref stream);
        Do(visit, care, ref stream);
        Dispense(visit, disease, stateIndex, ref stream);
    }

    private void Diagnose(RecordVisit visit, DiseaseState state, CompiledDisease disease, bool isFirst, ref RandomStream stream)
    {
        if (state.Condition >= 0 || isFirst)
        {
            writer.Condition(visit, state.Condition < 0 ? disease.FirstCondition : state.Condition, isPrimary: true, isCertain: isFirst, ref stream);
        }
    }

    private void Do(RecordVisit visit, Care care, ref RandomStream stream)
    {
        foreach (var condition in care.Conditions)
        {
            if (stream.Happens(condition.Share))
            {
                writer.Condition(visit, condition.Index, isPrimary: false, isCertain: false, ref stream);
            }
        }

        for (var day = visit.Day; day <= visit.LastDay; day += care.Repeat)
        {
            foreach (var measurement in care.Measurements)
            {
                if (measurement.Share >= 1 || stream.Happens(measurement.Share))
                {
                    writer.Measurement(visit, day, measurement.Index, ref stream);
                }
            }

            if (care.Repeat == 0)
            {
                break;
            }
        }

        foreach (var procedure in care.Procedures)
        {
            if (stream.Happens(procedure.Share))
            {
                writer.Procedure(visit, procedure.Index, ref stream);
            }
        }

        foreach (var choice in care.Drugs)
        {
            if (stream.Happens(choice.Share))
            {
                var drug = Biosimilar(Choose(choice.Drugs, stream.Unit()));
                writer.Drug(visit, drug, choice.Days > 0 ? choice.Days : hospital.Data.Catalogue.Drugs[drug].Days, ref stream);
            }
        }
    }

    /// <summary>
    /// Chooses what is taken throughout a state. The random numbers are those of the person and the drug: who takes a drug in one state
    /// goes on with it in the next, as far as the shares allow.
    /// </summary>
    private void ChooseDrugs(CompiledDisease disease, int state)
    {
        var choices = disease.States[state].Drugs;
        var every = disease.ShortestCare[state];
        if (choices.Length > chosen.Length)
        {
            Array.Resize(ref chosen, choices.Length);
            Array.Resize(ref lasts, choices.Length);
            Array.Resize(ref lengths, choices.Length);
        }

        for (var i = 0; i < choices.Length; i++)
        {
            var stream = Stream(RandomStream.Key(disease.Purpose, disease.DrugPurposes[state][i]));
            chosen[i] = -1;
            lasts[i] = int.MinValue;
            if (stream.Happens(choices[i].Share))
            {
                chosen[i] = Biosimilar(Choose(choices[i].Drugs, stream.Unit()));
                var drug = hospital.Data.Catalogue.Drugs[chosen[i]];
                var days = choices[i].Days > 0 ? choices[i].Days : drug.Days;
                lengths[i] = drug.PerDay > 0 ? days * Math.Max(1, (int)Math.Round((double)every / days)) : days;
            }
        }
    }

    /// <summary>Gives again what is running out.</summary>
    private void Dispense(RecordVisit visit, CompiledDisease disease, int state, ref RandomStream stream)
    {
        for (var i = 0; i < disease.States[state].Drugs.Length; i++)
        {
            if (chosen[i] >= 0 && lasts[i] - (long)visit.Day <= lengths[i] * EnoughLeft)
            {
                writer.Drug(visit, chosen[i], lengths[i], ref stream);
                lasts[i] = visit.Day + lengths[i];
            }
        }
    }

    /// <summary>What the hospital gives where a drug is prescribed.</summary>
    private int Biosimilar(int drug)
    {
        if (hospital.Profile.Biosimilars.TryGetValue(drug, out var shares))
        {
            var unit = Stream(hospital.DrugPurposes[drug]).Unit();
            foreach (var share in shares)
            {
                if (unit < share.UpTo)
                {
                    return share.Index;
                }
            }
        }

        return drug;
    }

    private static int Choose(Weighted[] choices, double unit)
    {
        var i = 0;
        while (i < choices.Length - 1 && unit >= choices[i].UpTo)
        {
            i++;
        }

        return choices[i].Index;
    }

    private void Routine()
    {
        if (population.Routine is not { } routine)
        {
            return;
        }

        var stream = Stream(RoutinePurpose);
        for (var day = NextOf(hospital.Visits, person.Entry, ref stream); day <= person.Exit; day = NextOf(hospital.Visits, day, ref stream))
        {
            Do(writer.Visit(VisitKind.Outpatient, day, 0, ref stream), routine, ref stream);
        }
    }

    private void Checkups()
    {
        if (population.Checkup is not { } checkup)
        {
            return;
        }

        var stream = Stream(CheckupPurpose);
        var every = (int)(population.CheckupYears * BandedRate.DaysPerYear);
        var from = person.Birth + (int)(population.CheckupFrom * BandedRate.DaysPerYear);
        for (var day = person.Entry + stream.Between(1, every); day <= person.Exit; day += every)
        {
            if (day >= from && stream.Happens(checkup.Share))
            {
                Do(writer.Visit(VisitKind.Outpatient, day, 0, ref stream), checkup, ref stream);
            }
        }
    }

    private void Minor()
    {
        for (var i = 0; i < population.Minor.Length; i++)
        {
            var minor = population.Minor[i];
            var events = new MinorEvents(hospital, person, i);
            if (!events.MoveNext(out _))
            {
                continue;
            }

            var stream = Stream(RandomStream.Key(hospital.MinorPurposes[i], RecordsPurpose));
            writer.LevelsOfVisit = hospital.MinorLevels[i];
            do
            {
                var visit = writer.Visit(minor.Care.Visit, events.Day, events.Nights, ref stream);
                writer.Condition(visit, minor.Condition, isPrimary: true, isCertain: false, ref stream);
                Do(visit, minor.Care, ref stream);
            }
            while (events.MoveNext(out _));
        }

        writer.LevelsOfVisit = null;
    }

    /// <summary>The day of the next event of a rate, after the given one; after the record's end if there is none.</summary>
    private int NextOf(BandedRate rate, int day, ref RandomStream stream)
    {
        var time = rate.TimeOf(person.IsMale, person.Birth, day, person.Exit, 1, 0, stream.Exponential());
        return double.IsPositiveInfinity(time) ? person.Exit + 1 : 1 + (int)time;
    }
}
