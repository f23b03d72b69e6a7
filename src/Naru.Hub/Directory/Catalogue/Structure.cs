using System.Globalization;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>
/// The structure of a dataset that a node feeds, as CSVW: one variable for each concept of which the released profile tells a count. Nothing is said that was not released.
/// </summary>
internal static class Structure
{
    private const string ConceptPage = "https://athena.ohdsi.org/search-terms/terms/";

    /// <summary>Says that there are variables, and which; or that none are described.</summary>
    public static void Add(Graph graph, Term dataset, DatasetFigures? figures, IConceptHierarchy concepts)
    {
        var isDescribed = figures is { Concepts.Count: > 0 };
        graph.Add(dataset, Terms.Health + "hasStructuredData", new Term.Literal(isDescribed ? "true" : "false", Type: Terms.Xsd + "boolean"));
        if (!isDescribed)
        {
            return;
        }

        var (group, table) = (graph.NewNode(), graph.NewNode());
        graph.Add(dataset, Terms.Health + "hasVariables", group);
        graph.Type(group, Terms.Csvw + "TableGroup");
        graph.Add(group, Terms.Dct + "title", new Texts("공개된 데이터 개요의 변수", "Variables of the released profile"));
        graph.Add(group, Terms.Csvw + "table", table);
        graph.Type(table, Terms.Csvw + "Table");
        graph.Add(table, Terms.Dct + "title", new Texts("사람마다 개념이 기록되었는지", "Whether a concept is recorded for a person"));
        foreach (var concept in figures!.Concepts)
        {
            graph.Add(table, Terms.Csvw + "column", Column(graph, concept, concepts));
        }
    }

    private static Term.Blank Column(Graph graph, ConceptFigure figure, IConceptHierarchy concepts)
    {
        var known = long.TryParse(figure.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? concepts.Find(id) : null;
        var (column, persons) = (graph.NewNode(), figure.Persons);
        graph.Type(column, Terms.Csvw + "Column");
        graph.Add(column, Terms.Csvw + "name", new Term.Literal(figure.Name));
        graph.Add(column, Terms.Csvw + "title", new Term.Literal(known?.Name ?? figure.Name));
        graph.Add(column, Terms.Csvw + "datatype", new Term.Literal("boolean"));
        graph.Add(column, Terms.Dct + "description", new Texts(
            string.Create(CultureInfo.InvariantCulture, $"이 개념이 기록된 사람: 적어도 {persons.Value}명(±{persons.PlusMinus})"),
            string.Create(CultureInfo.InvariantCulture, $"Persons for whom it is recorded: at least {persons.Value} (±{persons.PlusMinus})")));
        graph.Add(column, Terms.Csvw + "propertyUrl", known is null ? null : new Term.Iri(string.Create(CultureInfo.InvariantCulture, $"{ConceptPage}{known.Id}")));
        graph.Number(column, graph.Own + OwnTerms.Persons, persons.Value);
        graph.Number(column, graph.Own + OwnTerms.PersonsPlusMinus, persons.PlusMinus);
        return column;
    }
}
