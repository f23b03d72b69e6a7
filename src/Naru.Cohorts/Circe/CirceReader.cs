using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Cohorts.Circe;

/// <summary>
/// Reads OHDSI's JSON of a cohort definition (circe-be 1.11 and later) without losing anything: what the model gives no
/// meaning to is kept beside it, so that <see cref="CirceWriter"/> gives the same JSON back. Safe for threads.
/// </summary>
public static class CirceReader
{
    // What an absent object means. An object that says no more counts as not read, so that it is written back as it was.
    internal static readonly ObservationWindow NoWindow = new(0, 0);
    internal static readonly CollapseSettings NoPad = new(0);
    internal static readonly CriteriaGroup NoConditions = new(GroupType.All);
    internal static readonly ConceptSetExpression NoConcepts = new([]);

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="fileName">The file's name, for the findings.</param>
    /// <returns>The definition, or every error with its line and JSON path.</returns>
    public static Result<CohortDefinition> Read(string json, string? fileName = null)
    {
        var (definition, findings) = ReadTolerantly(json, fileName);
        return Result.From(() => definition!, findings);
    }

    /// <summary>
    /// Reads what can be read, so that checks can say more about a definition that has errors; null when it is not even an object.
    /// </summary>
    /// <inheritdoc cref="Read"/>
    public static (CohortDefinition? Definition, ValueList<Error> Findings) ReadTolerantly(string json, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = JsonText.Parse(json);
        var context = new ReadContext(text, fileName);
        if (text.Failure is { } failure)
        {
            context.ReportNotJson(failure);
            return (null, context.Findings);
        }

        var (root, path) = Unwrap(text.Root!, context);
        if (!root.IsObject)
        {
            context.Report(CirceErrors.WrongType, root, path, "객체", "an object");
            return (null, context.Findings);
        }

        var definition = ReadDefinition(new ObjectReader(root, path, context));
        return (definition, context.Findings);
    }

    /// <summary>WebAPI's exports hold the definition in a member <c>expression</c>.</summary>
    private static (JsonItem Root, JsonPath Path) Unwrap(JsonItem root, ReadContext context)
    {
        if (root.IsObject && root.Member("PrimaryCriteria") is null && root.Member("expression") is { IsObject: true } inner
            && inner.Member("PrimaryCriteria") is not null)
        {
            var path = JsonPath.Root.Member("expression");
            context.Report(CirceErrors.Wrapped, inner, path);
            return (inner, path);
        }

        return (root, JsonPath.Root);
    }

    private static CohortDefinition ReadDefinition(ObjectReader o)
    {
        if (!o.Has("PrimaryCriteria"))
        {
            o.Missing("PrimaryCriteria");
        }

        return new CohortDefinition(o.Object("PrimaryCriteria", ReadPrimary) ?? new PrimaryCriteria([]))
        {
            Title = o.String("Title"),
            CdmVersionRange = o.String("cdmVersionRange"),
            ConceptSets = o.List("ConceptSets", ReadConceptSet),
            AdditionalCriteria = o.Object("AdditionalCriteria", GroupReader.Read),
            QualifiedLimit = ReadLimit(o, "QualifiedLimit"),
            ExpressionLimit = ReadLimit(o, "ExpressionLimit"),
            InclusionRules = o.List("InclusionRules", ReadRule),
            EndStrategy = o.Object("EndStrategy", ReadEndStrategy),
            CensoringCriteria = o.List("CensoringCriteria", CriterionReader.Read),
            CensorWindow = o.Object("CensorWindow", ReadPeriod, p => p.Start is not null || p.End is not null),
            Collapse = o.Object("CollapseSettings", ReadCollapse, c => c != NoPad) ?? NoPad,
            Extra = o.Extra(),
        };
    }

    internal static Period ReadPeriod(ObjectReader o) => new(o.Date("StartDate"), o.Date("EndDate")) { Extra = o.Extra() };

    private static PrimaryCriteria ReadPrimary(ObjectReader o) => new(o.List("CriteriaList", CriterionReader.Read))
    {
        Window = o.Object("ObservationWindow", ReadWindow, w => w != NoWindow) ?? NoWindow,
        Limit = ReadLimit(o, "PrimaryCriteriaLimit"),
        Extra = o.Extra(),
    };

