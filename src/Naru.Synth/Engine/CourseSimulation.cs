using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>
/// Lives a person's life: which diseases begin when, through which states they go, and when the person dies. Event by event in
/// continuous time, in days since the record began; what happens at time t is dated on the day after t full days, so that a record of n
/// days holds exactly n days at risk. For one thread at a time.
/// </summary>
internal sealed class CourseSimulation(Hospital hospital)
{
    private const int Healthy = -1;
    private const int LastBandYears = 10;

    private readonly CompiledDisease[] diseases = hospital.Diseases;
    private readonly int[] state = new int[hospital.Diseases.Length];
    private readonly int[] stay = new int[hospital.Diseases.Length];
    private readonly int[] target = new int[hospital.Diseases.Length];
    private readonly double[] next = new double[hospital.Diseases.Length];
    private readonly double[] threshold = new double[hospital.Diseases.Length];
    private readonly double[] times = new double[hospital.Diseases.Length];
    private readonly double[] since = new double[hospital.Diseases.Length];
    private readonly RandomStream[] streams = new RandomStream[hospital.Diseases.Length];
    private Timeline person = null!;
    private double birth;
    private double end;
    private double death;
    private double fatal;
    private double deathThreshold;
    private double deathSince;
    private double extraDeaths;

    /// <summary>Lives the life of a person.</summary>
    /// <param name="number">The person's number, from 0.</param>
    /// <param name="timeline">Where it goes.</param>
    public void Run(int number, Timeline timeline)
    {
        person = timeline;
        person.Clear();
        person.Number = number;
        person.Key = RandomStream.Key(hospital.Key, (ulong)number);
        Begin();
        Live();
        for (var d = 0; d < diseases.Length; d++)
        {
            if (state[d] != Healthy)
            {
                person.Stays[stay[d]].To = person.Exit + 1;
            }
        }

        DieOfMinorConditions();
    }

    private void DieOfMinorConditions()
    {
        foreach (var minor in hospital.FatalMinor)
        {
            var events = new MinorEvents(hospital, person, minor);
            while (events.MoveNext(out var isFatal))
            {
                if (isFatal && events.Day + events.Nights < person.Exit)
                {
                    person.DieOn(events.Day + events.Nights);
                }
            }
        }
    }

    private void Begin()
    {
        var stream = new RandomStream(RandomStream.Key(person.Key, Hospital.PersonPurpose));
        var (isMale, ageFrom, ageTo) = hospital.Band(stream.Unit());
        person.IsMale = isMale;
        var ageDays = (int)((ageFrom + (stream.Unit() * (ageTo - ageFrom))) * BandedRate.DaysPerYear);
        var days = hospital.LeastDays + (int)((hospital.MedianDays - hospital.LeastDays) * (stream.Exponential() / Hospital.Ln2));
        person.Entry = stream.Between(hospital.From, hospital.To - hospital.LeastDays);
        person.Birth = person.Entry - ageDays;
        person.Exit = Math.Min(hospital.To, person.Entry + Math.Min(days, hospital.To - hospital.From));
        person.IsDead = false;
        birth = -ageDays;
        end = person.Exit - person.Entry;
        fatal = double.PositiveInfinity;
        extraDeaths = 0;
        Array.Fill(state, Healthy);
        Array.Fill(times, 1);
        BeginDiseases(ageDays / BandedRate.DaysPerYear);
        deathThreshold = stream.Exponential();
        deathSince = 0;
        death = DeathTime();
    }

    private void BeginDiseases(double age)
    {
        foreach (var d in hospital.EntryOrder)
        {
            var disease = diseases[d];
            streams[d] = new RandomStream(RandomStream.Key(person.Key, disease.Purpose));
            threshold[d] = streams[d].Exponential();
            next[d] = double.PositiveInfinity;
            if (!CanHave(disease))
            {
                continue;
            }

            var prevalence = Math.Min(0.999, disease.Source.Prevalence.Of(person.IsMale, age) / 1000);
            var odds = prevalence / (1 - prevalence) * disease.CaseMix;
            foreach (var risk in disease.Risks)
            {
                if (risk.AlsoAtEntry && IsIn(risk))
                {
                    odds *= risk.Times;
                }
            }

            if (streams[d].Happens(odds / (1 + odds)))
            {
                Enter(d, Choose(disease.Source.AtEntry, streams[d].Unit()), 0, isOnset: false, isPrevalent: true);
            }
        }

        for (var d = 0; d < diseases.Length; d++)
        {
            if (state[d] == Healthy && CanHave(diseases[d]))
            {
                since[d] = 0;
                times[d] = Times(diseases[d]);
                next[d] = diseases[d].Incidence.TimeOf(person.IsMale, birth, 0, end, times[d], 0, threshold[d]);
            }
        }
    }

    private bool CanHave(CompiledDisease disease) => disease.Source.Sex is null || (disease.Source.Sex == Sex.Male) == person.IsMale;

