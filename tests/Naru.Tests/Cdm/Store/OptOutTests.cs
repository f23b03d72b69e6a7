using System.Globalization;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cdm.Running;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Store;

[Trait("Category", "Slow")]
public sealed class OptOutTests
{
    private const long OptedOut = 2;

    private const string PersonsAtHome =
        """
        person_id,gender_concept_id,year_of_birth,race_concept_id,ethnicity_concept_id,location_id
        1,8507,1970,0,0,10
        2,8532,1980,0,0,20

        """;

    [Fact]
    public void Import_WithList_LeavesNoRowOfAnybodyOnIt()
    {
        using var store = new StoreFolder();
        WritePersonalTables(store);
        var everybody = store.Imported();
        Assert.Equal(everybody.Manifest.Tables.Count - 1, Holding(store).Count);
        var outcome = store.Imported(optOut: store.OptOutList("2"));
        Assert.Empty(Holding(store));
        Assert.Equal(1, outcome.Manifest.OptedOut);
        Assert.True(outcome.OptedOutRows > 0);
        Assert.NotEqual(everybody.Manifest.DataVersion, outcome.Manifest.DataVersion);

        // The other patient has lost nothing.
        Assert.All(everybody.Manifest.Tables, t => Assert.Equal(t.Name == "measurement" ? 2L : 1L, store.Stored($"SELECT count(*) FROM cdm.{t.Name}")));
    }

    /// <summary>An address tells who somebody is: it goes with its patient, unless another patient or a care site has it too.</summary>
    [Theory]
    [InlineData("2", "10,30")]
    [InlineData("1", "10,20,30")]
    [InlineData("1 2 3 4", "10")]
    public void Locations_OfNobodyWhoIsLeft_AreLeftOut(string optedOut, string kept)
    {
        using var store = new StoreFolder();
        store.Source.Write("person.csv", PersonsAtHome + "3,8532,1980,0,0,30\n4,8532,1980,0,0,30\n");
        store.Source.Write("care_site.csv", "care_site_id,location_id\n1,10\n");
        store.Source.Write("location.csv", "location_id,zip\n10,100\n20,200\n30,300\n40,400\n");
        var list = store.OptOutList(optedOut.Split(' '));
        const string Query = "SELECT string_agg(location_id::VARCHAR, ',' ORDER BY location_id) FROM cdm.location";
        store.Imported();
        Assert.Equal("10,20,30,40", store.Stored(Query));
        foreach (var path in new[] { store.Target, store.Source.Path })
        {
            using var open = CdmDatabase.Open(path, new CdmOpenOptions { Threads = 2, OptOutFile = list }, null, TestContext.Current.CancellationToken).Value!;
            using var connection = open.Connect();
            Assert.Equal(kept, Fingerprint.Scalar(connection, Query));
        }

        Assert.True(Apply(store, list).IsSuccess);
        Assert.Equal(kept, store.Stored(Query));
        File.Delete(store.Target);
        store.Imported(optOut: list);
        Assert.Equal(kept, store.Stored(Query));
    }

    /// <summary>Columns without a value are not stored; a column that is not there must not be taken for the location's own.</summary>
    [Fact]
    public void Locations_OfPersonsWithoutAny_AreLeftOut()
    {
        using var store = new StoreFolder();
        store.Source.Write("location.csv", "location_id\n10\n20\n").Write("care_site.csv", "care_site_id\n1\n");
        store.Imported();
        var list = store.OptOutList("2");
        Assert.True(Apply(store, list).IsSuccess);
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM cdm.location"));
        File.Delete(store.Target);
        store.Imported(optOut: list);
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM cdm.location"));
    }

    [Fact]
    public void Import_WithoutList_KeepsTheListThatIsThere()
    {
        using var store = new StoreFolder();
        WritePersonalTables(store);
        var applied = store.Imported(optOut: store.OptOutList("2"));
        store.Source.Write("measurement.csv", StoreFolder.Measurements + "6,2,3012888,2013-05-01,32817,90,,DBP\n");
        var again = store.Imported(readAll: true);
        Assert.Empty(Holding(store));
        Assert.Equal(applied.Manifest.OptOutVersion, again.Manifest.OptOutVersion);

        // Only an explicit, empty list brings everybody back.
        var emptied = store.Imported(optOut: store.OptOutList("person_id"));
        Assert.Equal(0, emptied.Manifest.OptedOut);
        Assert.Equal(emptied.Manifest.Tables.Count - 1, Holding(store).Count);
    }

