using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Reconstruction (Dinur and Nissim 2003): a group of patients have one secret bit each, random halves of them are asked for, and the bits
/// are those that fit all answers best. Patients of the attacker's own are added to each cell, so that none is too small to be told.
/// The score is the reconstructed bit of the target.
/// </summary>
/// <param name="isLinear">
/// Whether the best fit is the least sum of absolute errors, by linear programming (Dwork, McSherry and Talwar 2007), which bears some answers that are far off; or
/// the least sum of squares, which is better where all errors are alike.
/// </param>
internal sealed class ReconstructionAttack(bool isLinear) : Attack
{
    private const int Patients = 60;
    private const int Own = 40;

    internal override BilingualText Name { get; } = isLinear
        ? new("선형 계획법으로 표를 복원", "Reconstruction of a table by linear programming")
        : new("최소제곱으로 표를 복원", "Reconstruction of a table by least squares");

    internal override BilingualText What { get; } = isLinear
        ? new(
            "60명의 비밀을 무작위 절반들의 표에서 한꺼번에 복원합니다. 0과 1 사이에서 오차의 절댓값 합이 가장 작은 답을 선형 계획법으로 찾습니다.",
            "The secrets of 60 persons, all at once, from tables of random halves: the numbers from 0 to 1 with the least sum of absolute errors.")
        : new(
            "같은 공격이지만 오차의 제곱 합이 가장 작은 답을 찾습니다.",
            "The same, with the least sum of squared errors.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoCap, Gates.Exact];

    internal override int SquaredDistance => 2;

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var secret = Enumerable.Range(1, Patients).ToDictionary(p => p, p => p == Target ? truth : random.Coin());
        var (ownWith, ownWithout) = (Enumerable.Range(1_000, Own), Enumerable.Range(2_000, Own));
        var (squares, absolute) = (new LeastSquares(Patients), new LeastAbsolute(Patients));
        for (var i = 0; i < 400; i++)
        {
            var half = secret.Keys.Where(_ => random.Coin()).Order().ToList();
            var replies = hospital.Table([half.Where(p => secret[p]).Concat(ownWith), half.Where(p => !secret[p]).Concat(ownWithout)]);
            if (replies[0].IsRefused)
            {
                break;
            }

            var row = new double[Patients];
            half.ForEach(p => row[p - 1] = 1);
            if (replies[0].Value is { } with && replies[1].Value is { } without)
            {
                var value = (with - Own + half.Count - (without - Own)) / 2.0;
                squares.Add(row, value);
                absolute.Add(row, value);
            }
        }

        return (isLinear ? absolute.Solve().Unknowns : squares.SolveWithin(0, 1))[Target - 1];
    }
}
