using Naru.Core;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Questions;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Is the target a patient at all? One profile asks for ten things that the target is known to have, and for which the attacker knows everybody else: ten
/// numbers about one bit, for one question. Other things each time.
/// </summary>
internal sealed class ProfileAttack : Attack
{
    private const int Things = 10;

    private static readonly ValueList<string> Names = Enumerable.Range(0, Things).Select(i => $"concept {i}").ToValueList();

    internal override BilingualText Name { get; } = new("개념 프로파일", "Profiles of concepts");

    internal override BilingualText What { get; } = new(
        "대상이 가진 것으로 아는 개념 10개를 프로파일 하나로 묻고 더합니다. 대상 말고는 모두 아는 공격자입니다.",
        "Ten concepts that the target is known to have, in one profile, added up, by somebody who knows everybody else.");

    internal override IReadOnlyList<Twin> Twins => [Gates.NoCap];

    internal override double Score(Respondent hospital, bool truth, SeededBytes random)
    {
        var node = ((GateRespondent)hospital).Hospital;
        var (sum, told) = (0.0, 0);
        for (var i = 0; i < 100; i++)
        {
            var others = Some(random, 80).ToDictionary(p => p, _ => Enumerable.Range(0, Things).Where(_ => random.Below(4) > 0).ToList());
            var admission = node.Gate.Admit(new Ask(Disclosure.Questions.Of($"profile {i}", new Profile("c", Names, Things)), "partner", "v1"));
            if (!admission.IsSuccess)
            {
                break;
            }

            var answer = node.Read(node.Release(admission.Value, tally => Count(tally, truth, others)));
            for (var thing = 0; thing < Things; thing++)
            {
                // One question, but as many looks as things.
                hospital.CountAnswer();
                sum += answer.Blocks[0].Counts[thing].Value - others.Values.Count(o => o.Contains(thing)) ?? 0;
                told++;
            }
        }

        return sum / Math.Max(1, told);
    }

    private static void Count(CountTally tally, bool truth, Dictionary<int, List<int>> others)
    {
        foreach (var person in With(truth, others.Keys.Order()))
        {
            tally.Next(person);
            tally.Has(0, person == Target ? Enumerable.Range(0, Things) : others[person]);
        }
    }
}
