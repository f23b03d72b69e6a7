using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>Makes an attribute of any form the catalogue knows; usually one that a witness satisfies.</summary>
internal sealed class AttributeGenerator(Draw draw, ConceptSetGenerator sets)
{
    /// <summary>The chance that an attribute is true of the witness, of a hundred.</summary>
    private const int Honesty = 88;

    internal CriterionAttribute Next(AttributeDefinition attribute, Witness witness)
    {
        var value = attribute.Value.Accept(witness);
        return attribute.Form switch
        {
            AttributeForm.Date => new DateAttribute(attribute, Dates(value as DateOnly? ?? witness.Start)),
            AttributeForm.Number => new NumberAttribute(attribute, Numbers(Number(value, attribute.Precision))),
            AttributeForm.Text => new TextAttribute(attribute, Text(value as string ?? draw.OneOf(Pools.Texts))),
            AttributeForm.Concepts => Concepts(attribute, value as long?),
            AttributeForm.ConceptSet => new ConceptSetAttribute(attribute, Selection(value as long?)),
            AttributeForm.ConceptSetNumber => new ConceptSetNumberAttribute(attribute, sets.For(Honest(value as long?))),
            AttributeForm.Flag => new AbnormalAttribute(attribute),
            AttributeForm.Period => new PeriodAttribute(attribute, Period(witness)),
        };
    }

    private long Honest(long? concept) => concept is { } own && draw.Chance(Honesty) ? own : draw.OneOf(Pools.Concepts);

    private double Number(object? value, NumberPrecision precision) => value switch
    {
        long whole => whole,
        double number => number,
        _ => precision == NumberPrecision.Whole ? draw.OneOf(Pools.WholeNumbers) : draw.OneOf(Pools.Numbers),
    };

    private DateRange Dates(DateOnly day)
    {
        var (op, from, to) = Range(day.DayNumber, d => d);
        return new DateRange(op, Day(from), to is { } last ? Day(last) : null);
    }

    private NumberRange Numbers(double value)
    {
        if (draw.Chance(2))
        {
            var extreme = draw.Any(2e9, -2e9, 1e300, -1e18, double.MaxValue);
            return new NumberRange(draw.Any(RangeOperator.LessThan, RangeOperator.NotEqual, RangeOperator.GreaterOrEqual), extreme);
        }

        var (op, from, to) = Range(value, n => draw.Chance(85) ? n : n + draw.Any(0.00004, 0.00005, -0.00005, 0.9, 1e-9));
        return new NumberRange(op, from, to);
    }

    /// <summary>A range around a value, its ends often on it.</summary>
    private (RangeOperator Operator, double From, double? To) Range(double value, Func<double, double> blur)
    {
        if (!draw.Chance(Honesty))
        {
            value += draw.Int(-3, 3);
        }

        var op = draw.Enum<RangeOperator>();
        double Below(int least) => blur(value - draw.Int(least, least + 2));
        double Above(int least) => blur(value + draw.Int(least, least + 2));
        return op switch
        {
            RangeOperator.LessThan => (op, Above(draw.Chance(80) ? 1 : 0), null),
            RangeOperator.LessOrEqual => (op, Above(0), null),
            RangeOperator.Equal => (op, blur(value), null),
            RangeOperator.NotEqual => (op, draw.Chance(80) ? Above(1) : value, null),
            RangeOperator.GreaterThan => (op, Below(draw.Chance(80) ? 1 : 0), null),
            RangeOperator.GreaterOrEqual => (op, Below(0), null),
            RangeOperator.Between => (op, Below(0), draw.Chance(95) ? Above(0) : value - 5),
            RangeOperator.NotBetween => draw.Chance(80) ? (op, Above(1), Above(3)) : (op, Below(0), Above(0)),
        };
    }

    private TextFilter Text(string text)
    {
        var op = draw.Enum<TextOperator>();
        var part = op switch
        {
            TextOperator.Contains => text[draw.Int(0, text.Length - 1)..],
            TextOperator.StartsWith => text[..draw.Int(0, text.Length)],
            TextOperator.EndsWith => text[draw.Int(0, text.Length)..],
            TextOperator.Equal => text,
        };
        // Half of a surrogate pair is no text.
        part = part.Length > 0 && (char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])) ? text : part;
        var isNegated = draw.Chance(25);
        return new TextFilter(op, isNegated, draw.Chance(isNegated ? 30 : 88) ? part : draw.Any("", "%", "_", "a%", "x", "\\", "'"));
    }

    private ConceptsAttribute Concepts(AttributeDefinition attribute, long? concept)
    {
        var isExcluded = attribute.ExclusionFlag is not null && draw.Chance(30);
        var ids = draw.Shuffled(draw.Few(3, () => draw.OneOf(Pools.Concepts)).Prepend(isExcluded ? draw.OneOf(Pools.Concepts) : Honest(concept)));
        return new ConceptsAttribute(attribute, ids.Select(id => ConceptGenerator.Next(draw, id)).ToValueList(), isExcluded);
    }

    private ConceptSetSelection Selection(long? concept)
    {
        var isExclusion = draw.Chance(25);
        return draw.Chance(88)
            ? new ConceptSetSelection(sets.For(isExclusion ? draw.OneOf(Pools.Concepts) : Honest(concept)), isExclusion)
            : new ConceptSetSelection(null, concept is null == draw.Chance(Honesty));
    }

    private Period Period(Witness witness)
    {
        var (first, last) = (witness.Start.DayNumber, witness.End?.DayNumber ?? witness.Start.DayNumber);
        DateOnly Within() => Day(draw.Chance(Honesty) && first <= last ? draw.Int(first, last) : first + draw.Int(-3, 10));
        var start = Within();
        return draw.Int(0, 2) switch
        {
            0 => new Period(start, null),
            1 => new Period(null, start),
            // Mostly in order: the other way round the event ends before it starts.
            _ => Within() is var other && draw.Chance(85) && other < start ? new Period(other, start) : new Period(start, other),
        };
    }

    private static DateOnly Day(double day) => DateOnly.FromDayNumber((int)Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber));
}
