using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// The individual tracker (Schlörer 1975): "A and B" is the target alone and may not be asked, but "A" and "A and not B" may, and
/// "(A and not B) or (A and the thing)" less "A and not B" is the answer to the forbidden question.
/// </summary>
internal sealed class IndividualTrackerAttack : Attack
{
    internal override BilingualText Name { get; } = new("개별 추적자", "Individual tracker");

    internal override BilingualText What { get; } = new(
        "금지된 질문 '한 사람'을 허용되는 세 질문으로 조립합니다.", "The forbidden question about one person, put together from three that are allowed.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoiseConstant, Gates.Exact];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var (sum, rounds) = (0.0, 0);
        for (var i = 0; i < 80; i++)
        {
            // The first question only shows that the target is in A and alone in B.
            var tracker = Some(random, 100);
            hospital.HowMany(tracker.Prepend(Target));
            var (padded, alone) = (hospital.HowMany(With(truth, tracker)), hospital.HowMany(tracker));
            if (alone.IsRefused)
            {
                break;
            }

            (sum, rounds) = (sum + (padded.Value ?? 0) - (alone.Value ?? 0), rounds + 1);
        }

        return sum / Math.Max(1, rounds);
    }
}

/// <summary>
/// The general tracker (Denning, Denning and Schwartz 1979): any T that is neither small nor nearly everybody. What the forbidden C adds to
/// T and to not-T, taken together, is C. Asked as tables, one look gives two numbers.
/// </summary>
internal sealed class GeneralTrackerAttack : Attack
{
    internal override BilingualText Name { get; } = new("일반 추적자", "General tracker");

    internal override BilingualText What { get; } = new(
        "q(C∨T) + q(C∨¬T) − q(T) − q(¬T). T를 계속 바꿉니다.", "q(C∨T) + q(C∨¬T) − q(T) − q(¬T), with ever other T.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoiseConstant, Gates.Exact];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random) => Rounds(hospital, truth, random, 100, _ => "partner");

    /// <summary>The mean of the forbidden number over many rounds.</summary>
    internal static double Rounds(Respondent hospital, bool truth, SeededBytes random, int most, Func<int, string> partner)
    {
        var (sum, rounds) = (0.0, 0);
        for (var i = 0; i < most; i++)
        {
            var tracker = Some(random, 100);
            var others = Enumerable.Range(2, 99).Except(tracker).ToList();
            var first = hospital.Table([With(truth, tracker), others], partner(2 * i));
            var second = hospital.Table([tracker, With(truth, others)], partner((2 * i) + 1));
            if (first[0].IsRefused || second[0].IsRefused)
            {
                break;
            }

            sum += (first[0].Value ?? 0) + (second[1].Value ?? 0) - (second[0].Value ?? 0) - (first[1].Value ?? 0);
            rounds++;
        }

        return sum / Math.Max(1, rounds);
    }
}
