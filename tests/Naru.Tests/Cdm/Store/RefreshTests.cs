using System.Globalization;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Cdm.Store;

/// <summary>Bringing a store up to date gives what importing from scratch would give, and says what an import from scratch would say.</summary>
[Trait("Category", "Slow")]
public sealed class RefreshTests(SharedServer shared)
{
    [Fact]
    public void Refresh_PatientGoneFromTheSource_LeavesNoRecordBehindUnsaid()
    {
        using var store = new StoreFolder();
        store.Imported();
        store.Source.Write("person.csv", string.Join('\n', TestFolder.Persons.Split('\n').Where(l => !l.StartsWith('2'))));
        var refresh = store.Import();
        Assert.Equal(Codes(store.Import(readAll: true)), Codes(refresh));
        Assert.Contains(refresh.Errors, e => e.Code == CdmErrors.UnknownPerson.Code && e.Place.File == "measurement.csv");
        Assert.Contains(refresh.Errors, e => e.Code == CdmErrors.UnknownPerson.Code && e.Place.File == "observation_period.csv");
    }

    [Fact]
    public void Refresh_OtherManner_ReadsTheFileAgain()
    {
        using var store = new StoreFolder();
        store.Source.Write("death.csv", "person_id,death_date\n1,13/02/2015\n");
        store.Imported();
        var named = CdmImport.Run(
            new ImportOptions(store.Source.Path, store.Target) { Reading = new CdmOpenOptions { Threads = 2, DateFormat = "dd/MM/yyyy" } },
            null,
            TestContext.Current.CancellationToken);
        Assert.Contains("death", named.Value!.Read);
    }

    [Fact]
    public void Refresh_WithoutTheVocabulary_KeepsIt()
    {
        using var store = new StoreFolder();
        using var athena = new TestFolder();
        athena.Clear().Write("CONCEPT.csv", "concept_id\tconcept_name\n1\tx\n");
        Assert.True(store.Import(vocabulary: athena.Path).IsSuccess);
        Assert.True(store.Import().Value!.IsUnchanged);
        store.Source.Write("measurement.csv", StoreFolder.Measurements + "6,1,3012888,2013-05-01,32817,90,,DBP\n");
        var without = store.Import();
        Assert.DoesNotContain(without.Findings, f => f.Code == StoreErrors.VocabularyMissing.Code);
        Assert.Equal(["measurement"], without.Value!.Read);
        Assert.Equal(1L, store.Stored("SELECT count(*) FROM cdm.concept"));

        // Another table that is gone is gone, and said.
        store.Source.Delete("measurement.csv");
        Assert.Contains(store.Import().Warnings, w => w.Code == StoreErrors.TablesGone.Code && w.Message.English.Contains("measurement", StringComparison.Ordinal));
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'measurement'"));
    }

    [Fact]
    public void Import_VocabularyWithoutAny_IsRefused()
    {
        using var store = new StoreFolder();
        using var other = new TestFolder();
        Assert.Equal([StoreErrors.NoVocabularyThere.Code], Codes(store.Import(vocabulary: other.Path)));
    }

    [Fact]
    public void Import_WithoutTheColumnOfConcepts_Warns()
    {
        using var store = new StoreFolder();
        store.Source.Write("measurement.csv", "measurement_id,person_id,measurement_date\n1,1,2011-01-01\n");
        Assert.Contains(store.Import().Warnings, w => w.Code == CdmErrors.ConceptColumnMissing.Code && w.Place.Column == "measurement_concept_id");
    }

