using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Accounting;

/// <summary>
/// What zero-concentrated differential privacy costs and promises (Bun and Steinke 2016, "Concentrated Differential Privacy: Simplifications,
/// Extensions, and Lower Bounds"). Unit of privacy: one person added or removed. Costs (ρ) of several releases add up,
/// also when later questions were chosen by earlier answers.
/// </summary>
public static class ZeroConcentrated
{
    /// <summary>
    /// σ² of the Gaussian noise by which a vector of an L2 sensitivity costs ρ: Δ² / 2ρ (proposition 1.6; for the discrete Gaussian,
    /// Canonne, Kamath and Steinke 2020, theorem 4 and corollary 12).
    /// </summary>
    /// <param name="squaredSensitivity">Δ²: by how much, squared and summed over the vector, one person can change it.</param>
    /// <param name="rho">What it costs; more than 0.</param>
    public static Ratio Variance(long squaredSensitivity, Ratio rho) =>
        new(squaredSensitivity * rho.Denominator, 2 * rho.Numerator);

    /// <summary>
    /// ε of the (ε, δ)-differential privacy that a total cost of ρ implies: ρ + 2·√(ρ·ln(1/δ)) (proposition 1.3). An upper bound; for people to
    /// read.
    /// </summary>
    /// <param name="rho">The total cost, 0 or more.</param>
    /// <param name="delta">δ, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static double Epsilon(double rho, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delta);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(delta, 1);
        return rho + (2 * Math.Sqrt(rho * -Math.Log(delta)));
    }
}
