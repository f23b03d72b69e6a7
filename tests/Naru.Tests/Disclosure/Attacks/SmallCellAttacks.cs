using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>The target alone: is anybody there at all?</summary>
internal sealed class SinglingOutAttack : Attack
{
    internal override BilingualText Name { get; } = new("한 사람 집어내기", "Singling out");

    internal override BilingualText What { get; } = new("대상 한 사람만 해당하는 질문을 합니다.", "A question that only the target can be meant by.");

    internal override IReadOnlyList<Twin> Twins => [Gates.HiddenAfterRoundingUp, Gates.NoThreshold];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random) => hospital.HowMany(With(truth, [])).Value ?? 0;
}

/// <summary>
/// Dominance: all but one of a cell are the attacker's own patients, as many as stay just hidden: if the number is told at all, the target is
/// the one. Any nine of their own will do, so it may be asked over and over.
/// </summary>
/// <param name="most">How many questions the attacker asks, if the policy answers them.</param>
internal sealed class DominanceAttack(int most) : Attack
{
    internal override BilingualText Name { get; } = most == 1 ? new("열 명 가운데 아홉을 앎 (한 번)", "Nine of ten are known (one look)") : new("열 명 가운데 아홉을 앎", "Nine of ten are known");

    internal override BilingualText What { get; } = new(
        "지배적 기여자: 칸의 9명은 공격자 자신의 환자입니다. 열 번째가 있으면 수가 나옵니다.", "Dominance: nine of a cell are the attacker's own patients; if there is a tenth, a number is told.");

    internal override IReadOnlyList<Twin> Twins => [Gates.Exact];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var told = 0.0;
        for (var i = 0; i < most; i++)
        {
            var own = Enumerable.Range(2, 60).OrderBy(_ => random.Below(1 << 20)).Take(9).Order();
            var reply = hospital.HowMany(With(truth, own));
            if (reply.IsRefused)
            {
                break;
            }

            told += reply.Value is null ? 0 : 1 + (0.01 * reply.Value.Value);
        }

        return told;
    }
}