    /// <summary>The records of who opted out are still in the source: that is no fault of theirs.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Refresh_AfterAnOptOut_ReadsTablesThatStillNameThePatient(bool atImport)
    {
        using var store = new StoreFolder();
        store.Imported(optOut: atImport ? store.OptOutList("2") : null);
        if (!atImport)
        {
            Assert.True(CdmImport.ApplyOptOuts(store.Target, store.OptOutList("2"), new CdmOpenOptions(), null, null, TestContext.Current.CancellationToken).IsSuccess);
        }

        store.Source.Write("measurement.csv", StoreFolder.Measurements + "6,2,3012888,2013-05-01,32817,90,,DBP\n");
        Assert.Equal(["measurement"], store.Imported().Read);
        Assert.Equal(2L, store.Stored("SELECT count(*) FROM cdm.measurement"));

        // The twin: a patient whom nobody knows is still found.
        store.Source.Write("measurement.csv", StoreFolder.Measurements + "6,7,3012888,2013-05-01,32817,90,,DBP\n");
        Assert.Equal([CdmErrors.UnknownPerson.Code], Codes(store.Import()));
    }

    [Fact]
    public void ApplyOptOuts_OtherNumbers_Warns()
    {
        using var store = new StoreFolder();
        store.Imported();
        Result<ImportOutcome> Apply(params string[] list) =>
            CdmImport.ApplyOptOuts(store.Target, store.OptOutList(list), new CdmOpenOptions(), null, null, TestContext.Current.CancellationToken);
        Assert.Contains(Apply("10001", "10002").Warnings, w => w.Code == StoreErrors.OptOutMatchesNobody.Code);
        Assert.Contains(Apply("10001", "10002", "10003", "2").Findings, w => w.Code == StoreErrors.OptedOutUnknown.Code && w.Message.English.StartsWith("1 ", StringComparison.Ordinal));

        // Numbers that were never anybody's do not come back.
        var corrected = store.Import(optOut: store.OptOutList("2"));
        Assert.DoesNotContain(corrected.Findings, f => f.Code == StoreErrors.BackFromOptOut.Code);
    }

    [Fact]
    public void Refresh_ShorterList_SaysWhoIsBack()
    {
        using var store = new StoreFolder();
        store.Imported(optOut: store.OptOutList("2"));
        var result = store.Import(optOut: store.OptOutList("person_id", "999"));
        Assert.Contains(result.Warnings, w => w.Code == StoreErrors.BackFromOptOut.Code);
        Assert.Contains(result.Warnings, w => w.Code == StoreErrors.OptOutMatchesNobody.Code);
    }

    [Fact]
    public void Refresh_Derived_FollowsItsSource()
    {
        using var store = new StoreFolder();
        const string header = "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date\n";
        store.Source.Write("condition_occurrence.csv", header + "1,1,77,2011-01-01,2011-01-05\n2,1,77,2011-02-01,2011-02-02\n");
        Assert.True(store.Import(derive: ["condition_era"]).IsSuccess);
        Assert.Equal("1 2011-01-01 2011-02-02 2", store.Stored("SELECT string_agg(concat_ws(' ', person_id, condition_era_start_date, condition_era_end_date, condition_occurrence_count), ';') FROM cdm.condition_era"));
        Assert.Equal(1L, store.Stored("SELECT count(*) FROM naru.concept_statistics WHERE table_name = 'condition_era'"));
        Assert.True(store.Import(derive: ["condition_era"]).Value!.IsUnchanged);
        store.Source.Write("condition_occurrence.csv", header + "1,1,77,2011-01-01,2011-01-05\n2,1,77,2011-03-01,2011-03-02\n");
        Assert.True(store.Import(derive: ["condition_era"]).IsSuccess);
        Assert.Equal(2L, store.Stored("SELECT count(*) FROM cdm.condition_era"));
        Assert.True(CdmImport.ApplyOptOuts(store.Target, store.OptOutList("1"), new CdmOpenOptions(), null, null, TestContext.Current.CancellationToken).IsSuccess);
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM cdm.condition_era"));
    }

