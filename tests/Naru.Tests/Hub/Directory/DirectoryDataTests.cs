using Naru.Hub.Directories.Data;
using NJsonSchema;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>The shipped data fit their schemas and each other.</summary>
public sealed class DirectoryDataTests
{
    private static readonly DirectoryData Data = DirectoryData.Shipped;

    public static TheoryData<string, string> Files => new()
    {
        { "districts/incheon.json", "districts/district.schema.json" },
        { "directory/codes.json", "directory/codes.schema.json" },
        { "directory/offering-kinds.json", "directory/offering-kinds.schema.json" },
        { "directory/innovation-types.json", "directory/innovation-types.schema.json" },
        { "directory/duo.json", "directory/duo.schema.json" },
        { "directory/match-weights.json", "directory/match-weights.schema.json" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_FitsItsSchema(string file, string schema)
    {
        var known = await JsonSchema.FromFileAsync(Repository.File(["data", .. schema.Split('/')]), TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(Repository.File(["data", .. file.Split('/')]), TestContext.Current.CancellationToken);
        Assert.Empty(known.Validate(text));

        // Twin: without a source, and with a member that has no meaning.
        Assert.NotEmpty(known.Validate(text.Replace("\"source\"", "\"sauce\"", StringComparison.Ordinal)));
        Assert.NotEmpty(known.Validate(text.Replace("\"ko\":", "\"kr\":", StringComparison.Ordinal).Replace("\"indication\":", "\"indicate\":", StringComparison.Ordinal)));
    }

    /// <summary>On the last day of June 2026 there were eight gus and two guns, on the first of July nine and two; the zones lie elsewhere.</summary>
    [Fact]
    public void Districts_ReformOf2026_ChangesWhatThereIs()
    {
        var (before, after) = (new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1));
        Assert.Equal((8, 2), (Count("gu", before), Count("gun", before)));
        Assert.Equal((9, 2), (Count("gu", after), Count("gun", after)));
        Assert.Equal(["28-yeongjong", "28110", "28"], Data.DistrictAndLarger("28-yeongjong", before));
        Assert.Equal(["28-yeongjong", "28155", "28"], Data.DistrictAndLarger("28-yeongjong", after));
        Assert.Equal(["28-songdo", "28185", "28"], Data.DistrictAndLarger("28-songdo", after));
        Assert.Equal(["28-cheongna", "28275", "28"], Data.DistrictAndLarger("28-cheongna", after));
        Assert.Empty(Data.DistrictAndLarger("99999", after));
        Assert.Empty(Data.DistrictAndLarger(null, after));
    }

    [Fact]
    public void Districts_NameEachOtherRightly()
    {
        Assert.Equal(Data.Districts.Count, Data.Districts.DistinctBy(d => d.Code, StringComparer.Ordinal).Count());
        Assert.All(Data.Districts, d => Assert.All(d.ReplacedBy, r => Assert.NotNull(Data.District(r))));
        Assert.All(Data.Districts, d => Assert.All(d.Within, w => Assert.NotNull(Data.District(w.Code))));
        Assert.All(Data.Districts.Where(d => d.ValidTo is not null), d =>
            Assert.All(d.ReplacedBy, r => Assert.Equal(d.ValidTo!.Value.AddDays(1), Data.District(r)!.ValidFrom)));
    }

    [Fact]
    public void Kinds_AreThoseOfTheDesign() => Assert.Equal(
        ["dataset", "trial-site", "clinician-time", "laboratory", "equipment", "production-capacity", "compute", "fund", "need", "course", "vacancy"],
        Data.Kinds.Select(k => k.Code));

    [Fact]
    public void Duo_HasEveryTermOfItsRelease()
    {
        Assert.Equal(["DS", "GRU", "HMB", "NRES", "POA"], Data.DuoTerms.Where(t => t.IsPermission).Select(t => t.Code).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["CC", "COL", "GS", "GSO", "IRB", "IS", "MOR", "NCU", "NMDS", "NPOA", "NPU", "NPUNCU", "PS", "PUB", "RS", "RTN", "TS", "US"],
            Data.DuoTerms.Where(t => !t.IsPermission).Select(t => t.Code).Order(StringComparer.Ordinal));
        Assert.All(Data.DuoTerms, t => Assert.Matches("^http://purl.obolibrary.org/obo/DUO_[0-9]{7}$", t.Iri));
    }

    [Fact]
    public void Conditions_HaveLists() => Assert.All(
        Data.Conditions.Where(c => c.List is not null and not "district" and not "innovation-type" and not "stage"), c => Assert.NotEmpty(Data.List(c.List!).Codes));

    [Fact]
    public void Fields_OfOneNameInSeveralKinds_HaveOneMeaning() => Assert.All(
        Data.Kinds.SelectMany(k => k.Fields).Where(f => f.IsFilterable).GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Key != "form"),
        g => Assert.Single(g.Select(f => f.List?.Name).Distinct(StringComparer.Ordinal)));

    private static int Count(string kind, DateOnly day) => Data.Districts.Count(d => d.Kind == kind && d.IsInForce(day));
}
