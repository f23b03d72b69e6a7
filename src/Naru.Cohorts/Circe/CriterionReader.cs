using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Circe;

/// <summary>Reads criteria: the catalogue says which attributes each type has.</summary>
internal static class CriterionReader
{
    internal static Criterion? Read(ObjectReader o)
    {
        if (o.MemberCount != 1)
        {
            o.Context.Report(CirceErrors.NotOneType, o.Item, o.Path, o.MemberCount);
            return null;
        }

        var name = o.Item.Members[0].Name;
        if (CriterionCatalogue.Find(name) is not { } type)
        {
            o.Context.Report(CirceErrors.UnknownType, o.Item, o.Path, name, string.Join(", ", CriterionCatalogue.All.Select(t => t.Name)));
            return null;
        }

        o.RequireObject(name);
        return o.Object(name, inner => ReadBody(inner, type));
    }

    internal static ValueList<CriterionAttribute> ReadAttributes(ObjectReader o, ValueList<AttributeDefinition> definitions)
    {
        List<CriterionAttribute>? attributes = null;
        foreach (var definition in definitions)
        {
            if (o.Has(definition.Name) && ReadAttribute(o, definition) is { } attribute)
            {
                (attributes ??= []).Add(attribute);
            }
        }

        return attributes is null ? [] : attributes.ToValueList();
    }

    private static Criterion ReadBody(ObjectReader o, CriterionType type) => new(type)
    {
        ConceptSetId = type.ConceptColumn is null ? null : o.Int("CodesetId"),
        SourceConceptSetId = type.SourceConceptName is null ? null : o.Int(type.SourceConceptName),
        First = type.HasFirst && o.Bool("First"),
        Attributes = ReadAttributes(o, type.Attributes),
        DateAdjustment = o.Object("DateAdjustment", ReadAdjustment),
        Correlated = o.Object("CorrelatedCriteria", GroupReader.Read),
        Extra = o.Extra(),
    };

    private static DateAdjustment ReadAdjustment(ObjectReader o) => new(
        o.Word("StartWith", CirceWords.AdjustedDates, AdjustedDate.Start),
        o.Int("StartOffset", 0),
        o.Word("EndWith", CirceWords.AdjustedDates, AdjustedDate.End),
        o.Int("EndOffset", 0))
    { Extra = o.Extra() };

    private static CriterionAttribute? ReadAttribute(ObjectReader o, AttributeDefinition definition) => definition.Form switch
    {
        AttributeForm.Date => Wrap(o.Object(definition.Name, ReadDateRange), r => new DateAttribute(definition, r)),
        AttributeForm.Number => Wrap(o.Object(definition.Name, ReadNumberRange), r => new NumberAttribute(definition, r)),
        AttributeForm.Text => Wrap(o.Object(definition.Name, ReadText), t => new TextAttribute(definition, t)),
        AttributeForm.Concepts => ReadConcepts(o, definition),
        AttributeForm.ConceptSet => Wrap(o.Object(definition.Name, ReadSelection), s => new ConceptSetAttribute(definition, s)),
        AttributeForm.ConceptSetNumber => o.Int(definition.Name) is { } id ? new ConceptSetNumberAttribute(definition, id) : null,
        AttributeForm.Flag => o.Bool(definition.Name) ? new AbnormalAttribute(definition) : null,
        AttributeForm.Period => Wrap(
            o.Object(definition.Name, CirceReader.ReadPeriod, p => p.Start is not null || p.End is not null),
            p => new PeriodAttribute(definition, p)),
    };

    private static CriterionAttribute? Wrap<T>(T? value, Func<T, CriterionAttribute> wrap)
        where T : class => value is null ? null : wrap(value);

    private static ConceptsAttribute? ReadConcepts(ObjectReader o, AttributeDefinition definition)
    {
        var concepts = o.List(definition.Name, CirceReader.ReadConcept);
        return concepts.Count == 0
            ? null
            : new ConceptsAttribute(definition, concepts, definition.ExclusionFlag is { } flag && o.Bool(flag));
    }

    private static ConceptSetSelection ReadSelection(ObjectReader o) =>
        new(o.Int("CodesetId"), o.Bool("IsExclusion")) { Extra = o.Extra() };

    private static DateRange? ReadDateRange(ObjectReader o)
    {
        var (op, value, extent) = ReadRange(o, o.Date("Value"), o.Date("Extent"));
        return op is null || value is null ? null : new DateRange(op.Value, value.Value, extent) { Extra = o.Extra() };
    }

    private static NumberRange? ReadNumberRange(ObjectReader o)
    {
        var (op, value, extent) = ReadRange(o, o.Number("Value"), o.Number("Extent"));
        return op is null || value is null ? null : new NumberRange(op.Value, value.Value, extent) { Extra = o.Extra() };
    }

    private static (RangeOperator? Operator, T? Value, T? Extent) ReadRange<T>(ObjectReader o, T? value, T? extent)
        where T : struct
    {
        var op = o.Word("Op", CirceWords.Ranges);
        if (op is null && !o.Has("Op"))
        {
            o.Missing("Op");
        }

        // A value that is there but cannot be read has been reported already.
        if (value is null && o.IsBlank("Value"))
        {
            o.Missing("Value");
        }

        if (op is RangeOperator.Between or RangeOperator.NotBetween && extent is null)
        {
            if (o.IsBlank("Extent"))
            {
                o.Missing("Extent");
            }

            return (null, value, null);
        }

        return (op, value, extent);
    }

    private static TextFilter? ReadText(ObjectReader o)
    {
        var op = o.Word("Op", CirceWords.Texts);
        if (op is null && !o.Has("Op"))
        {
            o.Missing("Op");
        }

        var text = o.String("Text");
        if (text is null && !o.Has("Text"))
        {
            o.Missing("Text");
        }

        return op is not { } found || text is null ? null : new TextFilter(found.Operator, found.Negated, text) { Extra = o.Extra() };
    }
}