    [Fact]
    public void Import_VocabularyInDuckDb_BesideDataInDuckDb()
    {
        using var store = new StoreFolder();
        var data = store.Source.WriteDatabase("data.duckdb",
            $"CREATE TABLE person AS SELECT * FROM read_csv('{store.Source.Path}/person.csv')",
            $"CREATE TABLE observation_period AS SELECT * FROM read_csv('{store.Source.Path}/observation_period.csv')");
        var vocabulary = store.Source.WriteDatabase("vocabulary.duckdb", "CREATE TABLE concept AS SELECT 1 AS concept_id, 'x' AS concept_name");
        var result = store.Import(data, vocabulary: vocabulary);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.Equal(1L, store.Stored("SELECT count(*) FROM cdm.concept"));
    }

    [Fact]
    public void Import_StoreThatWasWrittenTo_IsRefused()
    {
        using var store = new StoreFolder();
        store.Imported();
        File.WriteAllBytes(store.Target + ".wal", []);
        Assert.Equal([StoreErrors.StoreTouched.Code], Codes(store.Import()));
        Assert.Equal([StoreErrors.StoreTouched.Code], store.Source.Open(store.Target).Errors.Select(e => e.Code));
        File.Delete(store.Target + ".wal");
        Assert.True(store.Import().IsSuccess);
    }

    [Fact]
    public void Import_ThroughALink_ReplacesWhatTheLinkPointsTo()
    {
        using var store = new StoreFolder();
        store.Imported();
        var link = store.Source.Beside("link.naru");
        File.CreateSymbolicLink(link, store.Target);
        Assert.True(CdmImport.ApplyOptOuts(link, store.OptOutList("2"), new CdmOpenOptions(), null, null, TestContext.Current.CancellationToken).IsSuccess);
        Assert.Equal(store.Target, File.ResolveLinkTarget(link, false)?.FullName);
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM cdm.measurement WHERE person_id = 2"));
        var itself = CdmImport.Run(new ImportOptions(link, store.Target), null, TestContext.Current.CancellationToken);
        Assert.Equal([StoreErrors.SourceIsTarget.Code], Codes(itself));
    }