    private void Live()
    {
        while (true)
        {
            var first = -1;
            var time = end;
            for (var d = 0; d < next.Length; d++)
            {
                if (next[d] < time)
                {
                    time = next[d];
                    first = d;
                }
            }

            if (Math.Min(death, fatal) < time)
            {
                person.IsDead = true;
                person.Exit = Day(Math.Min(death, fatal));
                return;
            }

            if (first < 0)
            {
                return;
            }

            var isOnset = state[first] == Healthy;
            var to = isOnset ? Choose(diseases[first].Source.Onset, streams[first].Unit()) : target[first];
            Enter(first, to, time, isOnset, isPrevalent: false);
        }
    }

    private int Day(double time) => person.Entry + 1 + (int)time;

    private void Enter(int d, int to, double time, bool isOnset, bool isPrevalent)
    {
        var disease = diseases[d];
        var from = state[d];
        var day = isPrevalent ? person.Entry : Day(time);
        if (from != Healthy)
        {
            person.Stays[stay[d]].To = day;
        }

        state[d] = to;
        var place = person.Add(new Stay
        {
            Disease = d,
            State = to,
            From = day,
            To = day,
            IsOnset = isOnset,
            IsPrevalent = isPrevalent,
            FatalVisit = -1,
        });
        stay[d] = place;
        Leave(d, time, isPrevalent);
        if (isPrevalent)
        {
            extraDeaths += disease.DeathsPerDay[to];
            return;
        }

        ChangeDeaths(time, disease.DeathsPerDay[to] - (from == Healthy ? 0 : disease.DeathsPerDay[from]));
        Die(d, to, time, place);
        foreach (var dependent in disease.Dependents)
        {
            if (state[dependent] == Healthy && CanHave(diseases[dependent]))
            {
                ChangeOnset(dependent, time);
            }
        }
    }

    /// <summary>Decides when a state is left, and whither.</summary>
    private void Leave(int d, double time, bool isPrevalent)
    {
        ref var stream = ref streams[d];
        next[d] = double.PositiveInfinity;
        var share = stream.Unit();
        var isTaken = false;
        foreach (var transition in diseases[d].States[state[d]].Next)
        {
            double when;
            if (transition.PerYear > 0)
            {
                when = time + (stream.Exponential() / transition.PerYear * BandedRate.DaysPerYear);
            }
            else if (!isTaken && share < transition.ShareUpTo)
            {
                isTaken = true;
                double days = stream.Between(transition.Least, transition.Most);

                // Who is in the state when the record begins has been there for some time.
                when = time + (isPrevalent ? days * stream.Unit() : days);
            }
            else
            {
                continue;
            }

            if (when < next[d])
            {
                next[d] = when;
                target[d] = transition.To;
            }
        }
    }

    private void Die(int d, int to, double time, int place)
    {
        ref var stream = ref streams[d];
        var cares = diseases[d].States[to].OnEntry;
        for (var i = 0; i < cares.Length; i++)
        {
            if (cares[i].Deaths > 0 && stream.Happens(cares[i].Share * cares[i].Deaths))
            {
                var nights = stream.Between(cares[i].StayLeast, cares[i].StayMost);
                if (time + nights < fatal)
                {
                    fatal = time + nights;
                }

                person.Stays[place].FatalVisit = i;
                person.Stays[place].FatalNights = nights;
                return;
            }
        }
    }

    private void ChangeDeaths(double time, double more)
    {
        if (more != 0)
        {
            deathThreshold -= hospital.Mortality.Sum(person.IsMale, birth, deathSince, time, 1, extraDeaths);
            deathSince = time;
            extraDeaths = Math.Max(0, extraDeaths + more);
            death = DeathTime();
        }
    }

    private double DeathTime() =>
        hospital.Mortality.TimeOf(person.IsMale, birth, deathSince, end, 1, extraDeaths, Math.Max(0, deathThreshold));

    private void ChangeOnset(int d, double time)
    {
        var now = Times(diseases[d]);
        if (now == times[d])
        {
            return;
        }

        threshold[d] -= diseases[d].Incidence.Sum(person.IsMale, birth, since[d], time, times[d], 0);
        since[d] = time;
        times[d] = now;
        next[d] = diseases[d].Incidence.TimeOf(person.IsMale, birth, time, end, now, 0, Math.Max(0, threshold[d]));
    }

    private double Times(CompiledDisease disease)
    {
        var product = 1d;
        foreach (var risk in disease.Risks)
        {
            if (IsIn(risk))
            {
                product *= risk.Times;
            }
        }

        return product;
    }

    private bool IsIn(CompiledRisk risk) => state[risk.Disease] != Healthy && (risk.States >> state[risk.Disease] & 1) != 0;

    private static int Choose(Weighted[] choices, double unit)
    {
        foreach (var choice in choices)
        {
            if (unit < choice.UpTo)
            {
                return choice.Index;
            }
        }

        return choices[^1].Index;
    }

    /// <summary>How wide the last band of ages is taken to be, in years.</summary>
    public static double EndOf(double[] ages, int band) => band + 1 < ages.Length ? ages[band + 1] : ages[band] + LastBandYears;
}
