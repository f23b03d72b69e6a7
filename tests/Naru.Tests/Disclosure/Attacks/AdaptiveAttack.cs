using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Ten thousand questions, each chosen by the answers to the ones before: the attacker knows everybody else, stays near sets whose answers spoke
/// for yes, by exchanging one known person, and leaves the others. Refusals do not stop it; another size may pass.
/// </summary>
internal sealed class AdaptiveAttack : Attack
{
    internal const int Questions = 10_000;

    internal override BilingualText Name { get; } = new("적응하는 질문 1만 개", "10,000 adaptive questions");

    internal override BilingualText What { get; } = new(
        "앞의 답을 보고 다음 질문을 고르기를 1만 번 되풀이합니다. 대상 말고는 모두 압니다.",
        "Ten thousand questions, each chosen by the answers before, by somebody who knows everybody but the target.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoCap];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random) => Run(hospital, truth, random, patience: 20, most: 600);

    /// <summary>Asks until so many questions in a row were refused.</summary>
    internal static double Run(Respondent hospital, bool truth, SeededBytes random, int patience, int most)
    {
        var (sum, told, refused) = (0.0, 0, 0);
        var others = Some(random, 100);
        for (var i = 0; i < most && refused < patience; i++)
        {
            var reply = hospital.HowMany(With(truth, others));
            refused = reply.IsRefused ? refused + 1 : 0;
            var off = (reply.Value ?? others.Count) - others.Count;
            (sum, told) = reply.IsRefused ? (sum, told) : (sum + off, told + 1);
            if (off > 0)
            {
                // Near it: somebody else instead of one of them.
                others.RemoveAt(random.Below(others.Count));
                others.Add(others[^1] + 1 + random.Below(50));
            }
            else
            {
                others = Some(random, 100);
            }
        }

        return sum / Math.Max(1, told);
    }
}