    [Fact]
    public void Import_OverAStoreOfAGroup_KeepsWhoMayReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var store = new StoreFolder();
        store.Imported();
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(store.Target, mode);
        store.Imported(readAll: true);
        Assert.Equal(mode, File.GetUnixFileMode(store.Target));
    }

    [Fact]
    public void Import_TooLittleMemory_IsRefused()
    {
        using var store = new StoreFolder();
        var result = CdmImport.Run(new ImportOptions(store.Source.Path, store.Target) { Memory = 10 << 20 }, null, TestContext.Current.CancellationToken);
        Assert.Equal([StoreErrors.TooLittleMemory.Code], Codes(result));
    }

    [Theory]
    [InlineData("a;b")]
    [InlineData("it's")]
    [InlineData("병원 자료")]
    public void Import_OddPaths_Work(string name)
    {
        using var store = new StoreFolder();
        Directory.CreateDirectory(store.Source.Beside(name));
        var target = store.Source.Beside($"{name}/{name}.naru");
        var result = CdmImport.Run(new ImportOptions(store.Source.Path, target), null, TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.True(store.Source.Open(target).IsSuccess);
    }

    /// <summary>A database of which a block is damaged, or a view leads nowhere, is named; it is no crash.</summary>
    [Fact]
    public void Import_ViewOverAMissingFile_NamesTheTable()
    {
        using var store = new StoreFolder();
        store.Source.Write("gone.csv", "measurement_id\n1\n");
        var database = store.Source.WriteDatabase(
            "views.duckdb",
            $"CREATE TABLE person AS SELECT * FROM read_csv('{store.Source.Path}/person.csv')",
            $"CREATE TABLE observation_period AS SELECT * FROM read_csv('{store.Source.Path}/observation_period.csv')",
            $"CREATE VIEW measurement AS SELECT * FROM read_csv('{store.Source.Path}/gone.csv')");
        store.Source.Delete("gone.csv");
        Assert.Contains(store.Import(database).Errors, e => e.Code == CdmErrors.DatabaseUnreadable.Code);
        Assert.Contains(store.Source.Open(database).Errors, e => e.Code == CdmErrors.DatabaseUnreadable.Code);
    }

    [Fact]
    public void Import_StoreWithFlippedBytes_GivesFindingsAndNoCrash()
    {
        using var store = new StoreFolder();
        store.Source.WriteParquet("measurement.parquet", "SELECT i AS measurement_id, 1 + i % 2 AS person_id, 5 AS measurement_concept_id, DATE '2011-01-01' AS measurement_date, md5(i::VARCHAR) AS value_source_value FROM range(20000) t(i)").Delete("measurement.csv");
        store.Imported();
        var sound = File.ReadAllBytes(store.Target);
        var random = new Random(5);
        var found = 0;
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var bytes = (byte[])sound.Clone();
            for (var flips = 0; flips < 16; flips++)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(store.Target, bytes);
            var result = CdmImport.ApplyOptOuts(store.Target, store.OptOutList("2"), new CdmOpenOptions { Threads = 1 }, null, null, TestContext.Current.CancellationToken);
            found += result.IsSuccess ? 0 : 1;
            Assert.True(result.IsSuccess || bytes.AsSpan().SequenceEqual(File.ReadAllBytes(store.Target)), "A failed run has changed the store.");
        }

        Assert.True(found > 0, "No flipped byte was ever found.");
    }

    [Fact]
    public void Import_PostgresAndVocabularyFiles_GoOnAfterAFailure()
    {
        using var store = new StoreFolder();
        using var athena = new TestFolder();
        athena.Clear().Write("CONCEPT.csv", "concept_id\tconcept_name\n1\tx\n");
        var server = shared.Server.Create().CreateSample("cdm");
        Assert.True(store.Import(server.Uri(), vocabulary: athena.Path).IsSuccess);

        // The data are at fault: nothing of them stays.
        server.Execute("UPDATE cdm.measurement SET person_id = 77 WHERE measurement_id = 1");
        Assert.Contains(store.Import(server.Uri(), vocabulary: athena.Path).Errors, e => e.Code == CdmErrors.UnknownPerson.Code);
        Assert.False(Directory.Exists(store.Workspace));

        // Cancelled in the middle: what was staged stays, and a changed table of persons does not trip over the view that was there.
        server.Execute("UPDATE cdm.measurement SET person_id = 1 WHERE measurement_id = 1");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => store.Import(
            server.Uri(), vocabulary: athena.Path, progress: new Callback(stop.Cancel), cancellation: stop.Token));
        Assert.True(Directory.Exists(store.Workspace));
        server.Execute("UPDATE cdm.person SET year_of_birth = 1971 WHERE person_id = 1");
        var result = store.Import(server.Uri(), vocabulary: athena.Path);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.Equal(1971, Convert.ToInt32(store.Stored("SELECT year_of_birth FROM cdm.person WHERE person_id = 1"), CultureInfo.InvariantCulture));
        Assert.False(Directory.Exists(store.Workspace));
    }

    [Fact]
    public void ReadManifest_OfWhatIsNoStore_SaysSo()
    {
        using var store = new StoreFolder();
        var plain = store.Source.WriteDatabase("plain.duckdb", "CREATE TABLE x AS SELECT 1 AS y");
        Assert.Equal([StoreErrors.NoStore.Code], Codes(CdmDatabase.ReadManifest(plain, TestContext.Current.CancellationToken)));
        Assert.Equal([StoreErrors.NoStore.Code], Codes(CdmDatabase.ReadManifest(store.Source.Path, TestContext.Current.CancellationToken)));
        Assert.Equal([CdmErrors.PathNotFound.Code], Codes(CdmDatabase.ReadManifest(store.Target, TestContext.Current.CancellationToken)));
    }

    private static IEnumerable<string> Codes<T>(Result<T> result)
        where T : class =>
        result.Errors.Select(e => e.Code).Distinct().Order(StringComparer.Ordinal);

    private sealed class Callback(Action action) : IProgress<CdmProgress>
    {
        public void Report(CdmProgress value) => action();
    }
}
