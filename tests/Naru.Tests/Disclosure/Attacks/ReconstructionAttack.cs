using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Reconstruction of a whole table (Dinur and Nissim 2003): 60 persons have one secret bit each, random halves of them are asked for, and the bits
/// are those that fit all answers best. Patients of the attacker's own are added to each cell, so that none is too small to be told.
/// The score is the reconstructed bit of the target.
/// </summary>
internal sealed class ReconstructionAttack : Attack
{
    private const int Patients = 60;
    private const int Own = 40;

    internal override BilingualText Name { get; } = new("표의 복원", "Reconstruction of a table");

    internal override BilingualText What { get; } = new(
        "60명의 비밀을 무작위 절반들의 표에서 최적화로 한꺼번에 복원합니다.", "The secrets of 60 persons, all at once, from tables of random halves, by optimisation.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoCap, Gates.Exact];

    internal override int SquaredDistance => 2;

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var secret = Enumerable.Range(1, Patients).ToDictionary(p => p, p => p == Target ? truth : random.Coin());
        var (ownWith, ownWithout) = (Enumerable.Range(1_000, Own), Enumerable.Range(2_000, Own));
        var solver = new LeastSquares(Patients);
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
                solver.Add(row, (with - Own + half.Count - (without - Own)) / 2.0);
            }
        }

        return solver.SolveWithin(0, 1)[Target - 1];
    }
}
