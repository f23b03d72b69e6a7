using Naru.Cdm;
using Naru.Cdm.Sources.Postgres;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Cdm.Store;

/// <summary>A hospital's PostgreSQL into a store, with a real server.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresImportTests(SharedServer shared)
{
    [Fact]
    public void Import_Database_HoldsItsRows()
    {
        using var store = new StoreFolder();
        var server = shared.Server.Create().CreateSample("cdm");
        var first = store.Imported(server.Uri());
        Assert.Equal(["person", "observation_period", "visit_occurrence", "measurement", "concept"], first.Read);
        Assert.DoesNotContain("@", first.Manifest.Source, StringComparison.Ordinal);
        Assert.EndsWith("/cdm", first.Manifest.Source, StringComparison.Ordinal);
        Assert.Equal("홍길동", store.Stored("SELECT person_source_value FROM cdm.person WHERE person_id = 1"));
        Assert.Equal(13.5, store.Stored("SELECT value_as_number FROM cdm.measurement WHERE measurement_id = 1"));
        Assert.StartsWith("postgresql:", first.Manifest.Table("person")!.SourceHash, StringComparison.Ordinal);
        Assert.False(Directory.Exists(store.Workspace));

        // Nothing changed: nothing is read. One row changed: one table is.
        Assert.True(store.Imported(server.Uri()).IsUnchanged);
        server.Execute("UPDATE cdm.measurement SET value_as_number = 14 WHERE measurement_id = 1");
        var second = store.Imported(server.Uri());
        Assert.Equal(["measurement"], second.Read);
        Assert.Equal(14.0, store.Stored("SELECT value_as_number FROM cdm.measurement WHERE measurement_id = 1"));
        Assert.NotEqual(first.Manifest.DataVersion, second.Manifest.DataVersion);
    }

    [Fact]
    public void Import_FaultsInTheData_AreFoundAndNothingIsStored()
    {
        using var store = new StoreFolder();
        var server = shared.Server.Create().CreateSample("cdm").Execute(
            "INSERT INTO cdm.person SELECT * FROM cdm.person WHERE person_id = 1; UPDATE cdm.measurement SET person_id = 77");
        var codes = store.Import(server.Uri()).Errors.Select(e => e.Code).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal([CdmErrors.UnknownPerson.Code, CdmErrors.DuplicateKey.Code], codes);
        Assert.False(File.Exists(store.Target));

        // Mended at the server, it goes through.
        server.Execute("DELETE FROM cdm.person WHERE ctid IN (SELECT max(ctid) FROM cdm.person WHERE person_id = 1); UPDATE cdm.measurement SET person_id = 1");
        store.Imported(server.Uri());
        Assert.Equal(2L, store.Stored("SELECT count(*) FROM cdm.person"));
    }

    [Fact]
    public void Import_ServerCrashesInTheMiddle_KeepsTheOldStoreAndGoesOnLater()
    {
        const int rows = 60_000;
        using var store = new StoreFolder();
        var old = store.Imported().Manifest;
        using var server = new PostgresServer();
        var database = server.Create().CreateSample("cdm").Execute(
            $"INSERT INTO cdm.measurement (measurement_id, person_id, measurement_concept_id, measurement_date, measurement_type_concept_id) SELECT i, 1 + i % 2, 3000963, '2015-01-01', 0 FROM generate_series(10, {rows + 9}) i");
        var crashed = false;
        var failed = store.Import(database.Uri(), progress: new Callback(p =>
        {
            if (!crashed && p is { Table: "measurement", Rows: > 20_000 })
            {
                crashed = true;
                server.Crash();
            }
        }));
        Assert.True(crashed);
        Assert.Contains(failed.Errors.Single().Code, new[] { PostgresErrors.ConnectionLost.Code, PostgresErrors.EndedByServer.Code });
        using (var still = store.OpenStore())
        {
            Assert.Equal(old.DataVersion, still.DataVersion);
        }

        Assert.True(Directory.Exists(store.Workspace));
        server.Start();
        var most = 0L;
        var readAgain = 0L;
        var resumed = store.Import(database.Uri(), progress: new Callback(p =>
        {
            most = Math.Max(most, p.Rows);
            readAgain = p is { Table: "measurement" } && readAgain == 0 ? p.Rows : readAgain;
        }));
        Assert.True(resumed.IsSuccess, string.Join('\n', resumed.Errors));
        Assert.True(readAgain >= 10_000, $"It began again at row {readAgain}.");
        Assert.Equal(rows + 2L, store.Stored("SELECT count(*) FROM cdm.measurement"));
        Assert.Equal(rows + 2L, store.Stored("SELECT count(DISTINCT measurement_id) FROM cdm.measurement"));
        Assert.False(Directory.Exists(store.Workspace));
    }

    private sealed class Callback(Action<CdmProgress> action) : IProgress<CdmProgress>
    {
        public void Report(CdmProgress value) => action(value);
    }
}
