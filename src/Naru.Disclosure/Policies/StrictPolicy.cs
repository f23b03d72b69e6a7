using Naru.Core;
using Naru.Disclosure.Accounting;
using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Policies;

/// <summary>
/// Zero-concentrated differential privacy with a budget for the life of a dataset, over all partners together. The unit is one
/// person, added or removed. Everything that happens to a number after the noise reads the noised number alone.
/// </summary>
/// <param name="RhoPerQuestion">
/// What a question costs, however many counts it has: the more a person can change, the more noise. At least <see cref="LeastRho"/>, at most the budget.
/// </param>
/// <param name="RhoForLife">What all questions may cost together, ever. New data do not reset it.</param>
/// <param name="Delta">δ of the ε that is stated; not used for noise.</param>
/// <param name="Threshold">See <see cref="DisclosurePolicy"/>. It protects from over-reading small noised numbers; privacy does not rest on it.</param>
/// <param name="Rounding">See <see cref="DisclosurePolicy"/>.</param>
/// <param name="Slot">See <see cref="DisclosurePolicy"/>.</param>
public sealed record StrictPolicy(Ratio RhoPerQuestion, Ratio RhoForLife, double Delta, int Threshold, int Rounding, TimeSpan Slot)
    : DisclosurePolicy("strict", Threshold, Rounding, Slot)
{
    /// <summary>ρ = 1/200 a question (σ = 10 for a single count), ρ = 1/2 for life, δ = 10⁻⁹ (ε about 6.9), fewer than 10, not rounded, 10 seconds.</summary>
    public static StrictPolicy Default { get; } = new(new Ratio(1, 200), new Ratio(1, 2), 1e-9, 10, 1, TimeSpan.FromSeconds(10));

    /// <summary>The least price: σ is then 707 for a single count, and less would tell nothing.</summary>
    public static Ratio LeastRho { get; } = new(1, 1_000_000);

    /// <summary>ε of the (ε, δ)-differential privacy of the whole life of the dataset.</summary>
    public double EpsilonForLife => ZeroConcentrated.Epsilon(RhoForLife.ToDouble(), Delta);

    /// <inheritdoc/>
    public override BilingualText Promise { get; } = new(
        "모든 협력자가 힘을 합쳐 어떤 질문을 하더라도, 한 사람의 자료가 있는지 없는지에 따라 답이 달라지는 정도에 수학적인 상한이 있습니다.",
        "Whatever all partners together ask, there is a mathematical bound on how much the answers depend on any one person's data.");

    /// <inheritdoc/>
    public override ValueList<Error> Check() =>
        RhoPerQuestion < LeastRho || RhoForLife < RhoPerQuestion || Delta is not (> 0 and < 1)
            ? [.. base.Check(), DisclosureErrors.BadPolicy.At(Id)]
            : base.Check();
}
