using System.Text.Json;
using Naru.Core;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Directories.Search;
using Naru.Hub.Kernel;

namespace Naru.Tests.Hub.Directories;

/// <summary>Parties, innovations and offerings that are sound, for tests to spoil. SYNTHETIC: none of them is a real one.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 11, 27);

    public static readonly DirectoryData Data = DirectoryData.Shipped;

    public static readonly ConceptRef Diabetes = new(201826, "Type 2 diabetes mellitus", "SNOMED");

    public static readonly ConceptRef Retinopathy = new(4226121, "Diabetic retinopathy", "SNOMED");

    public static readonly ConceptRef EyeDisease = new(375252, "Disorder of eye", "SNOMED");

    public static readonly ConceptRef Fracture = new(75053, "Fracture of bone", "SNOMED");

    /// <summary>Diabetic retinopathy is an eye disease.</summary>
    public static readonly IConceptHierarchy Vocabulary = new TestVocabulary(
        [Diabetes, Retinopathy, EyeDisease, Fracture], new Dictionary<long, long[]> { [Retinopathy.Id] = [EyeDisease.Id] });

    public static readonly PartyProfile Company = new(PartyKind.Organisation, new Texts("나루바이오", "Naru Bio"))
    {
        OrganisationType = "company",
        District = "28-songdo",
        Founded = new DateOnly(2022, 3, 4),
        Capabilities = ["software-development"],
    };

    public static readonly PartyProfile Hospital = new(PartyKind.Organisation, new Texts("나루병원", "Naru Hospital"))
    {
        OrganisationType = "hospital",
        District = "28200",
    };

    public static readonly PartyProfile Person = new(PartyKind.Person, new Texts("홍길동", "Hong Gil-dong"));

    public static readonly InnovationProfile Innovation = new("software", "retrospective", new Texts("망막 판독 보조", "Retina reading aid"), ["company"])
    {
        IntendedUse = new Texts("안저 사진에서 당뇨망막병증을 찾습니다."),
        Classification = "2",
        Indications = [Retinopathy],
        Keywords = ["안저", "fundus"],
        Needs = ["medical-imaging", "omop-data"],
    };

    public static readonly OfferingContent Dataset = new("dataset", "hospital", new Texts("당뇨 안저 사진", "Fundus photographs of diabetics"))
    {
        Description = new Texts("2015년부터 모은 사진입니다.", "Photographs since 2015."),
        Keywords = ["안저"],
        Capabilities = ["medical-imaging"],
        Indications = [EyeDisease],
        DataUse = new DataUse([new DataUseTerm("HMB"), new DataUseTerm("IRB")]),
        Fields = Fields("""
            {"accessRights": "NON_PUBLIC", "datasetType": "STATISTICAL", "legislation": ["kr-pipa"], "healthCategory": ["EHRS"], "provenance": {"ko": "전자의무기록에서 뽑음"},
             "accessUrl": "https://hospital.example.org/ask", "contactEmail": "data@hospital.example.org", "minTypicalAge": 20, "maxTypicalAge": 90,
             "numberOfRecords": 1000}
            """),
    };

    public static readonly OfferingContent Equipment = new("equipment", "hospital", new Texts("질량분석기", "Mass spectrometer"))
    {
        Description = new Texts("단백질을 잽니다."),
        Capabilities = ["bioanalysis"],
        Fields = Fields("""{"model": "QX-1", "operatorIncluded": true}"""),
    };

    public static IReadOnlyDictionary<string, JsonElement> Fields(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    /// <summary>The same offering with a field set, or taken out.</summary>
    public static OfferingContent With(this OfferingContent content, string field, string? json)
    {
        var fields = content.Fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        if (json is null)
        {
            fields.Remove(field);
        }
        else
        {
            fields[field] = JsonSerializer.Deserialize<JsonElement>(json);
        }

        return content with { Fields = fields };
    }

    /// <summary>A role: <c>hospital/member</c>; <c>group&gt;hospital/member</c> in a group into which the hospital was merged.</summary>
    public static HeldRole Held(string text)
    {
        var parts = text.Split('/');
        var ids = parts[0].Split('>');
        return new HeldRole(ids[0], parts[1]) { Absorbed = ids.Skip(1).ToValueList() };
    }

    public static PartyState Party(string id, PartyProfile profile) => new(id, profile);

    public static PartyFacts PartyFacts(params PartyState[] others) =>
        new(Data, Today, others.ToDictionary(o => o.Id, StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));

    public static InnovationFacts InnovationFacts(IConceptHierarchy? vocabulary = null) => new(
        Data, Today, new Dictionary<string, PartyState>(StringComparer.Ordinal) { ["company"] = Party("company", Company) }, vocabulary ?? Vocabulary);

    public static OfferingFacts OfferingFacts(PartyState? provider = null) => new(Data, Today, provider ?? Party("hospital", Hospital), Vocabulary);

    public static SearchDocument Document(string id, OfferingContent content, PartyProfile? provider = null) => new(
        id, content, content.Provider, (provider ?? Hospital).Names, (provider ?? Hospital).OrganisationType, (provider ?? Hospital).District);

    public static T Folded<T>(T? state, Func<T?, DirectoryEvent, T?> apply, Result<ValueList<DirectoryEvent>> decided)
        where T : class
    {
        Xunit.Assert.True(decided.IsSuccess, string.Join('\n', decided.Findings));
        return decided.Value.Aggregate(state, (s, e) => apply(s, e))!;
    }

    /// <summary>Codes and places of what is wrong.</summary>
    public static string[] Wrong<T>(Result<T> result)
        where T : class => [.. result.Errors.Select(e => $"{e.Code} {e.Place.JsonPath}")];
}

/// <summary>A vocabulary of a few concepts.</summary>
internal sealed class TestVocabulary(ConceptRef[] concepts, Dictionary<long, long[]> ancestors) : IConceptHierarchy
{
    public bool IsThere => true;

    public ConceptRef? Find(long id) => concepts.FirstOrDefault(c => c.Id == id);

    public IReadOnlySet<long> Ancestors(long id) => ancestors.TryGetValue(id, out var found) ? found.ToHashSet() : new HashSet<long>();
}
