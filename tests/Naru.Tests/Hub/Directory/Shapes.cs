using System.Globalization;
using System.Text.RegularExpressions;

namespace Naru.Tests.Hub.Directories;

/// <summary>What a shape does not find.</summary>
/// <param name="IsWarning">Whether it is only recommended.</param>
/// <param name="Focus">Of what.</param>
/// <param name="Path">Which property, or which of some; empty for the thing itself.</param>
/// <param name="Constraint">Which constraint: the last part of its IRI.</param>
internal sealed record ShapeFinding(bool IsWarning, string Focus, string Path, string Constraint);

/// <summary>A constraint of a shape about a property of the things of a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Path">The property.</param>
/// <param name="Name">Which constraint.</param>
/// <param name="Value">Its argument.</param>
/// <param name="IsWarning">Whether it is only recommended.</param>
internal sealed record ShapeConstraint(string Class, string Path, string Name, string Value, bool IsWarning);

/// <summary>
/// The part of SHACL Core (W3C Recommendation of 2017) that the shapes of DCAT-AP and HealthDCAT-AP are made of. Whatever it does not know in a shape stops it, so that no constraint
/// is passed over. Triples are as <see cref="RdfTriples"/> gives them.
/// </summary>
internal sealed class Shapes
{
    private const string Sh = "http://www.w3.org/ns/shacl#";
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";

    private static readonly string[] Constraints = ["minCount", "maxCount", "datatype", "class", "nodeKind", "hasValue", "in", "pattern", "node", "or"];
    private static readonly HashSet<string> Known =
    [
        RdfTriples.RdfType, .. Constraints.Concat(["targetClass", "property", "path", "severity", "message", "description", "name"]).Select(Iri), $"<{Rdfs}label>", $"<{Rdfs}comment>",
    ];

    private readonly Lookup shapes;

    /// <summary>The shapes of some documents together.</summary>
    /// <exception cref="NotSupportedException">A shape has something that this reader does not know.</exception>
    public Shapes(params IEnumerable<string> documents)
    {
        // Each document's blank nodes are its own.
        shapes = new Lookup(documents.SelectMany((d, i) => new TurtleReader(d).Read().Select(t => (Own(t.S, i), t.P, Own(t.O, i)))));
        foreach (var shape in shapes.Subjects.Where(IsShape))
        {
            foreach (var (property, _) in shapes.Of(shape).Where(p => !Known.Contains(p.P)))
            {
                throw new NotSupportedException($"{property} is not known.");
            }
        }

        static string Own(string term, int document) => RdfTriples.IsBlank(term) ? string.Create(CultureInfo.InvariantCulture, $"_:{document}-{term[2..]}") : term;
    }

    /// <summary>Every constraint on a property of a class that is a plain one.</summary>
    public IEnumerable<ShapeConstraint> All =>
        from shape in shapes.Subjects
        from target in shapes.Of(shape, Iri("targetClass"))
        from property in shapes.Of(shape, Iri("property"))
        from path in shapes.Of(property, Iri("path")).Where(p => !RdfTriples.IsBlank(p))
        from name in Constraints
        from value in shapes.Of(property, Iri(name))
        select new ShapeConstraint(target, path, name, value, IsWarning(property));

    /// <summary>Everything that a graph lacks.</summary>
    public IReadOnlyList<ShapeFinding> Judge(IEnumerable<(string S, string P, string O)> triples)
    {
        var data = new Lookup(triples);
        return
        [
            .. from shape in shapes.Subjects
               from target in shapes.Of(shape, Iri("targetClass"))
               from focus in data.WhichHave(RdfTriples.RdfType, target)
               from finding in Check(shape, focus, data)
               select finding,
        ];
    }

    private IEnumerable<ShapeFinding> Check(string shape, string focus, Lookup data)
    {
        var path = shapes.Of(shape, Iri("path")).SingleOrDefault();
        var values = path is null ? [focus] : Values(path, focus, data);
        foreach (var name in Constraints.Where(c => c is not "or" && shapes.Of(shape, Iri(c)).Any(a => !Holds(c, a, shape, values, data))))
        {
            yield return new(IsWarning(shape), focus, Shown(path), name);
        }

        if (shapes.Of(shape, Iri("or")).Any(l => !values.TrueForAll(v => shapes.List(l).Any(s => Conforms(s, v, data)))))
        {
            yield return new(IsWarning(shape), focus, Shown(path), "or");
        }

        foreach (var finding in from property in shapes.Of(shape, Iri("property")) from value in values from finding in Check(property, value, data) select finding)
        {
            yield return finding;
        }
    }

