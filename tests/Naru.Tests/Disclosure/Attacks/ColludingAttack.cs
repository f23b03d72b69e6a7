using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>Fifty partners share out the general tracker's questions among them and put the answers together.</summary>
internal sealed class ColludingAttack : Attack
{
    internal override BilingualText Name { get; } = new("협력자들의 공모", "Colluding partners");

    internal override BilingualText What { get; } = new(
        "협력자 50곳이 일반 추적자의 질문을 나누어 묻고 답을 합칩니다.", "Fifty partners share the questions of the general tracker and pool the answers.");

    internal override IReadOnlyList<Twin> Twins => [Gates.CapOfEachPartnerOnly];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random) =>
        GeneralTrackerAttack.Rounds(hospital, truth, random, 250, question => $"partner {question % 50}");
}
