using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// The same question before and after a refresh, when nothing happened in between but perhaps to the target: a number that stays the same
/// after a refresh that changes nobody is another when it changed somebody.
/// </summary>
internal sealed class RefreshEqualityAttack : Attack
{
    internal override BilingualText Name { get; } = new("갱신 전후의 답이 같은지 보기", "Equality across a refresh");

    internal override BilingualText What { get; } = new(
        "갱신 전후에 같은 질문을 한 번씩 합니다. 그사이 대상에게만 일이 있었을 수 있습니다.",
        "One question before and after a refresh, between which only the target may have changed.");

    internal override IReadOnlyList<Twin> Twins => [Gates.Exact];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var others = Some(random, 100);
        var before = hospital.HowMany(others, text: "the question", version: "v1");
        var after = hospital.HowMany(With(truth, others), text: "the question", version: "v2", renewed: true);
        return before == after ? 0 : 1;
    }
}
