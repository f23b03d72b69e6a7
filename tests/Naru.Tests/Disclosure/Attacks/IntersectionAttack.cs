using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Who has the thing among men, among people of 60 to 70, in Busan and Daegu …: large groups, with the target in them or not. The attacker has
/// the register of residents, where nobody is quite like the target, knows how common the thing is, and finds the numbers of every
/// combination of sex, age and region that fit all answers best.
/// </summary>
internal sealed class IntersectionAttack : Attack
{
    private const int Sexes = 2, Ages = 4, Regions = 3, Cells = Sexes * Ages * Regions;
    private const double Share = 0.3;

    internal override BilingualText Name { get; } = new("인구학적 특성의 교차", "Intersection by demographics");

    internal override BilingualText What { get; } = new(
        "성별·나이·지역의 큰 묶음을 바꿔 가며 묻고, 주민 명부와 맞추어 풉니다.",
        "Ever other large groups by sex, age and region, solved with the register of residents.");

    internal override IReadOnlyList<Twin> Twins => [Gates.Exact];

    internal override int SquaredDistance => 2;

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        // The target is alone in the last cell of the register.
        var cellOf = Enumerable.Range(2, 300).ToDictionary(p => p, _ => random.Below(Cells - 1));
        cellOf[Target] = Cells - 1;
        var have = cellOf.Keys.Where(p => p == Target ? truth : random.Uniform() < Share).Order().ToHashSet();
        var residents = Enumerable.Range(0, Cells).Select(c => cellOf.Values.Count(v => v == c)).ToArray();
        var answers = new List<(double[] Row, double Value)>();
        for (var i = 0; i < 300; i++)
        {
            var row = Group(random);
            var members = cellOf.Where(p => row[p.Value] > 0).Select(p => p.Key).Order().ToList();
            if (members.Count < 60)
            {
                continue;
            }

            var replies = hospital.Table([members.Where(have.Contains), members.Where(p => !have.Contains(p))]);
            if (replies[0].IsRefused)
            {
                break;
            }

            if (replies[0].Value is { } with && replies[1].Value is { } without)
            {
                answers.Add((row, (with + members.Count - without) / 2.0));
            }
        }

        // How blurred the answers are shows in how badly they fit.
        var rough = Fit(answers, residents, 1 / 30.0);
        var misfit = answers.Sum(a => Math.Pow(a.Row.Zip(rough, (r, x) => r * x).Sum() - a.Value, 2)) / answers.Count;
        return Fit(answers, residents, 1 / Math.Max(0.01, misfit))[Cells - 1];
    }

    /// <summary>How many of each cell have it, by the answers and by what is known beforehand: about so many of each.</summary>
    private static double[] Fit(List<(double[] Row, double Value)> answers, int[] residents, double weight)
    {
        var solver = new LeastSquares(Cells);
        for (var cell = 0; cell < Cells; cell++)
        {
            var row = new double[Cells];
            row[cell] = 1;
            solver.Add(row, Share * residents[cell], 1 / (Share * (1 - Share) * Math.Max(1, residents[cell])));
        }

        answers.ForEach(a => solver.Add(a.Row, a.Value, weight));
        return solver.Solve();
    }

    /// <summary>A group of cells: some sexes, ages and regions.</summary>
    private static double[] Group(SeededBytes random)
    {
        var (sexes, ages, regions) = (Values(Sexes), Values(Ages), Values(Regions));
        return [.. Enumerable.Range(0, Cells).Select(c => sexes[c % Sexes] && ages[c / Sexes % Ages] && regions[c / Sexes / Ages] ? 1.0 : 0)];

        bool[] Values(int count) => [.. Enumerable.Range(0, count).Select(v => random.Below(3) > 0)];
    }
}