    [Fact]
    public void ApplyOptOuts_TakesRowsOutOfTheStoreWithoutItsSource()
    {
        using var store = new StoreFolder();
        WritePersonalTables(store);
        var everybody = store.Imported();
        Directory.Delete(store.Source.Path, recursive: true);
        var result = Apply(store, store.OptOutList("person_id", "2", "", "99 # not ours"));
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.Empty(Holding(store));
        Assert.NotEqual(everybody.Manifest.DataVersion, result.Value.Manifest.DataVersion);
        Assert.Equal(2, result.Value.Manifest.OptedOut);
        Assert.Equal(everybody.Manifest.Table("measurement")!.SourceHash, result.Value.Manifest.Table("measurement")!.SourceHash);
        Assert.Equal(1L, store.Stored("SELECT sum(persons)::BIGINT FROM naru.concept_statistics WHERE table_name = 'measurement' AND concept_id = 3004249"));

        // Again the same list: nothing to do. A shorter one: the rows are not here to be brought back.
        Assert.True(Apply(store, store.OptOutList("2", "99")).Value!.IsUnchanged);
        var shorter = Apply(store, store.OptOutList("99"));
        Assert.Equal([StoreErrors.OptedInNeedsImport.Code], shorter.Errors.Select(e => e.Code));
        Assert.Empty(Holding(store));
    }

    [Theory]
    [InlineData("홍길동")]
    [InlineData("2.5")]
    [InlineData("99999999999999999999")]
    public void ApplyOptOuts_LineThatIsNoPerson_AppliesNothing(string line)
    {
        using var store = new StoreFolder();
        store.Imported();
        var before = File.ReadAllBytes(store.Target);
        var result = Apply(store, store.OptOutList("1", line));
        var error = Assert.Single(result.Errors);
        Assert.Equal((StoreErrors.BadOptOutLine.Code, 2L), (error.Code, error.Place.Line));
        Assert.DoesNotContain(line, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(store.Target));
    }

    [Fact]
    public void Import_ListOfOtherNumbers_Warns()
    {
        using var store = new StoreFolder();
        var nobody = store.Import(optOut: store.OptOutList("1001", "1002"));
        Assert.Contains(nobody.Warnings, w => w.Code == StoreErrors.OptOutMatchesNobody.Code);
        using var other = new StoreFolder();
        var some = other.Import(optOut: other.OptOutList("1", "1002"));
        Assert.Contains(some.Findings, w => w.Code == StoreErrors.OptedOutUnknown.Code && w.ToString().Contains('1', StringComparison.Ordinal));
    }

    [Fact]
    public void Open_WithList_HidesItsPatientsInEverySource()
    {
        using var store = new StoreFolder();
        WritePersonalTables(store);
        store.Imported();
        var list = store.OptOutList("2");
        var tables = store.Imported().Manifest.Tables.Select(t => t.Name).ToList();
        var duckDb = store.Source.WriteDatabase("other.duckdb", [.. tables.Select(t =>
            $"CREATE TABLE {t} AS SELECT * FROM read_csv('{store.Source.Path}/{t}.csv')")]);
        foreach (var path in new[] { store.Target, store.Source.Path, duckDb })
        {
            var opened = CdmDatabase.Open(path, new CdmOpenOptions { Threads = 2, OptOutFile = list }, null, TestContext.Current.CancellationToken);
            Assert.True(opened.IsSuccess, $"{path}: {string.Join('\n', opened.Errors)}");
            using var open = opened.Value;
            using var connection = open.Connect();
            foreach (var table in OmopSchema.AllTables.Where(t => open.RowCounts.ContainsKey(t.Name)))
            {
                var owner = Owner(table);
                Assert.True(
                    owner is null || 0L.Equals(Fingerprint.Scalar(connection, $"SELECT count(*) FROM cdm.{table.Name} t WHERE {owner}")),
                    $"{path}: {table.Name}");
            }

            Assert.Equal(2, open.RowCounts["measurement"]);
            Assert.Equal(1, open.RowCounts["person"]);
        }

        using var plain = store.OpenStore();
        using var hidden = store.OpenStore(list);
        Assert.NotEqual(plain.DataVersion, hidden.DataVersion);
    }

    /// <summary>Whoever has a store open while a patient opts out must not go on answering with the old rows.</summary>
    [Fact]
    public void Run_OnAStoreThatWasReplaced_IsRefused()
    {
        using var store = new StoreFolder();
        store.Imported();
        var definition = CirceReader.Read(File.ReadAllText(Repository.File("data", "phenotypes", "346.json"))).Value!;
        using var database = store.OpenStore();
        using var data = new DuckDbCohortData(database);
        var engine = new MergeEngine("duckdb", data);
        Assert.DoesNotContain(engine.Run(definition, TestContext.Current.CancellationToken).Findings, f => f.Code == StoreErrors.StoreReplaced.Code);
        Assert.True(Apply(store, store.OptOutList("2")).IsSuccess);
        var refused = engine.Run(definition, TestContext.Current.CancellationToken);
        Assert.False(refused.IsSuccess);
        Assert.Contains(refused.Errors, f => f.Code == StoreErrors.StoreReplaced.Code);

        // It can still be read to its end, for nobody pulled the file away.
        using var connection = database.Connect();
        Assert.Equal(5L, Fingerprint.Scalar(connection, "SELECT count(*) FROM cdm.measurement"));
    }

