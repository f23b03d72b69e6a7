using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Whether two answers are equal, and nothing else: where noise is a function of the set of persons, a condition that takes nobody away
/// changes nothing at all, and one that takes the target away changes the noise.
/// </summary>
/// <param name="pairs">How many pairs of questions are asked.</param>
internal sealed class EqualityAttack(int pairs) : Attack
{
    internal override BilingualText Name { get; } = pairs == 1 ? new("답이 같은지 보기 (한 쌍)", "Equality of answers (one pair)") : new($"답이 같은지 보기 ({pairs}쌍)", $"Equality of answers ({pairs} pairs)");

    internal override BilingualText What { get; } = new(
        "대상만 빼는 조건을 붙여도 답이 그대로인지 봅니다.", "Is the answer the same after a condition that takes the target alone away?");

    internal override IReadOnlyList<Twin> Twins => [Gates.Exact];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var differ = 0;
        for (var i = 0; i < pairs; i++)
        {
            var others = Some(random, 100);
            var (with, without) = (hospital.HowMany(With(truth, others)), hospital.HowMany(others));
            differ += with != without ? 1 : 0;
        }

        return differ;
    }
}
