using System.Collections.Frozen;
using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Spec.Generative;

namespace Naru.Spec.Meta;

/// <summary>What the generator makes from a fixed seed: the same every time, so that what it lacks is not a matter of luck.</summary>
/// <param name="Definition">A definition.</param>
/// <param name="Data">The data it was made from.</param>
internal sealed record Sample(CohortDefinition Definition, CdmData Data)
{
    private const int DataSets = 40;
    private const int DefinitionsPerDataSet = 40;

    private static readonly Lazy<IReadOnlyList<Sample>> Made = new(Make);

    internal static IReadOnlyList<Sample> Definitions => Made.Value;

    internal static FrozenSet<string> EveryPass { get; } = OptimisingPasses.All.Select(p => p.Name).ToFrozenSet(StringComparer.Ordinal);

    private static List<Sample> Make()
    {
        var samples = new List<Sample>();
        for (var n = 0; n < DataSets; n++)
        {
            var draw = new Draw(Seeds.Stream(Seeds.Fixed, n));
            var data = CdmGenerator.Next(draw);
            samples.AddRange(Enumerable.Range(0, DefinitionsPerDataSet).Select(_ => new Sample(DefinitionGenerator.Next(draw, data), data)));
        }

        return samples;
    }
}
