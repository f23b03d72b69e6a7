using Naru.Synth.Data;

namespace Naru.Synth.Engine;

/// <summary>A disease as the engine runs it in one hospital. Immutable.</summary>
internal sealed class CompiledDisease
{
    /// <summary>Makes it.</summary>
    /// <param name="disease">The course.</param>
    /// <param name="data">All data.</param>
    public CompiledDisease(Disease disease, SynthData data)
    {
        Source = disease;
        States = disease.States;
        CaseMix = data.Profile.CaseMix.GetValueOrDefault(disease.Id, data.Profile.CaseMixDefault);
        Incidence = new BandedRate(disease.Incidence, CaseMix / 1000 / BandedRate.DaysPerYear);
        Active = States.Select((s, i) => s.IsInactive ? 0 : 1UL << i).Aggregate(0UL, (a, b) => a | b);
        Purpose = RandomStream.Purpose("disease " + disease.Id);
        DeathsPerDay = [.. States.Select(s => s.Deaths / 1000 / BandedRate.DaysPerYear)];
        Levels = [.. States.Select(s => CompiledLevel.Of(s.Levels, data.Catalogue))];
        ShortestCare = [.. States.Select(s => s.Care.Length == 0 ? 0 : s.Care.Min(c => c.Every))];
        DrugPurposes = [.. States.Select(s => s.Drugs.Select(d => PurposeOf(d, data.Catalogue)).ToArray())];
        FirstCondition = States[disease.Onset[0].Index].Condition;
    }

    /// <summary>Its course.</summary>
    public Disease Source { get; }

    /// <summary>The states.</summary>
    public DiseaseState[] States { get; }

    /// <summary>How much more frequent it is here.</summary>
    public double CaseMix { get; }

    /// <summary>The hazard of the first onset.</summary>
    public BandedRate Incidence { get; }

    /// <summary>The states that are no inactive ones, as bits.</summary>
    public ulong Active { get; }

    /// <summary>The purpose of its random streams.</summary>
    public ulong Purpose { get; }

    /// <summary>State → the hazard of death that it adds.</summary>
    public double[] DeathsPerDay { get; }

    /// <summary>State → measurement → what becomes of it; null for nothing.</summary>
    public CompiledLevel?[][] Levels { get; }

    /// <summary>State → days between two visits of its most frequent care; 0 for none.</summary>
    public int[] ShortestCare { get; }

    /// <summary>State → drug choice → the purpose of its random stream: the same in every state that offers the same drug first.</summary>
    public ulong[][] DrugPurposes { get; }

    /// <summary>What is diagnosed if a state says nothing.</summary>
    public int FirstCondition { get; }

    /// <summary>What makes it more or less likely.</summary>
    public CompiledRisk[] Risks { get; private set; } = [];

    /// <summary>The diseases that this one makes more or less likely.</summary>
    public int[] Dependents { get; private set; } = [];

    /// <summary>Links the diseases with each other.</summary>
    public static void Link(CompiledDisease[] diseases)
    {
        var places = diseases.Select((d, i) => (d.Source.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        foreach (var disease in diseases)
        {
            disease.Risks = [.. disease.Source.Risks.Select(r =>
            {
                var other = diseases[places[r.With]];
                var states = r.In.Select(s => 1UL << Array.FindIndex(other.States, t => t.Id == s)).Aggregate(0UL, (a, b) => a | b);
                return new CompiledRisk(places[r.With], r.In.Length == 0 ? other.Active : states, r.In.Length == 0, r.Times);
            })];
        }

        for (var i = 0; i < diseases.Length; i++)
        {
            diseases[i].Dependents = [.. Enumerable.Range(0, diseases.Length).Where(d => diseases[d].Risks.Any(r => r.Disease == i))];
        }
    }

    /// <summary>
    /// The order in which it is decided who has what when a record begins: by id, but a disease comes after those that its risks
    /// name; where these go round in a circle, the first by id begins.
    /// </summary>
    public static int[] EntryOrder(CompiledDisease[] diseases)
    {
        var order = new List<int>();
        var open = Enumerable.Range(0, diseases.Length).ToList();
        while (open.Count > 0)
        {
            var ready = open.FindIndex(i => diseases[i].Risks.All(r => !r.AlsoAtEntry || !open.Contains(r.Disease)));
            var next = open[Math.Max(0, ready)];
            order.Add(next);
            open.Remove(next);
        }

        return [.. order];
    }

    private static ulong PurposeOf(DrugChoice choice, Catalogue catalogue) =>
        RandomStream.Purpose("drug " + catalogue.Drugs[choice.Drugs[0].Index].Key);
}

/// <summary>What multiplies a disease's incidence.</summary>
/// <param name="Disease">The disease that has to be there.</param>
/// <param name="States">In one of these states.</param>
/// <param name="AlsoAtEntry">Whether it multiplies the odds at entry, too.</param>
/// <param name="Times">By how much.</param>
internal readonly record struct CompiledRisk(int Disease, ulong States, bool AlsoAtEntry, double Times);