    private bool Holds(string name, string argument, string shape, List<string> values, Lookup data) => name switch
    {
        "minCount" => values.Count >= Number(argument),
        "maxCount" => values.Count <= Number(argument),
        "hasValue" => values.Contains(argument),
        "datatype" => values.TrueForAll(v => v.EndsWith($"\"^^{argument}", StringComparison.Ordinal)),
        "class" => values.TrueForAll(v => data.Of(v, RdfTriples.RdfType).Contains(argument)),
        "nodeKind" => values.TrueForAll(v => IsOfKind(v, argument)),
        "in" => values.TrueForAll(shapes.List(argument).Contains),
        "pattern" => values.TrueForAll(v => !RdfTriples.IsBlank(v) && Regex.IsMatch(v.Trim('<', '>'), Text(argument), RegexOptions.None, TimeSpan.FromSeconds(1))),
        "node" => values.TrueForAll(v => Conforms(argument, v, data)),
        _ => throw new NotSupportedException($"{name} of {shape} is not known."),
    };

    private bool Conforms(string shape, string value, Lookup data) => !Check(shape, value, data).Any();

    private List<string> Values(string path, string focus, Lookup data)
    {
        if (!RdfTriples.IsBlank(path))
        {
            return [.. data.Of(focus, path)];
        }

        var (kind, argument) = Assert1(shapes.Of(path));
        return kind == Iri("alternativePath") ? [.. shapes.List(argument).SelectMany(p => Values(p, focus, data)).Distinct(StringComparer.Ordinal)]
            : kind == Iri("inversePath") ? [.. data.WhichHave(argument, focus)]
            : throw new NotSupportedException($"The path {kind} is not known.");

        static (string P, string O) Assert1(IReadOnlyList<(string P, string O)> said) => said is [var only] ? only : throw new NotSupportedException("A path of several kinds is not known.");
    }

    private static bool IsOfKind(string value, string kind)
    {
        var (isIri, isBlank) = (value[0] == '<', RdfTriples.IsBlank(value));
        return kind == Iri("IRI") ? isIri
            : kind == Iri("BlankNode") ? isBlank
            : kind == Iri("BlankNodeOrIRI") ? isIri || isBlank
            : kind == Iri("Literal") ? !isIri && !isBlank
            : throw new NotSupportedException($"The kind {kind} is not known.");
    }

    private bool IsShape(string subject) => shapes.Of(subject).Any(p => p.P == Iri("path") || p.P == Iri("property") || p.P == Iri("targetClass"))
        || shapes.Of(subject, RdfTriples.RdfType).Contains(Iri("NodeShape"))
        || Constraints.Any(c => shapes.Of(subject, Iri(c)).Any());

    private bool IsWarning(string shape) => shapes.Of(shape, Iri("severity")).SingleOrDefault() is { } severity
        && (severity == Iri("Warning") || (severity == Iri("Violation") ? false : throw new NotSupportedException($"{severity} is not known.")));

    private string Shown(string? path) => path is null ? "" : RdfTriples.IsBlank(path) ? string.Join('|', shapes.Of(path).SelectMany(p => shapes.List(p.O))) : path;

    private static string Iri(string name) => $"<{Sh}{name}>";

    private static string Text(string literal) => literal[1..literal.LastIndexOf('"')];

    private static int Number(string literal) => int.Parse(Text(literal), CultureInfo.InvariantCulture);

    /// <summary>Triples by what they are about.</summary>
    private sealed class Lookup(IEnumerable<(string S, string P, string O)> triples)
    {
        private readonly ILookup<string, (string P, string O)> bySubject = triples.ToLookup(t => t.S, t => (t.P, t.O), StringComparer.Ordinal);

        public IEnumerable<string> Subjects => bySubject.Select(g => g.Key);

        public IReadOnlyList<(string P, string O)> Of(string subject) => [.. bySubject[subject]];

        public IEnumerable<string> Of(string subject, string property) => bySubject[subject].Where(p => p.P == property).Select(p => p.O);

        public IEnumerable<string> WhichHave(string property, string value) => bySubject.Where(g => g.Contains((property, value))).Select(g => g.Key);

        public IEnumerable<string> List(string head)
        {
            for (var node = head; node != $"<{Rdf}nil>"; node = Of(node, $"<{Rdf}rest>").Single())
            {
                yield return Of(node, $"<{Rdf}first>").Single();
            }
        }
    }
}
