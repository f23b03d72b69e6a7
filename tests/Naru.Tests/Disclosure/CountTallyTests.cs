using Naru.Core;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The tally keeps the sensitivity that the noise is measured by, whatever its caller does.</summary>
public sealed class CountTallyTests
{
    /// <summary>
    /// Random questions, random persons, one of them taken away: squared and summed, the counts change by no more than the question says. Half
    /// of the persons do the most that they may, so that the bound is also reached.
    /// </summary>
    [Fact]
    public void AnyPersonTakenAway_ChangesNoMoreThanTheSensitivity()
    {
        var (reached, worst) = (0, 0.0);
        for (var seed = 0UL; seed < 300; seed++)
        {
            var random = new SeededBytes(seed);
            var question = AnyQuestion(random);
            var persons = random.Below(12) + 1;
            var taken = random.Below(persons) + 1;
            var all = Counts(question, Enumerable.Range(1, persons), seed);
            var without = Counts(question, Enumerable.Range(1, persons).Where(p => p != taken), seed);
            var change = all.Zip(without, (a, b) => (a - b) * (a - b)).Sum();
            Assert.InRange(change, 0, question.SquaredSensitivity);
            reached += change == question.SquaredSensitivity ? 1 : 0;
            worst = Math.Max(worst, change);
        }

        Assert.InRange(reached, 30, 300);
        Assert.InRange(worst, 10, double.MaxValue);
    }

    public static TheoryData<string> Misuses =>
    [
        "nobody", "twice in a block", "same person again", "falling", "wrong kind", "no such block", "negative block", "too many steps", "negative steps",
        "no such rule", "no such cell", "no such thing", "after the end", "end twice", "none then only", "two bins", "bin of a table",
    ];

    [Theory]
    [MemberData(nameof(Misuses))]
    public void Misuse_Throws(string misuse)
    {
        var tally = Begin(Questions.Of(
            "q", new Population("p"), new Funnel("f", 3), new DropOne("d", 2), new Breakdown("b", ["x", "y"]), new Profile("c", ["x", "y", "z"], 1),
            new Histogram("h", "v", [0], CountsMissing: false)));
        Assert.Throws<InvalidOperationException>(() => Misuse(tally, misuse));
    }

    /// <summary>Which of a person's things are counted depends on neither the order nor on who asks.</summary>
    [Fact]
    public void Has_MoreThanAllowed_TakesTheSameEveryTime()
    {
        var question = Questions.Of("q", new Profile("c", Names(30), 5));
        var first = Tallied(question, t => t.Has(0, Enumerable.Range(0, 30)));
        Assert.Equal(5, first.Sum());
        Assert.Equal(first, Tallied(question, t => t.Has(0, Enumerable.Range(0, 30).Reverse().Concat([3, 3]))));
        Assert.Equal(first, Tallied(Questions.Of("another", new Profile("c", Names(30), 5)), t => t.Has(0, Enumerable.Range(0, 30))));
        Assert.NotEqual(first, Tallied(question, t => t.Has(0, Enumerable.Range(0, 30)), seed: 2));
    }

    /// <summary>Nor on the order in which the asker names them: a question that names them backwards counts the same things of a person.</summary>
    [Fact]
    public void Has_NamedInAnotherOrder_TakesTheSameThings()
    {
        var (forwards, backwards) = (Names(30), Names(30).Reverse().ToValueList());
        var first = Tallied(Questions.Of("q", new Profile("c", forwards, 5)), t => t.Has(0, Enumerable.Range(0, 30)));
        var second = Tallied(Questions.Of("q", new Profile("c", backwards, 5)), t => t.Has(0, Enumerable.Range(0, 30)));
        Assert.Equal(forwards.Where((_, i) => first[i] > 0).Order(StringComparer.Ordinal), backwards.Where((_, i) => second[i] > 0).Order(StringComparer.Ordinal));
    }

