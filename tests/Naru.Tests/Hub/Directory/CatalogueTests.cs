using CsCheck;
using Naru.Hub.Directories.Catalogue;
using Naru.Hub.Directories.Contracts;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Records of HealthDCAT-AP: both forms are sound, say the same, and nothing that people write gets out of its place.</summary>
public sealed class CatalogueTests
{
    private const string Base = RecordSamples.Address;
    private const string Health = "http://healthdataportal.eu/ns/health#";
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Dcat = "http://www.w3.org/ns/dcat#";

    private static readonly OfferingContent Full = RecordSamples.Full;

    [Fact]
    public void Record_BothForms_AreOneGraph()
    {
        var graph = Graph(Full);
        var (turtle, json) = (RdfTriples.OfTurtle(TurtleWriter.Write(graph)), RdfTriples.OfJsonLd(JsonLdWriter.Write(graph)));
        Assert.Equal(graph.Triples.Count, turtle.Count);
        Assert.True(RdfTriples.AreSame(turtle, json));

        // The twin: one triple less, one word more.
        Assert.False(RdfTriples.AreSame(turtle, [.. json.Skip(1)]));
        Assert.False(RdfTriples.AreSame(turtle, RdfTriples.OfJsonLd(JsonLdWriter.Write(Graph(Full with { Title = new Texts("다른 제목") })))));
    }

    /// <summary>What the profile asks of a dataset that is not public, and what it recommends.</summary>
    [Fact]
    public void Record_HasWhatTheProfileAsks()
    {
        var triples = RdfTriples.OfTurtle(TurtleWriter.Write(Graph(Full)));
        var dataset = $"<{Base}/api/v1/catalogue/o1>";
        string[] Values(string property, string? of = null) => [.. triples.Where(t => t.S == (of ?? dataset) && t.P == $"<{property}>").Select(t => t.O).Order(StringComparer.Ordinal)];
        Assert.Equal(["\"Fundus photographs of diabetics\"@en", "\"당뇨 안저 사진\"@ko"], Values(Dct + "title"));
        Assert.Equal(["<http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC>"], Values(Dct + "accessRights"));
        Assert.Equal(["<https://www.law.go.kr/법령/개인정보보호법>"], Values("http://data.europa.eu/r5r/applicableLegislation"));
        Assert.Equal(["<https://hdeu-dcat.data.health.europa.eu/resource/authority/healthcategories/EHRS>"], Values(Health + "healthCategory"));
        Assert.Equal(["\"20\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"], Values(Health + "minTypicalAge"));
        Assert.Equal(["\"500\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"], Values(Health + "numberOfUniqueIndividuals"));
        Assert.Equal(["\"false\"^^<http://www.w3.org/2001/XMLSchema#boolean>"], Values(Health + "hasStructuredData"));
        foreach (var property in new[]
        {
            Dct + "identifier", Dct + "description", Dct + "publisher", Dct + "type", Dct + "provenance", Dct + "temporal", Dcat + "theme", Dcat + "keyword", Dcat + "contactPoint",
            Dcat + "distribution", Health + "hdab", Health + "healthTheme", Health + "populationCoverage", Health + "maxTypicalAge", Health + "numberOfRecords", Health + "hasCodingSystem",
            Health + "retentionPeriod", Health + "analytics", "http://www.w3.org/ns/adms#sample", "https://w3id.org/dpv#hasPersonalData", "https://w3id.org/dpv#hasLegalBasis",
            "https://w3id.org/dpv#hasPurpose", "http://www.w3.org/ns/dqv#hasQualityAnnotation",
        })
        {
            Assert.NotEmpty(Values(property));
        }

        // Every distribution has its address and its law; publisher and access body have a contact point.
        var distributions = Values(Dcat + "distribution").Concat(Values(Health + "analytics")).Concat(Values("http://www.w3.org/ns/adms#sample"));
        Assert.All(distributions, d => Assert.True(Values(Dcat + "accessURL", d).Length == 1 && Values("http://data.europa.eu/r5r/applicableLegislation", d).Length == 1));
        Assert.All(Values(Dct + "publisher").Concat(Values(Health + "hdab")), a => Assert.Single(Values("http://data.europa.eu/m8g/contactPoint", a)));
        Assert.Equal(["<mailto:data@hospital.example.org>"], Values("http://www.w3.org/2006/vcard/ns#hasEmail", Assert.Single(Values(Dcat + "contactPoint"))));
        var uses = Values(Dct + "rights").SelectMany(r => Values(Dct + "conformsTo", r)).Order(StringComparer.Ordinal);
        Assert.Equal(new[] { "07", "12", "22", "24", "25" }.Select(n => $"<http://purl.obolibrary.org/obo/DUO_00000{n}>"), uses);
    }

