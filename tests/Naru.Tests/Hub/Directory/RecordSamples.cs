using Naru.Hub.Directories.Catalogue;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Naru.Tests.Disclosure;

namespace Naru.Tests.Hub.Directories;

/// <summary>Datasets whose records differ as much as they can, and the shapes that judge them.</summary>
internal static class RecordSamples
{
    public const string Address = "https://hub.example.org";
    public const string Record = $"<{Address}/api/v1/catalogue/o1>";
    private const string AccessRight = "http://publications.europa.eu/resource/authority/access-right/";

    /// <summary>Everything that can be said.</summary>
    public static readonly OfferingContent Full = Samples.Dataset
        .With("populationCoverage", """{"ko": "인천의 당뇨 환자", "en": "Diabetics of Incheon"}""")
        .With("temporalFrom", "\"2015-01-01\"").With("temporalTo", "\"2025-12-31\"").With("retentionTo", "\"2035-12-31\"")
        .With("codingSystems", "[\"OHDSI-VOCAB\", \"SNOMED-CT\"]").With("personalData", "[\"Age\", \"Gender\"]").With("legalBasis", "\"pseudonymised-research\"")
        .With("purpose", """{"ko": "과학적 연구"}""").With("qualityNote", "\"https://hospital.example.org/quality\"")
        .With("sampleUrl", "\"https://hospital.example.org/sample\"").With("analyticsUrl", "\"https://hospital.example.org/analytics\"")
        .With("healthTheme", "[\"HEALTH_SYSTEMS\"]").With("accessBody", """{"ko": "데이터심의위원회", "en": "Data review board"}""")
        .With("landingPage", "\"https://hospital.example.org/\"").With("numberOfUniqueIndividuals", "500") with
    {
        DataUse = new DataUse([new("DS") { Concepts = [Samples.Diabetes] }, new("TS") { Months = 12 }, new("MOR") { Date = new(2027, 1, 1) }, new("RS") { Text = new Texts("안과 연구만") }, new("GS") { Codes = ["KR"] }]),
    };

    /// <summary>What must be said to publish it, and nothing else.</summary>
    public static readonly OfferingContent Least = new OfferingContent("dataset", "hospital", new Texts("당뇨 안저 사진"))
    {
        Description = new Texts("2015년부터 모은 사진입니다."),
        DataUse = new DataUse([new DataUseTerm("HMB")]),
        Fields = Samples.Data.Kind("dataset")!.Fields.Where(f => f.IsRequired)
            .Aggregate(Samples.Fields("{}"), (all, f) => new Dictionary<string, System.Text.Json.JsonElement>(all) { [f.Name] = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(FieldSamples.Sound(f)) }),
    };

    /// <summary>Fed by a node.</summary>
    public static readonly OfferingContent Fed = Full.With("numberOfRecords", null).With("numberOfUniqueIndividuals", null) with { FedBy = new NodeFeed("node-a", Hospital.Dataset) };

    public static readonly string[] Levels = ["PUBLIC", "RESTRICTED", "NON_PUBLIC"];

    public static OfferingContent At(this OfferingContent content, string level) => content.With("accessRights", $"\"{level}\"");

    /// <summary>The shapes of a level of access.</summary>
    public static Shapes ShapesOf(string level, params string[] others) => new(
        new[] { "dcat-ap", "health", "lists", level.ToLowerInvariant().Replace('_', '-') }.Concat(others)
            .Select(n => File.ReadAllText(Repository.File("tests", "Naru.Tests", "Hub", "Directory", "Profile", $"{n}.ttl"))));

    /// <summary>The shapes that a record's own level of access asks for.</summary>
    public static Shapes ShapesFor(IEnumerable<(string S, string P, string O)> record) =>
        ShapesOf(record.Single(t => t.P == "<http://purl.org/dc/terms/accessRights>").O[(AccessRight.Length + 1)..^1]);

    public static Graph Graph(OfferingContent content, Texts? publisher = null, IConceptHierarchy? concepts = null) =>
        Records(concepts).Of(View("o1", content), publisher ?? Samples.Hospital.Names);

    public static Graph Catalogue(params OfferingContent[] contents) =>
        Records().Catalogue(contents.Select((c, i) => (View($"o{i + 1}", c), Samples.Hospital.Names)));

    public static DatasetRecord Records(IConceptHierarchy? concepts = null) => new(Samples.Data, Address, concepts ?? NoVocabulary.Instance);

    public static OfferingView View(string id, OfferingContent content) =>
        new(id, "public", content, content.FedBy is null ? null : DatasetFigures.Of(FedDatasetTests.Release("standard")), null);
}