    private static void Misuse(CountTally tally, string misuse)
    {
        if (misuse != "nobody")
        {
            tally.Next(5);
        }

        switch (misuse)
        {
            case "nobody": tally.Count(0); break;
            case "twice in a block": tally.Count(0); tally.Count(0); break;
            case "same person again": tally.Next(5); break;
            case "falling": tally.Next(4); break;
            case "wrong kind": tally.Count(1); break;
            case "no such block": tally.Count(6); break;
            case "negative block": tally.Count(-1); break;
            case "too many steps": tally.Passed(1, 4); break;
            case "negative steps": tally.Passed(1, -1); break;
            case "no such rule": tally.FailedOnly(2, 2); break;
            case "no such cell": tally.In(3, 2); break;
            case "no such thing": tally.Has(4, [3]); break;
            case "after the end": tally.Finish(); tally.Next(6); break;
            case "end twice": tally.Finish(); tally.Finish(); break;
            case "two bins": tally.Of(5, null); tally.Of(5, 1); break;
            case "bin of a table": tally.Of(3, 1); break;
            case "none then only": tally.FailedNone(2); tally.FailedOnly(2, 1); break;
            default: break;
        }
    }

    private static Question AnyQuestion(SeededBytes random) =>
        Questions.Of("q", [.. Enumerable.Range(0, random.Below(5) + 1).Select(i => AnyBlock($"block {i}", random))]);

    private static CountBlock AnyBlock(string name, SeededBytes random) => random.Below(6) switch
    {
        0 => new Population(name),
        1 => new Funnel(name, random.Below(6) + 1),
        2 => new DropOne(name, random.Below(6) + 1),
        3 => new Breakdown(name, Names(random.Below(6) + 1)),
        4 => new Histogram(name, "v", Enumerable.Range(0, random.Below(6) + 1).Select(i => (double)i).ToValueList(), CountsMissing: random.Coin()),
        _ => new Profile(name, Names(random.Below(8) + 1), random.Below(4) + 1),
    };

    private static List<long> Counts(Question question, IEnumerable<int> persons, ulong seed)
    {
        var tally = Begin(question);
        foreach (var person in persons)
        {
            // What a person is follows from the person, not from who else is there.
            var random = new SeededBytes(unchecked((seed * 7919) + (ulong)person));
            tally.Next(person);
            for (var block = 0; block < question.Blocks.Count; block++)
            {
                Do(tally, question.Blocks[block], block, random);
            }
        }

        return [.. tally.Finish().Inside().Counts];
    }

    private static void Do(CountTally tally, CountBlock block, int index, SeededBytes random)
    {
        var all = random.Coin();
        switch (block)
        {
            case Population when all || random.Coin(): tally.Count(index); break;
            case Funnel funnel: tally.Passed(index, all ? funnel.Steps : random.Below(funnel.Steps + 1)); break;
            case DropOne drop when all || random.Coin(): tally.FailedOnly(index, random.Below(drop.Rules)); break;
            case DropOne: tally.FailedNone(index); break;
            case Breakdown cells when all || random.Coin(): tally.In(index, random.Below(cells.CellCount)); break;
            case Histogram histogram: tally.Of(index, all ? random.Below(histogram.Edges.Count) : random.Coin() ? random.Below(9) - 2 : null); break;
            case Profile things: tally.Has(index, Enumerable.Range(0, things.CellCount).Where(_ => all || random.Coin())); break;
            default: break;
        }
    }

    private static List<long> Tallied(Question question, Action<CountTally> person, ulong seed = 1)
    {
        var tally = Begin(question, seed);
        tally.Next(1);
        person(tally);
        return [.. tally.Finish().Inside().Counts];
    }

    private static CountTally Begin(Question question, ulong seed = 1) =>
        new Hospital(StrictPolicy.Default, seed).Gate.Admit(new Ask(question, "p", "v")).Value!.BeginTally();

    private static ValueList<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"c{i}").ToValueList();
}