    /// <summary>Texts that try to end their place, in every text that people can write.</summary>
    [Theory]
    [InlineData("\" . <urn:evil> a <urn:Evil> . \"")]
    [InlineData("\\\" . <urn:evil> a <urn:Evil> .")]
    [InlineData("\\")]
    [InlineData("\\u0022 . <urn:evil> a <urn:Evil> .")]
    [InlineData("a\nb\r\nc\td\"\"\"")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("}],\"@id\":\"urn:evil\",\"x\":[{")]
    [InlineData("한글 \uD83D\uDEA2 \u007F")]
    public void Text_ThatTriesToGetOut_Stays(string text)
    {
        var content = Full with { Title = new Texts(text, text), Description = new Texts(text), Keywords = [text] };
        content = content.With("purpose", System.Text.Json.JsonSerializer.Serialize(new { ko = text })).With("provenance", System.Text.Json.JsonSerializer.Serialize(new { en = text }));
        var graph = Graph(content, new Texts(text, text));
        var (turtle, json) = (TurtleWriter.Write(graph), JsonLdWriter.Write(graph));
        var triples = RdfTriples.OfTurtle(turtle);
        Assert.DoesNotContain(triples, t => t.S == "<urn:evil>");
        Assert.Equal(2, triples.Count(t => t.P == $"<{Dct}title>" && t.O.StartsWith($"\"{text}\"@", StringComparison.Ordinal) && t.S.EndsWith("o1>", StringComparison.Ordinal)));
        Assert.True(RdfTriples.AreSame(triples, RdfTriples.OfJsonLd(json)));
        Assert.DoesNotContain("<script", json, StringComparison.Ordinal);
    }

    /// <summary>An address that was checked can stand in a record; whatever cannot, does not pass the check.</summary>
    [Fact]
    public void Address_WhatPassesTheCheck_CanBeWritten()
    {
        var letters = Gen.OneOf("https://x.example.org/", "a", "<", ">", "\"", " ", "\\", "{", "^", "\u202E", "\n", "한글", "%3C", "?q=", "#", "'", "(", "\uD800", "`", "|", "@");
        letters.Array[0, 6].Select(p => "https://x.example.org/" + string.Concat(p)).Check(
            3_000,
            address =>
            {
                if (Naru.Hub.Directories.Checks.IsWebAddress(address))
                {
                    var graph = Graph(Full.With("accessUrl", System.Text.Json.JsonSerializer.Serialize(address)));
                    Assert.Contains(RdfTriples.OfTurtle(TurtleWriter.Write(graph)), t => t.O == $"<{address}>");
                }
                else
                {
                    Assert.Contains(address, c => c is '<' or '>' or '"' or ' ' or '\\' or '{' or '^' or '\u202E' or '\n' or '\uD800' or '`' or '|');
                }
            });
        Assert.Throws<ArgumentException>(() => new Term.Iri("https://x.example.org/> <y"));
    }

    [Fact]
    public void Catalogue_ListsItsDatasets()
    {
        var graph = RecordSamples.Catalogue(Full, Samples.Dataset);
        var triples = RdfTriples.OfTurtle(TurtleWriter.Write(graph));
        Assert.Equal(2, triples.Count(t => t.S == $"<{Base}/api/v1/catalogue>" && t.P == $"<{Dcat}dataset>"));
        Assert.True(RdfTriples.AreSame(triples, RdfTriples.OfJsonLd(JsonLdWriter.Write(graph))));
    }

    private static Graph Graph(OfferingContent content, Texts? publisher = null) => RecordSamples.Graph(content, publisher);
}
