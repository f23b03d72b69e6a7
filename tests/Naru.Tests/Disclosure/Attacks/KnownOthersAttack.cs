using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// The strongest attack that the looks allow: always other sets of persons, so that each has noise of its own, and tables of two cells in one
/// of which the target must be. The attacker knows everything about everybody else, so each answer is compared with what it should be.
/// </summary>
internal sealed class KnownOthersAttack : Attack
{
    internal override BilingualText Name { get; } = new("다른 사람을 모두 아는 공격자", "Everybody else is known");

    internal override BilingualText What { get; } = new(
        "매번 다른 사람들을 두 칸(그렇다/아니다)으로 묻습니다. 대상 말고는 모두 아는 공격자이며, 가능한 가장 강한 공격입니다.",
        "Other persons every time, in two cells (has it, has it not), by somebody who knows everybody but the target: the strongest attack.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoCap, Gates.NothingRemembered];

    internal override int SquaredDistance => 2;

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var (sum, told) = (0.0, 0);
        for (var i = 0; i < 500; i++)
        {
            var others = Some(random, 160);
            var (have, lack) = (others.Where(p => p % 2 == 0).ToList(), others.Where(p => p % 2 == 1).ToList());
            var replies = hospital.Table([With(truth, have), With(!truth, lack)]);
            if (replies[0].IsRefused)
            {
                break;
            }

            sum += (replies[0].Value ?? 5) - have.Count - (replies[1].Value ?? 5) + lack.Count;
            told++;
        }

        return sum / Math.Max(1, told);
    }
}
