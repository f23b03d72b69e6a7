using Naru.Cdm;
using Naru.Cdm.Schema;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm;

public sealed class CdmDatabaseTests
{
    [Fact]
    public void Open_OhdsiSample_HasNoErrors()
    {
        using var folder = new TestFolder();
        var result = folder.Open(Sample.Path);
        Assert.True(result.IsSuccess, string.Join('\n', result.Findings));
        using var database = result.Value;
        Assert.DoesNotContain(database.Findings, f => f.Severity != Severity.Information);
        Assert.Equal(28, database.RowCounts["person"]);
        Assert.Equal(266_588, database.RowCounts["concept_relationship"]);
        Assert.Contains("drug_era", database.EmptyTables);
        Assert.Equal(CdmVersion.V54, database.CdmVersion);
    }

    [Fact]
    public void Open_AthenaFile_TakesQuotesForLetters()
    {
        using var folder = new TestFolder();
        folder.Write("CONCEPT.csv", string.Join(
            '\n',
            "concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tstandard_concept\tconcept_code\tvalid_start_date\tvalid_end_date\tinvalid_reason",
            "1\t\"Dead\" Sea\tObservation\tSNOMED\tx\tS\t1\t19700101\t20991231\t",
            "2\t5\" needle, \"long\tDevice\tSNOMED\tx\t\t2\t19700101\t20991231\t\n"));
        using var database = folder.Open().Value!;
        using var connection = database.Connect();
        Assert.Equal("\"Dead\" Sea", Fingerprint.Scalar(connection, "SELECT concept_name FROM cdm.concept WHERE concept_id = 1"));
        Assert.Equal("5\" needle, \"long", Fingerprint.Scalar(connection, "SELECT concept_name FROM cdm.concept WHERE concept_id = 2"));
        Assert.Equal(new DateOnly(2099, 12, 31), Fingerprint.Scalar(connection, "SELECT valid_end_date FROM cdm.concept WHERE concept_id = 2"));
    }

    [Theory]
    [InlineData("1,2010-01-31,,0,", "2010-01-31", null, null)]
    [InlineData("1,20100131,20100131 10:05,0.0,NULL", "2010-01-31", "2010-01-31 10:05:00", null)]
    [InlineData("1,2010-01-31 00:00:00,2010-01-31T10:05:06.1234567Z,\"\",\\N", "2010-01-31", "2010-01-31 10:05:06.123456", null)]
    [InlineData("1,2010-01-31T12:00:00+09:00,2010-01-31 10:05:06+09,, a ", "2010-01-31", "2010-01-31 10:05:06", " a ")]
    [InlineData("1,\"2010-01-31\",2010-01-31,+0,\"say \"\"a,b\"\"\n\"", "2010-01-31", "2010-01-31 00:00:00", "say \"a,b\"\n")]
    [InlineData(" 1.0 , 1600-02-29 ,0001-01-01 23:59:59,0.,한글과 긴 문장", "1600-02-29", "0001-01-01 23:59:59", "한글과 긴 문장")]
    public void Open_FormsOfValues_AreRead(string line, string date, string? time, string? text)
    {
        using var folder = new TestFolder();
        folder.Write("death.csv", $"person_id,death_date,death_datetime,death_type_concept_id,cause_source_value\n{line}\n");
        var result = folder.Open();
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        using var database = result.Value;
        using var connection = database.Connect();
        Assert.Equal(date, Fingerprint.Scalar(connection, "SELECT death_date::VARCHAR FROM cdm.death"));
        Assert.Equal(time ?? (object)DBNull.Value, Fingerprint.Scalar(connection, "SELECT death_datetime::VARCHAR FROM cdm.death"));
        Assert.Equal(text ?? (object)DBNull.Value, Fingerprint.Scalar(connection, "SELECT cause_source_value FROM cdm.death"));
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("3000000000", 3_000_000_000L)]
    public void Open_LargeIds_AreKept(string text, long id)
    {
        using var folder = new TestFolder();
        folder.Write("location.csv", $"location_id,latitude\n{text},-1.25E-2\n");
        using var database = folder.Open().Value!;
        using var connection = database.Connect();
        Assert.Equal(id, Fingerprint.Scalar(connection, "SELECT location_id FROM cdm.location"));
        Assert.Equal(-0.0125, Fingerprint.Scalar(connection, "SELECT latitude FROM cdm.location"));
    }

    [Fact]
    public void Open_GzipOfSeveralMembers_IsReadToTheEnd()
    {
        using var folder = new TestFolder();
        folder.Write("location.csv.gz", [.. TestFolder.Gzip("location_id\n1\n"), .. TestFolder.Gzip("2\n"), .. TestFolder.Gzip("3\n")]);
        using var database = folder.Open().Value!;
        Assert.Equal(3, database.RowCounts["location"]);
    }

    [Fact]
    public void Open_Twice_TheDatabasesAreSeparate()
    {
        using var folder = new TestFolder();
        using var one = folder.Open().Value!;
        folder.Write("person.csv", TestFolder.Persons + "3,0,1990,0,0\n");
        using var other = folder.Open().Value!;
        using var connection = one.Connect();
        Assert.Equal(2L, Fingerprint.Scalar(connection, "SELECT count(*) FROM cdm.person"));
        Assert.Equal(3, other.RowCounts["person"]);
    }

