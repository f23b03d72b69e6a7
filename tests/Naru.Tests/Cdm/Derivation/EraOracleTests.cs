using System.IO.Compression;
using Naru.Cdm;
using Naru.Cdm.Derivation;
using Naru.Cdm.Schema;
using Xunit;

namespace Naru.Tests.Cdm.Derivation;

/// <summary>
/// Eras that OHDSI's own scripts computed. They make eras of the concept 0 too, of which Naru makes none; otherwise every row must
/// be the same. (Records that end before they start, where the rules differ as well, do not occur in these data.)
/// </summary>
public sealed class EraOracleTests
{
    [Theory]
    [InlineData("condition_era")]
    [InlineData("drug_era")]
    public void Derive_OracleData_GivesTheRowsOfOhdsi(string table)
    {
        using var expected = ZipFile.OpenRead(Repository.File("data", "oracle", "eras", "expected.zip"));
        using var reader = new StreamReader(expected.GetEntry($"{table}.csv")!.Open());
        Compare(Repository.File("data", "oracle", "eras", "cdm.zip"), table, Rows(reader), atLeast: 800);
    }

    [Fact]
    public void Derive_OhdsiSample_GivesTheRowsThatCameWithIt()
    {
        using var sample = ZipFile.OpenRead(Sample.Path);
        using var reader = new StreamReader(sample.GetEntry("CONDITION_ERA.csv")!.Open());
        Compare(Sample.Path, "condition_era", Rows(reader), atLeast: 469);
    }

    private static void Compare(string path, string table, IEnumerable<string> expected, int atLeast)
    {
        var known = expected.Where(row => row.Split(' ')[1] != "0").Order(StringComparer.Ordinal).ToList();
        Assert.True(known.Count >= atLeast);
        using var database = CdmDatabase.Open(path, new CdmOpenOptions(), null, TestContext.Current.CancellationToken).Value!;
        using var connection = database.Connect();
        Eras.Derive(table, connection, "cdm", "derived", null, TestContext.Current.CancellationToken);
        using var command = connection.CreateCommand();
        var columns = OmopSchema.Table(table)!.Fields.Skip(1).Select(f => f.Name);
        command.CommandText = $"SELECT concat_ws(' ', {string.Join(", ", columns)}) FROM derived";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        Assert.Equal(known, rows.Order(StringComparer.Ordinal));
    }

    /// <summary>The rows without their ids; times of day, always midnight, left out.</summary>
    private static IEnumerable<string> Rows(StreamReader reader)
    {
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return string.Join(' ', line.Replace(" 00:00:00", "", StringComparison.Ordinal).Split(',')[1..]);
        }
    }
}
