using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Naru.Vocabulary.Search;

/// <summary>Hands terms to the index that are made already; used again for every concept.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly List<(string Term, int Step)> terms = [];
    private readonly HashSet<string> different = new(StringComparer.Ordinal);
    private readonly ICharTermAttribute text;
    private readonly IPositionIncrementAttribute increment;
    private int next;

    public TermStream()
    {
        text = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public void Clear()
    {
        terms.Clear();
        different.Clear();
    }

    /// <summary>Adds a term unless it is there or empty; whether it was added.</summary>
    public bool AddOnce(string term)
    {
        if (term.Length == 0 || !different.Add(term))
        {
            return false;
        }

        terms.Add((term, 1));
        return true;
    }

    /// <summary>Adds a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="step">How many positions after the one before it; at least 1.</param>
    public void Add(string term, int step = 1) => terms.Add((term, step));

    public override bool IncrementToken()
    {
        if (next == terms.Count)
        {
            return false;
        }

        ClearAttributes();
        text.SetEmpty().Append(terms[next].Term);
        increment.PositionIncrement = terms[next].Step;
        next++;
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
    }
}
