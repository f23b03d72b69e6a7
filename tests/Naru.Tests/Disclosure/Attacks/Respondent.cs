using Naru.Disclosure.Questions;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>What an attacker sees of a hospital: it asks, and gets numbers. Persons are numbered; which of them a question means is the question's text.</summary>
internal abstract class Respondent
{
    private int questions;

    /// <summary>How many questions were answered.</summary>
    internal int Answered { get; private set; }

    /// <summary>How many persons these are.</summary>
    /// <param name="persons">Those whom the question means, in rising order.</param>
    /// <param name="partner">Who asks.</param>
    /// <param name="text">The question's text; null: a new one that nobody has asked.</param>
    /// <param name="version">The version of the data.</param>
    /// <param name="renewed">Whether an older answer will not do.</param>
    internal Reply HowMany(IEnumerable<int> persons, string partner = "partner", string? text = null, string version = "v1", bool renewed = false) =>
        Table([persons], partner, text, version, renewed)[0];

    /// <summary>How many persons there are in each cell of a table; nobody is in two.</summary>
    internal Reply[] Table(IReadOnlyList<IEnumerable<int>> cells, string partner = "partner", string? text = null, string version = "v1", bool renewed = false)
    {
        var replies = Answer(cells, partner, text ?? $"question {++questions}", version, renewed);
        if (replies is not null)
        {
            CountAnswer();
        }

        return replies ?? [.. cells.Select(_ => new Reply(true, null))];
    }

    internal void CountAnswer() => Answered++;

    /// <summary>The counts of the cells; null if the question is refused.</summary>
    protected abstract Reply[]? Answer(IReadOnlyList<IEnumerable<int>> cells, string partner, string text, string version, bool renewed);
}

/// <summary>A number as the attacker gets it.</summary>
/// <param name="IsRefused">The question was not answered.</param>
/// <param name="Value">The number; null if it is not told.</param>
internal readonly record struct Reply(bool IsRefused, long? Value);

/// <summary>The real gate.</summary>
internal sealed class GateRespondent(Hospital hospital) : Respondent
{
    internal Hospital Hospital => hospital;

    protected override Reply[]? Answer(IReadOnlyList<IEnumerable<int>> cells, string partner, string text, string version, bool renewed)
    {
        var question = Naru.Tests.Disclosure.Questions.Of(text, new Breakdown("t", Naru.Core.ValueList.ToValueList(Enumerable.Range(0, cells.Count).Select(i => $"{i}"))));
        var answer = hospital.Ask(
            question,
            tally =>
            {
                var persons = cells.SelectMany(c => c).ToArray();
                var cellOf = cells.SelectMany((c, i) => c.Select(_ => i)).ToArray();
                Array.Sort(persons, cellOf);
                for (var i = 0; i < persons.Length; i++)
                {
                    tally.Next(persons[i]);
                    tally.In(0, cellOf[i]);
                }
            },
            partner,
            version,
            renewed);
        return answer is null ? null : [.. answer.Blocks[0].Counts.Select(c => new Reply(false, c.Value))];
    }
}

/// <summary>A gate that is wrong: whatever a function makes of a true count and the set of persons.</summary>
/// <param name="tell">The number that is told; null if it is not.</param>
internal sealed class WrongRespondent(Func<int[], long?> tell) : Respondent
{
    protected override Reply[] Answer(IReadOnlyList<IEnumerable<int>> cells, string partner, string text, string version, bool renewed) =>
        [.. cells.Select(c => new Reply(false, tell([.. c])))];
}
