using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// One question in as many spellings as will be answered, and the mean of the answers. The attacker knows everybody else who is meant,
/// and so how many there are without the target: the most that anybody can know beforehand.
/// </summary>
internal sealed class AveragingAttack : Attack
{
    private const int Known = 50;

    internal override BilingualText Name { get; } = new("바꿔 쓴 질문들의 평균", "Averaging over paraphrases");

    internal override BilingualText What { get; } = new(
        "같은 사람들을 여러 글로 묻고 평균을 냅니다. 대상 말고는 모두 아는 공격자입니다.",
        "The same persons in ever other words, averaged, by somebody who knows everybody but the target.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoiseOfTheText, Gates.NothingRemembered];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var (sum, told) = (0.0, 0);
        for (var i = 0; i < 500; i++)
        {
            var reply = hospital.HowMany(With(truth, Enumerable.Range(2, Known)));
            if (reply.IsRefused)
            {
                break;
            }

            (sum, told) = (sum + (reply.Value ?? 0), told + 1);
        }

        return sum / Math.Max(1, told);
    }
}
