using Naru.Cohorts.Passes;

namespace Naru.Bench.Cohorts;

/// <summary>How long the definitions take with some passes switched off; milliseconds, of the definitions' medians.</summary>
internal sealed record PassFigure(string Name, IReadOnlyCollection<string> Disabled, double Median, double Sum)
{
    /// <summary>What to switch off in turn: nothing, every pass by itself, all of them; each beside what is off anyway.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyCollection<string> Disabled)> Variants(IReadOnlyCollection<string> always)
    {
        var names = OptimisingPasses.All.Select(p => p.Name).Where(n => !always.Contains(n)).ToList();
        return
        [
            (always.Count == 0 ? "all on" : $"without {string.Join(", ", always)}", always),
            .. names.Select(n => ($"without {n}", (IReadOnlyCollection<string>)[.. always, n])),
            ("all off", [.. always, .. names]),
        ];
    }

    internal static PassFigure Of(string name, IReadOnlyCollection<string> disabled, IEnumerable<List<double>> times)
    {
        var medians = times.Select(Statistics.Median).ToList();
        return new(name, disabled, Statistics.Median(medians), medians.Sum());
    }
}
