using System.Globalization;
using System.Text;
using Naru.Disclosure.Policies;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>All attacks with their figures, each computed once, and the page that publishes them.</summary>
internal static class AttackBook
{
    internal static readonly IReadOnlyList<AttackFigures> All =
    [
        // What is stated about standard: no more than this, and not much less, or the statement is out of date. Where the design has no answer it is
        // high, and the page says so.
        new(new AveragingAttack(), Stated: 0.15, Trials: 600),
        new(new KnownOthersAttack(), Stated: 0.60),
        new(new DifferencingAttack(1), Stated: 0.75),
        new(new DifferencingAttack(3), Stated: 1),
        new(new IndividualTrackerAttack(), Stated: 0.75),
        new(new GeneralTrackerAttack(), Stated: 0.80),
        new(new IntersectionAttack(), Stated: 0.35),
        new(new ReconstructionAttack(isLinear: true), Stated: 0.30),
        new(new ReconstructionAttack(isLinear: false), Stated: 0.40),
        new(new ProfileAttack(), Stated: 0.60),
        new(new SinglingOutAttack(), Stated: 0.10),
        new(new DominanceAttack(1), Stated: 0.75, Trials: 4_000),
        new(new DominanceAttack(250), Stated: 1, Trials: 400),
        new(new RefreshAttack(), Stated: 0.40),
        new(new ColludingAttack(), Stated: 1),
        new(new AdaptiveAttack(), Stated: 0.45),
        new(new EqualityAttack(1), Stated: 0.85),
        new(new EqualityAttack(10), Stated: 1),
        new(new RefreshEqualityAttack(), Stated: 0.85),
        new(new TimingAttack(), Stated: 0.05),
    ];

    /// <summary>
    /// No attack gets further against ρ-zero-concentrated differential privacy. The divergence of order 1 (Kullback and Leibler's) is at most
    /// ρ, by the definition of Bun and Steinke 2016; the advantage is a total variation distance, which is at most √(KL/2) (Pinsker) and
    /// at most √(1 - e^-KL) (Bretagnolle and Huber 1979). If the thing changes the counts by more than one person's presence does, ρ
    /// grows with the square of the distance.
    /// </summary>
    internal static double Bound(Attack attack)
    {
        var divergence = attack.SquaredDistance * StrictPolicy.Default.RhoForLife.ToDouble();
        return Math.Min(Math.Sqrt(divergence / 2), Math.Sqrt(1 - Math.Exp(-divergence)));
    }

