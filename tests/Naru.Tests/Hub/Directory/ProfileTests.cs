using Naru.Hub.Directories.Catalogue;
using Naru.Hub.Directories.Contracts;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Records and the catalogue fit the shapes of DCAT-AP and HealthDCAT-AP in both forms; and the shapes see whatever does not.</summary>
public sealed class ProfileTests
{
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Health = "http://healthdataportal.eu/ns/health#";
    private const string Sh = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n";
    private const string Other = "<https://other.example.org/x>";

    public static TheoryData<string, string> Records
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var level in RecordSamples.Levels)
            {
                all.Add("full", level);
                all.Add("least", level);
                all.Add("fed", level);
                all.Add("of a person", level);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Record_FitsTheProfile_InBothForms(string name, string level)
    {
        var graph = Of(name, level);
        var (turtle, json) = (RdfTriples.OfTurtle(TurtleWriter.Write(graph)), RdfTriples.OfJsonLd(JsonLdWriter.Write(graph)));
        var shapes = RecordSamples.ShapesFor(turtle);
        Assert.Empty(shapes.Judge(turtle));
        Assert.Empty(shapes.Judge(json));

        // The twin: another level's shapes, and one triple less.
        Assert.Contains(RecordSamples.ShapesOf(RecordSamples.Levels.First(l => l != level)).Judge(turtle), f => f.Constraint == "hasValue");
        Assert.Contains(shapes.Judge(turtle.Where(t => t.P != $"<{Health}hdab>")), f => f is { Constraint: "minCount", Focus: RecordSamples.Record });
        Assert.Contains(shapes.Judge(json.Where(t => t.P != $"<{Dct}title>")), f => f is { Constraint: "minCount", Focus: RecordSamples.Record });
    }

    [Fact]
    public void Catalogue_FitsTheProfile_InBothForms()
    {
        var graph = RecordSamples.Catalogue(RecordSamples.Full, RecordSamples.Least.At("NON_PUBLIC"), RecordSamples.Fed);
        var turtle = RdfTriples.OfTurtle(TurtleWriter.Write(graph));
        var shapes = RecordSamples.ShapesOf("NON_PUBLIC");
        Assert.Empty(shapes.Judge(turtle));
        Assert.Empty(shapes.Judge(RdfTriples.OfJsonLd(JsonLdWriter.Write(graph))));
        var catalogue = $"<{RecordSamples.Address}/api/v1/catalogue>";
        Assert.Contains(shapes.Judge(turtle.Where(t => t.S != catalogue || t.P != $"<{Dct}publisher>")), f => f.Focus == catalogue && f.Constraint == "minCount");
    }

    /// <summary>Each constraint of each shape is broken once, and the break is seen where it was made: no constraint is passed over.</summary>
    [Fact]
    public void Shapes_EveryConstraint_IsSeenWhenItIsBroken()
    {
        var sound = RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Catalogue(RecordSamples.Full, RecordSamples.Fed)));
        var shapes = RecordSamples.ShapesOf("NON_PUBLIC", "recommended");
        Assert.DoesNotContain(shapes.Judge(sound), f => !f.IsWarning);
        var unseen = new List<ShapeConstraint>();
        foreach (var constraint in shapes.All)
        {
            var (broken, focus) = Broken(sound, constraint);
            if (!shapes.Judge(broken).Any(f => f.Focus == focus && f.Path == constraint.Path && f.Constraint == constraint.Name && f.IsWarning == constraint.IsWarning))
            {
                unseen.Add(constraint);
            }
        }

        Assert.Empty(unseen);
        Assert.True(shapes.All.Count() > 150, "The shapes are read whole.");
    }

    [Fact]
    public void Shapes_WhatIsNoPlainConstraint_IsSeenToo()
    {
        var sound = RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Catalogue(RecordSamples.Full)));
        var shapes = RecordSamples.ShapesOf("NON_PUBLIC");

        // Data that are said to be structured, and no variables.
        var structured = sound.Select(t => t.P == $"<{Health}hasStructuredData>" ? t with { O = t.O.Replace("false", "true", StringComparison.Ordinal) } : t);
        Assert.Contains(shapes.Judge(structured), f => f.Constraint == "or");

        // A contact without an address: one of two properties must be there.
        foreach (var contact in new[] { "http://www.w3.org/2006/vcard/ns#Kind", "http://data.europa.eu/m8g/ContactPoint" })
        {
            var node = sound.First(t => t.O == $"<{contact}>").S;
            Assert.Contains(shapes.Judge(sound.Where(t => t.S != node || t.P == RdfTriples.RdfType)), f => f.Focus == node && f.Path.Contains('|', StringComparison.Ordinal));
        }

        // A concept of another list.
        var theme = $"<{Health}healthTheme>";
        Assert.Contains(
            shapes.Judge(sound.Select(t => t.O.EndsWith("/health-theme>", StringComparison.Ordinal) ? t with { O = Other } : t)), f => f.Path == theme && f.Constraint == "node");
    }

    /// <summary>What the reader of shapes does not know, stops it.</summary>
    [Theory]
    [InlineData("<urn:s> a sh:NodeShape ; sh:closed true .", "closed")]
    [InlineData("<urn:s> sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; sh:minLength 3 ] .", "minLength")]
    [InlineData("<urn:s> sh:targetNode <urn:n> ; sh:property [ sh:path <urn:p> ; sh:minCount 1 ] .", "targetNode")]
    [InlineData("<urn:s> a sh:NodeShape ; sh:sparql [ sh:select \"SELECT\" ] .", "sparql")]
    [InlineData("<urn:s> sh:targetClass <urn:c> ; sh:property [ sh:path [ sh:zeroOrMorePath <urn:p> ] ; sh:minCount 1 ] .", "zeroOrMorePath")]
    [InlineData("<urn:s> sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; sh:nodeKind sh:Anything ] .", "Anything")]
    [InlineData("<urn:s> sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; sh:minCount 2 ; sh:severity sh:Info ] .", "Info")]
    public void Shapes_WhatTheReaderDoesNotKnow_StopsIt(string shape, string unknown)
    {
        var e = Assert.Throws<NotSupportedException>(() => new Shapes(Sh + shape).Judge([("<urn:x>", RdfTriples.RdfType, "<urn:c>"), ("<urn:x>", "<urn:p>", "<urn:y>")]));
        Assert.Contains(unknown, e.Message, StringComparison.Ordinal);
    }

    /// <summary>Recommended, and not said of a dataset of which everything is said: the hub asks for none of it.</summary>
    [Fact]
    public void Record_WhatIsRecommended_IsThereButForTheseProperties()
    {
        string[] Missing(OfferingContent content) => [.. RecordSamples.ShapesOf("NON_PUBLIC", "recommended")
            .Judge(RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Graph(content)))).Select(f => f.Path.Split('/', '#')[^1].TrimEnd('>')).Order(StringComparer.Ordinal)];

        string[] never = ["accrualPeriodicity", "hasCodeValues", "isReferencedBy", "language", "page", "relation", "source", "temporalResolution"];
        Assert.Equal(never.Append("conformsTo").Order(StringComparer.Ordinal), Missing(RecordSamples.Full));
        Assert.Equal(never.Append("numberOfRecords").Order(StringComparer.Ordinal), Missing(RecordSamples.Fed));
    }

    /// <summary>A property that is written about a thing of the profiles' classes is one of which a shape speaks, or is named here.</summary>
    [Fact]
    public void Record_EveryProperty_IsJudged()
    {
        var shapes = RecordSamples.ShapesOf("NON_PUBLIC");
        var written = RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Catalogue(RecordSamples.Full, RecordSamples.Fed)));
        var types = written.Where(t => t.P == RdfTriples.RdfType).ToLookup(t => t.S, t => t.O, StringComparer.Ordinal);
        var judged = shapes.All.Select(c => (c.Class, c.Path)).ToHashSet();
        var classes = judged.Select(c => c.Class).ToHashSet(StringComparer.Ordinal);
        var free = written.Where(t => t.P != RdfTriples.RdfType && types[t.S].Any(classes.Contains) && !types[t.S].Any(c => judged.Contains((c, t.P))))
            .Select(t => t.P.Replace($"<{RecordSamples.Address}{OwnTerms.Path}#", "<naru:", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "<http://data.europa.eu/m8g/contactPoint>", "<http://purl.org/dc/terms/rights>", "<http://www.w3.org/2004/02/skos/core#inScheme>", "<naru:figures>",
                "<naru:persons>", "<naru:personsPlusMinus>",
            ],
            free);
    }

    /// <summary>The hub's own terms are addresses that say what they mean; every one that is written is among them.</summary>
    [Fact]
    public void OwnTerms_AreDescribed()
    {
        const string Own = $"<{RecordSamples.Address}/api/v1/catalogue/terms#";
        var graph = OwnTerms.Describe(RecordSamples.Address);
        var terms = RdfTriples.OfTurtle(TurtleWriter.Write(graph));
        Assert.True(RdfTriples.AreSame(terms, RdfTriples.OfJsonLd(JsonLdWriter.Write(graph))));
        var described = terms.Where(t => t.P == "<http://www.w3.org/2000/01/rdf-schema#comment>").Select(t => t.S).ToHashSet(StringComparer.Ordinal);
        Assert.All(described, t => Assert.Equal(["en", "ko"], terms.Where(x => x.S == t && x.P.EndsWith("label>", StringComparison.Ordinal)).Select(x => x.O[^2..]).Order(StringComparer.Ordinal)));
        var written = RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Catalogue(RecordSamples.Full, RecordSamples.Fed)));
        var used = written.SelectMany(t => new[] { t.P, t.O }).Where(t => t.StartsWith(Own, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(used.Except(described));
        Assert.Equal([$"{Own}individualsBelow>"], described.Except(used).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(written, t => t.ToString().Contains("urn:naru", StringComparison.Ordinal));
    }

    /// <summary>What a node released is the structure: a variable for each concept whose count left, named by the vocabulary where there is one, and nothing else.</summary>
    [Fact]
    public void Structure_IsWhatWasReleased()
    {
        var figures = DatasetFigures.Of(FedDatasetTests.Release("standard"))!;
        var triples = RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Graph(RecordSamples.Fed)));
        Assert.Equal(
            figures.Concepts.Select(c => $"\"{c.Name}\"").Order(StringComparer.Ordinal), triples.Where(t => t.P == "<http://www.w3.org/ns/csvw#name>").Select(t => t.O).Order(StringComparer.Ordinal));
        Assert.Contains(triples, t => t.S == RecordSamples.Record && t.P == $"<{Dct}conformsTo>" && t.O.EndsWith("/standard/OMOP-CDM>", StringComparison.Ordinal));
        Assert.DoesNotContain(triples, t => t.P == "<http://www.w3.org/ns/csvw#propertyUrl>");

        // Where the question named concepts by number and the hub has them, they have names and a page.
        var graph = new Graph("https://x.example.org/#");
        var named = FedDatasetTests.Release("standard", Naru.Tests.Disclosure.Questions.Of(
            "모든 환자", new Naru.Disclosure.Questions.Population("all"), new Naru.Disclosure.Questions.Profile("concepts", ["201826", "375252", "7"], 2)));
        Structure.Add(graph, new Term.Iri("urn:d"), DatasetFigures.Of(named), Samples.Vocabulary);
        var titles = graph.Triples.Where(t => t.Property == "http://www.w3.org/ns/csvw#title").Select(t => ((Term.Literal)t.Value).Text).Order(StringComparer.Ordinal);
        Assert.Equal(["7", Samples.EyeDisease.Name, Samples.Diabetes.Name], titles);
        Assert.Equal(2, graph.Triples.Count(t => t.Property == "http://www.w3.org/ns/csvw#propertyUrl"));

        // Without a release, and where nobody feeds, none is described.
        Assert.Contains(RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Graph(RecordSamples.Full))), t => t.P == $"<{Health}hasStructuredData>" && t.O.StartsWith("\"false\"", StringComparison.Ordinal));
    }

    /// <summary>What the profile demands and nobody said.</summary>
    [Fact]
    public void Record_WhatNobodySaid_IsFilledWithWhatIsKnown()
    {
        var triples = RdfTriples.OfTurtle(TurtleWriter.Write(RecordSamples.Graph(RecordSamples.Least, new Texts())));
        string One(string subject, string property) => triples.Single(t => t.S == subject && t.P == $"<{property}>").O;
        var category = Samples.Data.List("health-category").Codes[0].Label;
        Assert.Equal(
            [$"\"{category.English}\"@en", $"\"{category.Korean}\"@ko"],
            triples.Where(t => t.P == $"<{Dcat}keyword>").Select(t => t.O).Order(StringComparer.Ordinal));
        Assert.Equal(One(RecordSamples.Record, Dct + "publisher"), One(RecordSamples.Record, Health + "hdab"));
        Assert.Contains(triples, t => t.S == One(RecordSamples.Record, Dct + "publisher") && t.O == "\"A provider who is not named\"@en");
    }

    private static Graph Of(string name, string level) => name switch
    {
        "full" => RecordSamples.Graph(RecordSamples.Full.At(level)),
        "least" => RecordSamples.Graph(RecordSamples.Least.At(level)),
        "fed" => RecordSamples.Graph(RecordSamples.Fed.At(level), concepts: Samples.Vocabulary),
        _ => RecordSamples.Graph(RecordSamples.Least.At(level), new Texts()),
    };

    /// <summary>The graph with one break, and of what it is one.</summary>
    private static (IEnumerable<(string S, string P, string O)> Triples, string Focus) Broken(HashSet<(string S, string P, string O)> sound, ShapeConstraint constraint)
    {
        var things = sound.Where(t => t.P == RdfTriples.RdfType && t.O == constraint.Class).Select(t => t.S).ToList();
        var focus = things.Find(t => sound.Any(x => x.S == t && x.P == constraint.Path)) ?? things[0];
        bool IsIt((string S, string P, string O) t) => t.S == focus && t.P == constraint.Path;
        IEnumerable<(string S, string P, string O)> With(params string[] values) => sound.Concat(values.Select(v => (focus, constraint.Path, v)));
        return (constraint.Name switch
        {
            "minCount" => sound.Where(t => !IsIt(t)),
            "maxCount" => With("\"a\"", "\"b\""),
            "hasValue" => sound.Where(t => !IsIt(t) || t.O != constraint.Value),
            "nodeKind" => With(constraint.Value.EndsWith("Literal>", StringComparison.Ordinal) ? Other : "\"a\""),
            "class" or "datatype" => With("\"a\""),

            // Nothing is said of the other thing but that it ends twice, which only a period minds.
            "node" => With(Other).Append((Other, $"<{Dcat}endDate>", "\"a\"")),
            _ => throw new NotSupportedException(constraint.Name),
        }, focus);
    }
}