    /// <summary>That there once was a value, or how large it was, is a trace of the patient who had it.</summary>
    [Fact]
    public void Columns_ThatOnlyTheOptedOutHadValuesIn_AreNotStored()
    {
        using var store = new StoreFolder();
        store.Source.Write("measurement.csv",
            """
            measurement_id,person_id,measurement_concept_id,measurement_date,measurement_type_concept_id,value_as_number,unit_concept_id,measurement_source_value
            1,2,3004249,2011-05-01,32817,120.5,8876,SBP
            2,1,7,2012-05-01,32817,,,SBP

            """);
        store.Source.Write("note.csv", "note_id,person_id,note_date,note_text\n1,2,2011-05-01,x\n");
        store.Imported();
        var list = store.OptOutList("2");
        const string Layout =
            """
            SELECT string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_index) FROM duckdb_columns()
            WHERE schema_name = 'cdm' AND table_name = 'measurement'
            """;
        const string Expected = "measurement_id TINYINT, person_id TINYINT, measurement_concept_id TINYINT, measurement_date DATE, "
            + "measurement_type_concept_id INTEGER, measurement_source_value VARCHAR";
        Assert.True(Apply(store, list).IsSuccess);
        Assert.Equal(Expected, store.Stored(Layout));
        Assert.Equal(0L, store.Stored("SELECT count(*) FROM cdm.note"));
        var applied = store.Stored("SELECT string_agg(table_name || content_hash, ',' ORDER BY table_name) FROM naru.source_table");
        File.Delete(store.Target);
        store.Imported(optOut: list);
        Assert.Equal(Expected, store.Stored(Layout));
        Assert.Equal(applied, store.Stored("SELECT string_agg(table_name || content_hash, ',' ORDER BY table_name) FROM naru.source_table"));
    }

    /// <summary>A row that was left out because nobody referred to it is wanted as soon as somebody does, though its own file is unchanged.</summary>
    [Fact]
    public void Import_NewPersonAtAnAddressThatWasLeftOut_BringsItBack()
    {
        using var store = new StoreFolder();
        store.Source.Write("person.csv", PersonsAtHome);
        store.Source.Write("location.csv", "location_id,zip\n10,100\n20,200\n");
        store.Imported(optOut: store.OptOutList("2"));
        store.Source.Write("person.csv", PersonsAtHome + "3,8532,1980,0,0,20\n");
        store.Imported();
        Assert.Equal(2L, store.Stored("SELECT count(*) FROM cdm.location"));
    }

    private static Result<ImportOutcome> Apply(StoreFolder store, string list) =>
        CdmImport.ApplyOptOuts(store.Target, list, new CdmOpenOptions { Threads = 2 }, 1L << 30, null, TestContext.Current.CancellationToken);

    /// <summary>A row of each patient in every table that can hold one; ids of events are the person's times ten.</summary>
    private static void WritePersonalTables(StoreFolder store)
    {
        store.Source.Write("care_site.csv", "care_site_id\n1\n");
        store.Source.Write("person.csv", PersonsAtHome);
        foreach (var table in OmopSchema.AllTables.Where(t => OptOuts.Concerns(t) && t.Name is not ("person" or "observation_period" or "measurement")))
        {
            var lines = new[] { 1, 2 }.Select(person => string.Join(',', table.Fields.Select(f => Value(table, f, person))));
            store.Source.Write($"{table.Name}.csv", $"{string.Join(',', table.Fields.Select(f => f.Name))}\n{string.Join('\n', lines)}\n");
        }
    }

    private static string Value(OmopTable table, OmopField field, int person)
    {
        var id = (person * 10).ToString(CultureInfo.InvariantCulture);
        return (table.Name, field.Name) switch
        {
            (_, "person_id") => person.ToString(CultureInfo.InvariantCulture),
            ("cost", "cost_domain_id") => "Drug",
            ("fact_relationship", "domain_concept_id_1") => "13",
            ("fact_relationship", "domain_concept_id_2") => "57",
            ("fact_relationship", "fact_id_2") => "1",
            _ when field.IsPrimaryKey || field.Name is "note_id" or "episode_id" or "cost_event_id" or "fact_id_1" => id,
            _ when field.Type == OmopType.Date => "2012-01-01",
            _ when field.Type == OmopType.DateTime => "2012-01-01 10:00",
            _ when field.Type == OmopType.Text => "x",
            _ => "0",
        };
    }

    /// <summary>What tells a row of the patient who opted out, for rows called t; null for tables of nobody.</summary>
    private static string? Owner(OmopTable table) => table.Name switch
    {
        _ when table.HasPerson => $"t.person_id = {OptedOut}",
        "note_nlp" => "t.note_id = 20",
        "episode_event" => "t.episode_id = 20",
        "cost" => "t.cost_event_id = 20",
        "fact_relationship" => "t.fact_id_1 = 20",
        "location" => "t.location_id = 20",
        _ => null,
    };

    private static List<string> Holding(StoreFolder store) =>
        [.. OmopSchema.AllTables
            .Where(t => Owner(t) is not null && 1L.Equals(store.Stored($"SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'cdm' AND table_name = '{t.Name}'")))
            .Where(t => !0L.Equals(store.Stored($"SELECT count(*) FROM cdm.{t.Name} t WHERE {Owner(t)}")))
            .Select(t => t.Name)];
}