    [Fact]
    public void HasColumn_TellsWhatTheDataHad()
    {
        using var folder = new TestFolder();
        folder.Write("VISIT_DETAIL.csv", "VISIT_DETAIL_ID,PERSON_ID,VISIT_DETAIL_CONCEPT_ID,VISIT_DETAIL_START_DATE,VISIT_DETAIL_END_DATE,VISIT_DETAIL_TYPE_CONCEPT_ID,VISIT_OCCURRENCE_ID,VISIT_DETAIL_PARENT_ID\n1,1,0,2010-01-01,2010-01-01,0,1,5\n");
        using var database = folder.Open().Value!;
        Assert.True(database.HasColumn("visit_detail", "parent_visit_detail_id"));
        Assert.True(database.HasColumn("PERSON", "PERSON_ID"));
        Assert.False(database.HasColumn("visit_detail", "provider_id"));
        Assert.False(database.HasColumn("no_table", "provider_id"));
        Assert.Equal(CdmVersion.V53, database.CdmVersion);
        using var connection = database.Connect();
        Assert.Equal(5L, Fingerprint.Scalar(connection, "SELECT parent_visit_detail_id FROM cdm.visit_detail WHERE provider_id IS NULL"));
    }

    [Fact]
    public void Connect_FromManyThreads_SeesTheSameData()
    {
        using var folder = new TestFolder();
        using var database = folder.Open().Value!;
        var counts = new long[16];
        Parallel.For(0, counts.Length, i =>
        {
            using var connection = database.Connect();
            counts[i] = (long)Fingerprint.Scalar(connection, "SELECT count(*) FROM cdm.person")!;
        });
        Assert.All(counts, c => Assert.Equal(2, c));
    }

    [Fact]
    public void Open_Progress_RisesToOne()
    {
        using var folder = new TestFolder().Clear();
        Sample.UnpackInto(folder.Path);
        var reports = new Recorder();
        using var database = CdmDatabase.Open(
            folder.Path, new CdmOpenOptions { Threads = 1, TemporaryFolder = folder.Scratch }, reports, TestContext.Current.CancellationToken).Value!;
        Assert.Equal(reports.All.Select(r => r.Fraction).Order(), reports.All.Select(r => r.Fraction));
        Assert.Equal(1, reports.All[^1].Fraction);
        Assert.Equal(TimeSpan.Zero, reports.All[^1].Remaining);
        Assert.All(reports.All, r => Assert.True(r.RowsPerSecond > 0));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.95)]
    public void Open_Cancelled_LeavesNothing(double at)
    {
        using var folder = new TestFolder().Clear();
        Sample.UnpackInto(folder.Path);
        using var cancellation = new CancellationTokenSource();
        var reports = new Recorder { Then = r => Cancel(r.Fraction >= at) };
        Assert.ThrowsAny<OperationCanceledException>(() => CdmDatabase.Open(
            folder.Path, new CdmOpenOptions { Threads = 2, TemporaryFolder = folder.Scratch, Clock = new HastyClock() }, reports, cancellation.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Scratch));

        // At once, and not by a timer: on a busy machine that comes when everything is over.
        void Cancel(bool now)
        {
            if (now)
            {
                cancellation.Cancel();
            }
        }
    }

    [Fact]
    public void Open_MemoryLimitAndThreads_AreSet()
    {
        using var folder = new TestFolder();
        using var database = CdmDatabase.Open(
            folder.Path, new CdmOpenOptions { Threads = 3, MemoryLimit = 1L << 30, TemporaryFolder = folder.Scratch }, null, TestContext.Current.CancellationToken).Value!;
        using var connection = database.Connect();
        Assert.Equal("1.0 GiB 3", Fingerprint.Scalar(connection, "SELECT current_setting('memory_limit') || ' ' || current_setting('threads')"));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CdmOpenOptions { Threads = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CdmOpenOptions { MemoryLimit = 1000 });
    }

    [Fact]
    public void Open_MoreThanMemoryHolds_SpillsIntoTheTemporaryFolder()
    {
        using var folder = new TestFolder();
        folder.Write("location.csv", "location_id,location_source_value\n"
            + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i * 7919L % 300_007},a text of more than twelve bytes {i}\n")));
        var result = CdmDatabase.Open(
            folder.Path, new CdmOpenOptions { Threads = 1, MemoryLimit = 24L << 20, TemporaryFolder = folder.Scratch }, null, TestContext.Current.CancellationToken);
        using (var database = result.Value!)
        {
            using var connection = database.Connect();
            Assert.Equal(300_000L, Fingerprint.Scalar(connection, "SELECT count(DISTINCT location_source_value) FROM cdm.location"));
            Assert.NotEmpty(Directory.EnumerateFiles(folder.Scratch, "*", SearchOption.AllDirectories));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Scratch));
    }

    [Fact]
    public void Dispose_RemovesTemporaryFiles()
    {
        using var folder = new TestFolder();
        folder.Open().Value!.Dispose();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Scratch));
    }

    private sealed class Recorder : IProgress<CdmProgress>
    {
        public List<CdmProgress> All { get; } = [];

        public Action<CdmProgress> Then { get; init; } = _ => { };

        public void Report(CdmProgress value)
        {
            All.Add(value);
            Then(value);
        }
    }

    /// <summary>An hour passes between any two looks at it, so that every step is reported.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref looks, 3600);
    }
}
