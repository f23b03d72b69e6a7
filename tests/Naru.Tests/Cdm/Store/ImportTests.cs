using Naru.Cdm.Importing;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Xunit;

namespace Naru.Tests.Cdm.Store;

public sealed class ImportTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Import_Sample_HoldsEveryRowOfEveryTable()
    {
        using var store = new StoreFolder();
        store.Imported(Sample.Path);
        using var database = store.OpenStore();
        using var source = store.Source.Open(Sample.Path).Value!;
        Assert.Equal(Fingerprint.Of(source), Fingerprint.Of(database));
        Assert.All(source.RowCounts, t => Assert.Equal(t.Value, database.RowCounts[t.Key]));
        Assert.Equal(1, database.RowCounts["vocabulary"]);
        Assert.Equal(CdmVersion.V54, database.CdmVersion);
        Assert.False(Directory.Exists(store.Workspace));
    }

    [Fact]
    public void Import_AnySourceOfTheSameRows_GivesTheSameDataVersion()
    {
        using var store = new StoreFolder();
        var fromText = store.Imported().Manifest;
        var zip = store.Imported(store.Source.Zip("cdm.zip"), readAll: true).Manifest;
        var tables = new[] { "person", "observation_period", "measurement" };
        var database = store.Source.WriteDatabase("cdm.duckdb", [.. tables.Select(t =>
            $"CREATE TABLE {t} AS SELECT * FROM read_csv('{store.Source.Path}/{t}.csv')")]);
        var fromDatabase = store.Imported(database, readAll: true).Manifest;
        foreach (var table in tables)
        {
            store.Source.WriteParquet($"{table}.parquet", $"SELECT * FROM read_csv('{store.Source.Path}/{table}.csv') ORDER BY random()");
            store.Source.Delete($"{table}.csv");
        }

        var fromParquet = store.Imported(readAll: true).Manifest;
        Assert.All([zip, fromDatabase, fromParquet], m => Assert.Equal(fromText.DataVersion, m.DataVersion));

        // The twin: one value differs.
        store.Source.Delete("measurement.parquet").Write("measurement.csv", StoreFolder.Measurements.Replace("120.5", "120.6", StringComparison.Ordinal));
        Assert.NotEqual(fromText.DataVersion, store.Imported(readAll: true).Manifest.DataVersion);
    }

    [Fact]
    public void Import_Manifest_SaysWhatCameFromWhereAndWhen()
    {
        using var store = new StoreFolder();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        store.Source.Write("vocabulary.csv", "vocabulary_id,vocabulary_version\nNone,v5.0 01-JAN-26\nSNOMED,2025\n");
        store.Imported();
        using var database = store.OpenStore();
        var manifest = database.Manifest!;
        Assert.Equal("v5.0 01-JAN-26", manifest.VocabularyVersion);
        Assert.InRange(manifest.CreatedAt, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal("cdm", manifest.Source);
        var measurement = manifest.Table("measurement")!;
        Assert.Equal(5, measurement.Rows);
        Assert.Equal("measurement.csv", measurement.Source);
        var bytes = System.Text.Encoding.UTF8.GetBytes(StoreFolder.Measurements);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), measurement.SourceHash);
        Assert.InRange(measurement.ImportedAt, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Equal(manifest.DataVersion, database.DataVersion);
        Assert.True(database.HasColumn("measurement", "unit_concept_id"));
        Assert.False(database.HasColumn("measurement", "range_low"));
    }

    [Fact]
    public void Import_Again_ReadsOnlyWhatChanged()
    {
        using var store = new StoreFolder();
        var first = store.Imported();
        Assert.Equal(["person", "observation_period", "measurement"], first.Read);
        var written = File.GetLastWriteTimeUtc(store.Target);
        var second = store.Imported();
        Assert.True(second.IsUnchanged);
        Assert.Equal(written, File.GetLastWriteTimeUtc(store.Target));
        Assert.Equal(first.Manifest.DataVersion, second.Manifest.DataVersion);

        store.Source.Write("measurement.csv", StoreFolder.Measurements + "6,1,3012888,2013-05-01,32817,90,,DBP\n");
        var third = store.Imported();
        Assert.Equal(["measurement"], third.Read);
        Assert.Equal(["person", "observation_period"], third.TakenOver);
        Assert.NotEqual(first.Manifest.DataVersion, third.Manifest.DataVersion);
        using (var database = store.OpenStore())
        {
            Assert.Equal(6, database.RowCounts["measurement"]);
            Assert.Equal(2, database.RowCounts["person"]);
            using var connection = database.Connect();
            Assert.Equal(1980, Fingerprint.Scalar(connection, "SELECT year_of_birth FROM cdm.person WHERE person_id = 2"));
        }

        // What the source no longer has is gone; and back to the first state means back to the first version.
        store.Source.Write("measurement.csv", StoreFolder.Measurements);
        Assert.Equal(first.Manifest.DataVersion, store.Imported().Manifest.DataVersion);
        store.Source.Delete("measurement.csv");
        store.Imported();
        using var without = store.OpenStore();
        Assert.Contains("measurement", without.EmptyTables);
    }

    [Fact]
    public void Import_ErrorsInTheData_ReportsAllAndLeavesTheOldStore()
    {
        using var store = new StoreFolder();
        store.Imported();
        var before = File.ReadAllBytes(store.Target);
        store.Source.Write("measurement.csv", StoreFolder.Measurements + "7,9,1,2013-13-01,0,x,,\n");
        store.Source.Write("death.csv", "person_id,death_date\n8,2014-01-01\n");
        var result = store.Import();
        Assert.False(result.IsSuccess);
        Assert.Contains(result.Errors, e => e is { Code: "CDM304", Place: { File: "measurement.csv", Line: 7 } });
        Assert.Contains(result.Errors, e => e is { Code: "CDM303", Place.Line: 7 });
        Assert.Contains(result.Errors, e => e is { Code: "CDM401", Place: { File: "measurement.csv", Line: 7 } });
        Assert.Contains(result.Errors, e => e is { Code: "CDM401", Place: { File: "death.csv", Line: 2 } });
        Assert.Equal(before, File.ReadAllBytes(store.Target));
        Assert.False(Directory.Exists(store.Workspace));
    }

    [Fact]
    public void Import_VocabularyElsewhere_IsPutBeside()
    {
        using var store = new StoreFolder();
        using var athena = new TestFolder();
        athena.Clear().Write("CONCEPT.csv", "concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tstandard_concept\tconcept_code\tvalid_start_date\tvalid_end_date\tinvalid_reason\n3004249\tSystolic blood pressure\tMeasurement\tLOINC\tx\tS\t8480-6\t19700101\t20991231\t\n");
        Assert.Contains(store.Import().Findings, f => f.Code == StoreErrors.VocabularyMissing.Code);
        var result = store.Import(vocabulary: athena.Path);
        Assert.DoesNotContain(result.Findings, f => f.Code == StoreErrors.VocabularyMissing.Code);
        Assert.Equal(["concept"], result.Value!.Read);
        using var database = store.OpenStore();
        Assert.Equal(1, database.RowCounts["concept"]);

        // A table that both have is the vocabulary's.
        store.Source.Write("concept.csv", "concept_id,concept_name\n1,other\n");
        Assert.Contains(store.Import(vocabulary: athena.Path).Findings, f => f.Code == StoreErrors.VocabularyTableTwice.Code);
        Assert.Equal("Systolic blood pressure", store.Stored("SELECT concept_name FROM cdm.concept"));
    }

    [Fact]
    public void Import_Store_FromAStore()
    {
        using var store = new StoreFolder();
        var first = store.Imported();
        var other = store.Source.Beside("copy.naru");
        var copied = CdmImport.Run(new ImportOptions(store.Target, other), null, TestContext.Current.CancellationToken);
        Assert.True(copied.IsSuccess, string.Join('\n', copied.Errors));
        Assert.Equal(first.Manifest.DataVersion, copied.Value.Manifest.DataVersion);
    }
}
