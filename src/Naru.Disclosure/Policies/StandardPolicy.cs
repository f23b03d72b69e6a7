using Naru.Core;

namespace Naru.Disclosure.Policies;

/// <summary>
/// Statistical protection without a bound: a minimum count, rounding, and noise that is a function of the set of persons (the cell-key method:
/// Fraser and Wooton 2005; Giessing and Tent 2019). The same persons always give the same number, whoever asks, in whatever words.
/// </summary>
/// <param name="Threshold">
/// See <see cref="DisclosurePolicy"/>. Both are compared, the true count and the one with its noise: no number is ever about fewer persons.
/// </param>
/// <param name="Rounding">See <see cref="DisclosurePolicy"/>.</param>
/// <param name="LooksPerPartner">
/// How many looks one partner has at a dataset, ever. A look is a number that one person can be in: a question has as many as its
/// squared sensitivity. Whoever looks often enough averages the noise away, so that this is what the protection rests on.
/// </param>
/// <param name="LooksForLife">How many looks all partners have together, ever.</param>
/// <param name="Slot">See <see cref="DisclosurePolicy"/>.</param>
public sealed record StandardPolicy(int Threshold, int Rounding, long LooksPerPartner, long LooksForLife, TimeSpan Slot)
    : DisclosurePolicy("standard", Threshold, Rounding, Slot)
{
    /// <summary>
    /// Fewer than 10, rounded to 5, 40 looks a partner, 160 in all, 10 seconds. The looks come from the attack figures
    /// (<c>docs/security/attacks.md</c>): with 40, whoever averages over everything that may be asked gains less than half of 1 about whether
    /// somebody is there, and that only if they know everybody else. Against the edge of the threshold, differences and equal answers no cap helps: they need few looks.
    /// </summary>
    public static StandardPolicy Default { get; } = new(10, 5, 40, 160, TimeSpan.FromSeconds(10));

    /// <inheritdoc/>
    public override BilingualText Promise { get; } = new(
        "작은 수를 감추고 수를 흐려서 보호합니다. 최솟값보다 적은 사람에 관한 수는 결코 나가지 않습니다. 수학적인 상한은 없고, 공격이 얼마나 성공하는지 시험한 값을 공개합니다. "
            + "열 명 가운데 아홉을 아는 사람은 열 번째를 알아낼 수 있습니다. 한 사람을 집어내려 할 수 있는 협력자에게는 strict를 쓰세요. 합계는 부분의 합과 다를 수 있습니다.",
        "Small counts are hidden and counts are blurred. No number is ever about fewer persons than the minimum. There is no mathematical bound; how far attacks get is "
            + "tested and published. Who knows nine of ten patients can learn of the tenth; partners who may single somebody out belong under strict. Totals may differ from sums.");

    /// <inheritdoc/>
    public override ValueList<Error> Check() =>
        LooksPerPartner < 1 || LooksForLife < LooksPerPartner ? [.. base.Check(), DisclosureErrors.BadPolicy.At(Id)] : base.Check();
}
