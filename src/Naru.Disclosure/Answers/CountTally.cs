using Naru.Disclosure.Keys;
using Naru.Disclosure.Questions;

namespace Naru.Disclosure.Answers;

/// <summary>
/// Counts persons into the blocks of a question. This is where the sensitivity of a question is kept, not trusted: persons come in
/// rising order, so that none comes twice, and a person counts once in a block, in no more cells than the block allows. What would break this is
/// a bug of the caller and throws. For one thread.
/// </summary>
public sealed class CountTally
{
    private readonly Question question;
    private readonly IPersonKeys keys;
    private readonly long[] counts;
    private readonly UInt128[] sums;
    private readonly int[] offsets;
    private readonly long[] lastPerson;
    private long? person;
    private UInt128 personKey;
    private bool isFinished;

    internal CountTally(Question question, IPersonKeys keys)
    {
        this.question = question;
        this.keys = keys;
        counts = new long[question.CellCount];
        sums = new UInt128[question.CellCount];
        offsets = new int[question.Blocks.Count];
        lastPerson = new long[question.Blocks.Count];
        var offset = 0;
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = offset;
            lastPerson[i] = long.MinValue;
            offset += question.Blocks[i].CellCount;
        }
    }

    /// <summary>Goes on to the next person.</summary>
    /// <param name="personId">Greater than the one before.</param>
    public void Next(long personId)
    {
        Require(!isFinished, "The counts were taken already.");
        Require(person is null ? personId > long.MinValue : personId > person, "Persons come in rising order, each once.");
        person = personId;
        personKey = keys.OfPerson(personId);
    }

    /// <summary>The person is one of a <see cref="Population"/>.</summary>
    public void Count(int block)
    {
        Begin<Population>(block);
        Add(block, 0);
    }

    /// <summary>The person passes the first <paramref name="steps"/> steps of a <see cref="Funnel"/>; 0 counts nowhere.</summary>
    public void Passed(int block, int steps)
    {
        Require(steps >= 0 && steps <= Begin<Funnel>(block).Steps, "There are not that many steps.");
        for (var step = 0; step < steps; step++)
        {
            Add(block, step);
        }
    }

    /// <summary>The person fails no rule of a <see cref="DropOne"/>.</summary>
    public void FailedNone(int block)
    {
        Begin<DropOne>(block);
        Add(block, 0);
    }

    /// <summary>The person fails this rule of a <see cref="DropOne"/>, counted from 0, and no other.</summary>
    public void FailedOnly(int block, int rule)
    {
        Require(rule >= 0 && rule < Begin<DropOne>(block).Rules, "There is no such rule.");
        Add(block, rule + 1);
    }

    /// <summary>The person is in this cell of a <see cref="Breakdown"/>, counted from 0.</summary>
    public void In(int block, int cell)
    {
        Require(cell >= 0 && cell < Begin<Breakdown>(block).CellCount, "There is no such cell.");
        Add(block, cell);
    }

    /// <summary>
    /// The person has this number in a <see cref="Histogram"/>. Null, and what is no number, is counted as missing, or nowhere, as the
    /// question says: no value makes this throw.
    /// </summary>
    public void Of(int block, double? value)
    {
        if (Begin<Histogram>(block).CellOf(value) is >= 0 and var cell)
        {
            Add(block, cell);
        }
    }

    /// <summary>
    /// The person has these things of a <see cref="Profile"/>, counted from 0. Of more than a person may be counted in, those are
    /// taken that the person's key ranks first, by their names: which place they have in the question makes no difference.
    /// </summary>
    public void Has(int block, IEnumerable<int> cells)
    {
        var profile = Begin<Profile>(block);
        var distinct = cells.Distinct().ToList();
        Require(distinct.TrueForAll(c => c >= 0 && c < profile.CellCount), "There is no such cell.");
        IEnumerable<int> counted = distinct.Count <= profile.MostPerPerson
            ? distinct
            : distinct.OrderBy(c => keys.OfThing(personKey, profile.Cells[c])).ThenBy(c => profile.Cells[c], StringComparer.Ordinal).Take(profile.MostPerPerson);
        foreach (var cell in counted)
        {
            Add(block, cell);
        }
    }

    /// <summary>The counts; the tally ends.</summary>
    public Exact<CountVector> Finish()
    {
        Require(!isFinished, "The counts were taken already.");
        isFinished = true;
        return new Exact<CountVector>(new CountVector(question, counts, sums));
    }

    private T Begin<T>(int block)
        where T : CountBlock
    {
        Require(person is not null && !isFinished, "There is no person to count.");
        Require(block >= 0 && block < offsets.Length && question.Blocks[block] is T, "The block is of another kind.");
        Require(lastPerson[block] != person, "A person counts once in a block.");
        lastPerson[block] = person!.Value;
        return (T)question.Blocks[block];
    }

    private void Add(int block, int cell)
    {
        var index = offsets[block] + cell;
        counts[index]++;
        sums[index] = unchecked(sums[index] + personKey);
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidOperationException(message);
        }
    }
}
