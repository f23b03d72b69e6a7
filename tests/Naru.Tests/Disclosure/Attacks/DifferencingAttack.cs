using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Two questions that differ in the target alone ("aged 70 or more", "aged 70 or more and not born on that day"), one number less the
/// other, over as many pairs as will be answered. The attacker knows of nobody whether they are meant.
/// </summary>
/// <param name="persons">In how many persons they differ: a family, of whom the same is true.</param>
internal sealed class DifferencingAttack(int persons) : Attack
{
    internal override BilingualText Name { get; } = persons == 1 ? new("한 사람 차이", "Differencing by one") : new($"{persons}명 차이", $"Differencing by {persons}");

    internal override BilingualText What { get; } = persons == 1
        ? new("대상만 다른 두 질문의 차를 여러 쌍에서 평균합니다.", "Two questions that differ in the target alone, subtracted; many pairs, averaged.")
        : new($"같은 사실이 성립하는 {persons}명만 다른 두 질문의 차입니다.", $"The same for {persons} persons who have the thing all or none.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoiseConstant, Gates.Exact];

    internal override int SquaredDistance => persons * persons;

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var (sum, pairs) = (0.0, 0);
        var family = Enumerable.Range(Target + 1 - persons, persons).ToList();
        for (var i = 0; i < 100; i++)
        {
            var others = Some(random, 100);
            var (with, without) = (hospital.HowMany(truth ? family.Concat(others) : others), hospital.HowMany(others));
            if (without.IsRefused)
            {
                break;
            }

            (sum, pairs) = (sum + (with.Value ?? 0) - (without.Value ?? 0), pairs + 1);
        }

        return sum / Math.Max(1, pairs);
    }
}