    private static ObservationWindow ReadWindow(ObjectReader o) => new(o.Int("PriorDays", 0), o.Int("PostDays", 0)) { Extra = o.Extra() };

    /// <summary>
    /// A limit whose type is null means "all", an absent limit or type "first" (circe's defaults). It counts as read only in the
    /// form that the writer gives it.
    /// </summary>
    internal static EventLimit ReadLimit(ObjectReader o, string name)
    {
        var limit = EventLimit.First;
        o.Object(
            name,
            l =>
            {
                limit = l.Item.Member("Type") switch
                {
                    null => EventLimit.First,
                    { IsNull: true } => EventLimit.All,
                    _ => l.WordOr("Type", CirceWords.Limits, EventLimit.First, CirceErrors.UnknownLimit),
                };
                return l.Extra();
            },
            extra => limit != EventLimit.First && extra.Count == 0);
        return limit;
    }

    private static InclusionRule ReadRule(ObjectReader o) => new(o.Object("expression", GroupReader.Read, g => g != NoConditions) ?? NoConditions)
    {
        Name = o.String("name"),
        Description = o.String("description"),
        Extra = o.Extra(),
    };

    private static CollapseSettings ReadCollapse(ObjectReader o)
    {
        o.Word("CollapseType", CirceWords.CollapseTypes, 0);
        return new CollapseSettings(o.Int("EraPad", 0)) { Extra = o.Extra() };
    }

    private static EndStrategy? ReadEndStrategy(ObjectReader o)
    {
        if (o.MemberCount != 1)
        {
            o.Context.Report(CirceErrors.NotOneType, o.Item, o.Path, o.MemberCount);
            return null;
        }

        var name = o.Item.Members[0].Name;
        o.RequireObject(name);
        switch (name)
        {
            case "DateOffset":
                return o.Object<EndStrategy>(name, s => new DateOffsetStrategy(
                    s.Word("DateField", CirceWords.OffsetDates, AdjustedDate.Start),
                    s.Int("Offset", 0))
                { Extra = s.Extra() });
            case "CustomEra":
                return o.Object<EndStrategy>(name, ReadCustomEra);
            default:
                o.Context.Report(CirceErrors.UnknownType, o.Item, o.Path, name, "DateOffset, CustomEra");
                return null;
        }
    }

    private static CustomEraStrategy? ReadCustomEra(ObjectReader o)
    {
        if (o.Int("DrugCodesetId") is not { } drugs)
        {
            o.MissingIfBlank("DrugCodesetId");
            return null;
        }

        return new CustomEraStrategy(drugs, o.Int("GapDays", 0), o.Int("Offset", 0), o.Int("DaysSupplyOverride")) { Extra = o.Extra() };
    }

    private static ConceptSet? ReadConceptSet(ObjectReader o)
    {
        if (o.Int("id") is not { } id)
        {
            o.MissingIfBlank("id");
            return null;
        }

        var expression = o.Object("expression", ReadExpression, e => e != NoConcepts);
        return new ConceptSet(id, expression ?? NoConcepts) { Name = o.String("name"), Extra = o.Extra() };
    }

    internal static ConceptSetExpression ReadExpression(ObjectReader o) => new(o.List("items", ReadItem)) { Extra = o.Extra() };

    internal static ConceptSetItem? ReadItem(ObjectReader o)
    {
        if (!o.Has("concept"))
        {
            o.Missing("concept");
            return null;
        }

        return o.Object("concept", ReadConcept) is not { } concept
            ? null
            : new ConceptSetItem(concept)
            {
                IsExcluded = o.Bool("isExcluded"),
                IncludeDescendants = o.Bool("includeDescendants"),
                IncludeMapped = o.Bool("includeMapped"),
                Extra = o.Extra(),
            };
    }

    internal static Concept? ReadConcept(ObjectReader o)
    {
        if (o.Long("CONCEPT_ID") is not { } id)
        {
            o.MissingIfBlank("CONCEPT_ID");
            return null;
        }

        return new Concept(id)
        {
            Name = o.String("CONCEPT_NAME"),
            Code = o.String("CONCEPT_CODE"),
            Domain = o.String("DOMAIN_ID"),
            Vocabulary = o.String("VOCABULARY_ID"),
            Standard = o.String("STANDARD_CONCEPT"),
            InvalidReason = o.String("INVALID_REASON"),
            Extra = o.Extra(),
        };
    }
}
