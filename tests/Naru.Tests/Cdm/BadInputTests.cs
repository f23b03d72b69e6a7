using Naru.Cdm;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm;

public sealed class BadInputTests
{
    public static TheoryData<string> Names => [.. BadInputs.All.Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_BadInput_NamesKindAndPlace(string name)
    {
        var input = BadInputs.All.Single(b => b.Name == name);
        using var folder = new TestFolder();
        var path = input.Spoil(folder);
        var result = folder.Open(path);
        try
        {
            var findings = result.Findings.Where(f => f.Kind == input.Kind).ToList();
            Assert.True(findings.Count > 0, $"Not found; instead: {string.Join(" | ", result.Findings)}");
            if (path is not null && input.Place.File is null)
            {
                Assert.Contains(findings, f => f.Place == input.Place with { File = path });
            }
            else
            {
                Assert.Contains(findings, f => f.Place == input.Place);
            }

            Assert.Equal(input.Kind.Severity != Severity.Error, result.IsSuccess);
            if (input.Kind.Severity == Severity.Error)
            {
                // Apart from tables that are merely absent, one fault makes one finding.
                Assert.Single(result.Errors);
            }
        }
        finally
        {
            result.Value?.Dispose();
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Scratch));
    }

    [Fact]
    public void All_EveryKind_HasBadInputThatProducesIt() =>
        Assert.Empty(CdmErrors.All.Except(BadInputs.All.Select(b => b.Kind)));

    [Fact]
    public void All_EveryDeclaredKind_IsListedOnce()
    {
        var declared = typeof(CdmErrors).GetFields().Select(f => f.GetValue(null)).OfType<ErrorKind>().ToList();
        Assert.Equal(declared, CdmErrors.All);
        Assert.Equal(declared.Count, declared.DistinctBy(k => k.Code, StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Open_GzipCutInHalf_NamesTheLastLineThatCouldBeRead()
    {
        using var folder = new TestFolder();
        var whole = TestFolder.Gzip("person_id,death_date\n" + string.Concat(Enumerable.Repeat("1,2010-01-01\n", 100_000)));
        folder.Write("death.csv.gz", whole[..(whole.Length / 2)]);
        var error = Assert.Single(folder.Open().Errors);
        Assert.Equal(CdmErrors.BrokenCompression, error.Kind);
        Assert.InRange(error.Place.Line!.Value, 2, 100_000);
    }

    [Fact]
    public void Open_ArchiveWithDamagedEntry_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Write("location.csv", "location_id,city\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i},{i * 7919L % 10_007}\n")));
        var bytes = File.ReadAllBytes(folder.Zip("whole.zip"));

        // A final, empty block of deflate in the middle of an entry: it decompresses without complaint, and ends too early.
        var name = bytes.AsSpan().IndexOf("location.csv"u8);
        bytes[name + "location.csv".Length] = 3;
        bytes[name + "location.csv".Length + 1] = 0;
        File.WriteAllBytes(folder.Beside("damaged.zip"), bytes);
        var error = Assert.Single(folder.Open(folder.Beside("damaged.zip")).Errors);
        Assert.Equal(CdmErrors.BrokenCompression, error.Kind);
        Assert.Equal("damaged.zip/location.csv", error.Place.File);
    }

    [Fact]
    public void Open_ManyEqualFindings_ListsFiveAndCountsTheRest()
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", "person_id,death_date\n" + string.Concat(Enumerable.Repeat("1,soon\n", 100)) + "9,2010-01-01\n8,2010-01-01\n");
        var dates = folder.Open().Findings.Where(f => f.Kind == CdmErrors.BadDate).ToList();
        Assert.Equal([2L, 3L, 4L, 5L, 6L, null], dates.Select(f => f.Place.Line));
        Assert.Equal([1L, 1L, 1L, 1L, 1L, 95L], dates.Select(f => f.Count));
    }

    [Fact]
    public void Open_SeveralFaults_NamesAllOfThem()
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", "person_id,death_date\n1,soon\n9,2010-01-01\n1\n")
            .Write("drug_era.csv", "drug_era_id,person_id,drug_concept_id,drug_era_start_date,drug_era_end_date\n5,1,x,2010-01-01,2010-01-01\n5,2,1,2010-01-01,2010-01-01\n");
        Assert.Equal(
            """
            CDM304 death.csv:2 death_date
            CDM401 death.csv:3 person_id
            CDM206 death.csv:4
            CDM301 drug_era.csv:2 drug_concept_id
            CDM402 drug_era.csv:3 drug_era_id
            """,
            string.Join('\n', folder.Open().Errors.Select(e => $"{e.Code} {e.Place}")));
    }

    [Fact]
    public void Open_DuplicateKey_NamesTheFirstLine()
    {
        using var folder = new TestFolder();
        folder.Write("person.csv", TestFolder.Persons + "1,8507,1970,0,0\n");
        var error = Assert.Single(folder.Open().Errors);
        Assert.Equal("The primary key is there already (first on line 2).", error.Message.English);
        Assert.Equal(4, error.Place.Line);
    }

    [Fact]
    public void Open_UnknownTable_SuggestsTheNearestName()
    {
        using var folder = new TestFolder();
        using var database = folder.Write("Mesurements.csv", "a\n").Open().Value!;
        Assert.Contains("measurement", Assert.Single(database.Findings, f => f.Kind == CdmErrors.UnknownTable).Advice.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnyFault_MessageHoldsNoValue()
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", "person_id,death_date,cause_source_value\n1,SECRET,x\nSECRET,2010-01-01,\"SECRET\"x\n1,2010-01-01,SECRET\0\n");
        Assert.DoesNotContain("SECRET", string.Join('\n', folder.Open().Findings.Select(f => $"{f} {f.Advice}")));
    }
}
