using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>Makes the concept sets that a definition's criteria ask for.</summary>
internal sealed class ConceptSetGenerator(Draw draw)
{
    private readonly List<ConceptSet> sets = [];

    /// <summary>The sets made so far; now and then two of one number, which together are one.</summary>
    internal ValueList<ConceptSet> Sets => draw.Chance(2) && sets.Count > 0
        ? [.. sets, draw.OneOf(sets) with { Expression = Expression(draw.OneOf(Pools.Concepts)), Name = "twin" }]
        : sets.ToValueList();

    /// <summary>The number of a set that holds the concept, usually.</summary>
    internal int For(long? concept)
    {
        if (draw.Chance(1))
        {
            return 404;
        }

        var fitting = draw.Chance(85) ? sets.FindAll(s => s.Expression.Items.Any(i => !i.IsExcluded && i.Concept.Id == concept)) : sets;
        if (fitting.Count > 0 && draw.Chance(40))
        {
            return draw.OneOf(fitting).Id;
        }

        // Equal sets under different numbers are what the pass that shares them is about.
        var expression = sets.Count > 0 && draw.Chance(15)
            ? Reordered(draw.OneOf(sets).Expression)
            : draw.Chance(3) ? new ConceptSetExpression([]) : Expression(concept ?? draw.OneOf(Pools.Concepts));
        sets.Add(new ConceptSet(sets.Count, expression) { Name = draw.Any("set", $"집합 {sets.Count}", null!) });
        return sets.Count - 1;
    }

    private ConceptSetExpression Expression(long concept)
    {
        var items = new List<ConceptSetItem> { Item(concept) };
        items.AddRange(draw.Few(4, () => Item(draw.OneOf(Pools.Concepts))));
        if (draw.Chance(35))
        {
            items.AddRange(draw.Few(2, () => Item(draw.OneOf(Pools.Concepts)) with { IsExcluded = true }));
        }

        return new ConceptSetExpression(draw.Shuffled(items).ToValueList());
    }

    private ConceptSetExpression Reordered(ConceptSetExpression expression) => new(draw.Shuffled(expression.Items).ToValueList());

    private ConceptSetItem Item(long concept) => new(ConceptGenerator.Next(draw, concept))
    {
        IncludeDescendants = draw.Chance(45),
        IncludeMapped = draw.Chance(25),
    };
}
