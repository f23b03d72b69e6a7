namespace Naru.Tests.Disclosure.Attacks;

/// <summary>How far an attack gets.</summary>
/// <param name="Value">The share of targets found, less the share of others taken for them: 0 for guessing, 1 for knowing.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Answers">How many questions were answered in an attack, on average.</param>
internal sealed record Advantage(double Value, double Low, double High, double Answers)
{
    /// <summary>
    /// Many hospitals are attacked, in half of which the thing is true. The score from which on the attacker says yes is chosen on
    /// half as many other trials, where it serves best.
    /// </summary>
    internal static Advantage Measure(Attack attack, Func<ulong, Respondent> hospital, int trials)
    {
        var learnt = Run(attack, hospital, 0, trials / 2, out _);
        var judged = Run(attack, hospital, 1_000_000, trials, out var answers);
        var threshold = learnt.Select(l => l.Score).Distinct().MaxBy(t => Rate(learnt, true, t) - Rate(learnt, false, t));
        var (yes, no) = (judged.Count(j => j.Truth), judged.Count(j => !j.Truth));
        var (found, mistaken) = (judged.Count(j => j.Truth && j.Score >= threshold), judged.Count(j => !j.Truth && j.Score >= threshold));
        var (low, high) = Statistics.Difference(found, yes, mistaken, no);
        return new Advantage(((double)found / yes) - ((double)mistaken / no), low, high, answers);
    }

    private static double Rate(List<(bool Truth, double Score)> trials, bool truth, double threshold) =>
        trials.Count(t => t.Truth == truth && t.Score >= threshold) / (double)trials.Count(t => t.Truth == truth);

    private static List<(bool Truth, double Score)> Run(Attack attack, Func<ulong, Respondent> hospital, int from, int trials, out double answers)
    {
        var results = new List<(bool, double)>();
        var answered = 0L;
        for (var i = 0; i < trials; i++)
        {
            var seed = attack.Seed + (ulong)(from + i);
            var respondent = hospital(seed);
            var truth = i % 2 == 0;
            results.Add((truth, attack.Score(respondent, truth, new SeededBytes(seed + 5_000_000))));
            answered += respondent.Answered;
        }

        answers = (double)answered / trials;
        return results;
    }
}
