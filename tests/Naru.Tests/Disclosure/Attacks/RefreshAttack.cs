using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// The same question after every refresh of the data. In between, patients whom the attacker knows come and go, so that the set is
/// never the same and the noise, where it is a function of the set, is another one.
/// </summary>
internal sealed class RefreshAttack : Attack
{
    internal override BilingualText Name { get; } = new("갱신할 때마다 묻기", "Repeated refresh");

    internal override BilingualText What { get; } = new(
        "자료가 갱신될 때마다 같은 질문을 새 자료로 답하게 합니다. 그사이 아는 환자가 드나듭니다.",
        "The same question on the new data after every refresh, while known patients come and go.");

    internal override IReadOnlyList<Twin> Twins => [Gates.RefreshResets, Gates.NoCap];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var (sum, told) = (0.0, 0);
        for (var version = 1; version <= 500; version++)
        {
            var known = Some(random, 100);
            var reply = hospital.HowMany(With(truth, known), text: "the question", version: $"v{version}", renewed: true);
            if (reply.IsRefused)
            {
                break;
            }

            (sum, told) = (sum + (reply.Value ?? 0) - known.Count, told + 1);
        }

        return sum / Math.Max(1, told);
    }
}
