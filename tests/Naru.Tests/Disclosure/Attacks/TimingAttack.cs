using Naru.Core;
using Naru.Disclosure.Gate;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// How long an answer takes. Counting takes two to five seconds here, and a second longer if the target is there, as a long record might make
/// it. (In truth it takes milliseconds.)
/// </summary>
internal sealed class TimingAttack : Attack
{
    internal override BilingualText Name { get; } = new("걸린 시간", "Timing");

    internal override BilingualText What { get; } = new(
        "답이 오는 데 걸린 시간만 봅니다. 대상이 있으면 집계가 1초 더 걸립니다.", "Only how long the answer takes; counting takes a second longer if the target is there.");

    internal override IReadOnlyList<Twin> Twins => [Gates.ShortSlots];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var node = ((GateRespondent)hospital).Hospital;
        var longest = 0.0;
        for (var i = 0; i < 20; i++)
        {
            var asked = node.Clock.GetTimestamp();
            var admission = node.Gate.Admit(new Ask(Disclosure.Questions.One($"q{i}"), "partner", "v1"));
            node.Release(admission.Value!, tally =>
            {
                node.Clock.Pass(TimeSpan.FromSeconds(2 + (3 * random.Uniform()) + (truth ? 1 : 0)));
                Hospital.Count(tally, With(truth, Enumerable.Range(2, 40)));
            });
            hospital.CountAnswer();
            longest = Math.Max(longest, TimeSpan.FromTicks(node.Clock.GetTimestamp() - asked).TotalSeconds);
        }

        return longest;
    }
}