    internal static string Page()
    {
        var (strict, standard) = (StrictPolicy.Default, StandardPolicy.Default);
        var edge = Text(All.Single(a => a.Attack.Name == new DominanceAttack(1).Name).Standard.Value);
        var page = new StringBuilder(
            $"""
            # 공격 시험의 결과 / How far attacks get

            이 문서는 공격 시험에서 만들어집니다. 손으로 고치지 말고 `NARU_UPDATE_DOCS=1`로 테스트를 실행하세요. 모든 환자는 합성(SYNTHETIC)입니다.
            This page is written by the attack tests. Do not edit it; run the tests with `NARU_UPDATE_DOCS=1`. All patients are SYNTHETIC.

            **이득**은 맞힌 비율에서 잘못 짚은 비율을 뺀 값입니다. 0이면 동전 던지기와 같고 1이면 확실히 압니다. 괄호는 95% 구간(Newcombe)입니다. 공격자는
            정책이 허용하는 만큼 끝까지 묻습니다. 공격마다 일부러 고장 낸 관문에서는 성공함을 함께 보입니다.
            The **advantage** is the share of targets found less the share of others taken for them: 0 is guessing, 1 is knowing. In brackets the
            95 % interval (Newcombe). The attacker asks as long as the policy answers. Beside each attack stand gates that are broken on purpose, where it succeeds.

            - `strict`: 질문마다 ρ = {strict.RhoPerQuestion}, 자료의 일생에 ρ = {strict.RhoForLife} (δ = {Number(strict.Delta, "0E+0")}에서 ε ≈ {Number(strict.EpsilonForLife, "0.0")}). **한계**는 정리가 주는 값이며 어떤 공격도 넘지 못합니다:
              min(√(d·ρ/2), √(1−e^(−d·ρ))). d는 알고 싶은 사실이 수를 바꾸는 정도의 제곱입니다(있고 없음 1, 이 칸 아니면 저 칸 2, 세 사람 9).
              / ρ = {strict.RhoPerQuestion} a question, {strict.RhoForLife} for life. The **bound** is the theorem's, which no attack exceeds; d is the squared change of
              the counts (there or not: 1; in one cell or another: 2; three persons: 9).
            - `standard`: 최솟값 {standard.Threshold}(참값과 잡음을 넣은 값 모두), {standard.Rounding} 단위, 협력자마다 조회 {standard.LooksPerPartner}회, 모두 합쳐 {standard.LooksForLife}회. 수학적 한계가 없습니다.
              / fewer than {standard.Threshold} hidden (by the true and by the noised count), multiples of {standard.Rounding}, {standard.LooksPerPartner} looks a partner, {standard.LooksForLife} in all. There is no mathematical bound.

            **`standard`를 고르기 전에 읽으세요.** 잡음이 사람들의 집합에서 나오므로 같은 집합은 언제나 같은 수를 받습니다. 그래서 대상 한 사람만 빼는 조건을 만들
            수 있는 사람은 두 번 물어 답이 달라지는지 보기만 해도 됩니다. 조회 한도는 몇 사람을 그렇게 알아낼 수 있는지만 제한합니다. 대상을 집어낼 만큼 알고 규칙을 어길
            뜻이 있는 협력자에게는 `strict`를 쓰세요.
            **Read this before choosing `standard`.** Its noise is a function of the set of persons, so the same set always gets the same number. Whoever can
            write a condition that takes the target alone away needs two questions and looks whether the answers differ. The caps limit only how many persons
            can be found out like that. For partners who know enough to single somebody out, and would, use `strict`.

            **최솟값의 모서리.** `standard`에서는 {standard.Threshold}명보다 적은 사람에 관한 수가 결코 나가지 않습니다(참값과 잡음을 넣은 값 모두 {standard.Threshold} 이상이어야 합니다). 최솟값을 두는 모든
            방식이 그렇듯, 나온 수는 적어도 {standard.Threshold}명이 있다는 증거이기도 합니다. {standard.Threshold}명 가운데 {standard.Threshold - 1}명을 아는 사람은 한 번 물어 {edge}의 이득으로 나머지 한 사람이 있는지를 알고,
            다른 {standard.Threshold - 1}명을 바꿔 가며 몇 번 더 물으면 확실히 압니다. 표 하나는 조회 한 번이므로, 아는 환자가 많은 사람은 칸마다 한 사람씩 한꺼번에 시험할 수 있습니다.
            **The edge of the minimum.** Under `standard` no number is ever about fewer than {standard.Threshold} persons: the true count and the noised one must both be {standard.Threshold} or more. As with
            every minimum count, a number that is told is therefore also proof that there are {standard.Threshold}. Who knows {standard.Threshold - 1} of {standard.Threshold} patients learns by one look, with an advantage of {edge},
            whether the last one is there, and with a few looks more, each with another {standard.Threshold - 1}, for certain. A table is one look: who knows many patients can try one person in every cell at once.


            """);
        page.Append("| 공격 | Attack | strict | 한계 bound | standard | 조회 looks | 고장 낸 관문 · broken gates |\n|---|---|---|---|---|---|---|\n");
        foreach (var figures in All)
        {
            var (attack, weak) = (figures.Attack, figures.Standard.Value);
            page.Append(CultureInfo.InvariantCulture, $"| **{attack.Name.Korean}**<br>{attack.What.Korean} | **{attack.Name.English}**<br>{attack.What.English} ");
            page.Append(CultureInfo.InvariantCulture, $"| {Text(figures.Strict.Value)} | {Bound(attack):0.00} | {Text(weak)} | {weak.Answers:0} ");
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join("<br>", figures.Twins.Value.Select(t => $"{t.Twin.Name.Korean} · {t.Twin.Name.English}: {Text(t.Advantage)}"))} |\n");
        }

        return page.ToString();
    }

    internal static string Text(Advantage advantage) => $"{Number(advantage.Value, "0.00")} ({Number(advantage.Low, "0.00")} … {Number(advantage.High, "0.00")})";

    private static string Number(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture);
}

/// <summary>The figures of an attack.</summary>
/// <param name="Attack">Which.</param>
/// <param name="Stated">The advantage against <c>standard</c>, rounded up: neither worse nor much better without somebody noticing.</param>
/// <param name="Trials">In how many hospitals it is judged; half as many others are for learning.</param>
internal sealed record AttackFigures(Attack Attack, double Stated, int Trials = 200)
{
    internal Lazy<Advantage> Strict { get; } = new(() => Advantage.Measure(Attack, Gates.Strict, Trials));

    internal Lazy<Advantage> Standard { get; } = new(() => Advantage.Measure(Attack, Gates.Standard, Trials));

    internal Lazy<IReadOnlyList<(Twin Twin, Advantage Advantage)>> Twins { get; } =
        new(() => [.. Attack.Twins.Select(t => (t, Advantage.Measure(Attack, t.Make, 60)))]);
}
