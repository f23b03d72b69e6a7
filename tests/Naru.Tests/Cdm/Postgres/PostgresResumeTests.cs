using System.Globalization;
using Naru.Cdm;
using Naru.Cdm.Loading;
using Naru.Cdm.Sources.Postgres;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>A run that ends in the middle, in whatever way, leaves what the next one can go on from.</summary>
[Trait("Category", "Slow")]
public sealed class PostgresResumeTests(SharedServer shared)
{
    private const int Rows = 200_000;
    private const int Range = 30_000;

    [Fact]
    public void Fingerprint_ChangesWithTheRowsOnly()
    {
        var database = shared.Server.Create().CreateSample("cdm");
        string[] changes =
        [
            "INSERT INTO cdm.measurement SELECT * FROM cdm.measurement",
            "UPDATE cdm.measurement SET value_as_number = value_as_number WHERE measurement_id = 1",
            "DELETE FROM cdm.measurement WHERE ctid = (SELECT min(ctid) FROM cdm.measurement)",
            "WITH d AS (DELETE FROM cdm.measurement RETURNING *) INSERT INTO cdm.measurement SELECT * FROM d",
            "ALTER TABLE cdm.measurement ADD note text DEFAULT 'x'",
            "ALTER TABLE cdm.measurement ALTER range_low TYPE double precision",
            "VACUUM FULL cdm.measurement",
            "TRUNCATE cdm.measurement",
        ];
        var seen = new HashSet<string?>(StringComparer.Ordinal) { FingerprintOf(database) };
        Assert.DoesNotContain(null, seen);
        foreach (var change in changes)
        {
            database.Execute(change);
            Assert.True(seen.Add(FingerprintOf(database)), change);
            database.Execute("VACUUM (FREEZE, ANALYZE) cdm.measurement");
            Assert.False(seen.Add(FingerprintOf(database)), $"VACUUM after {change}");
        }
    }

    [Fact]
    public void Read_OneMoment_IsSeenForAllTables()
    {
        var database = shared.Server.Create().CreateSample("cdm");
        var findings = new FindingLog();
        using var cdm = PostgresCdm.Connect(database.Uri(), findings, TestContext.Current.CancellationToken)!;
        database.Execute("DELETE FROM cdm.measurement; INSERT INTO cdm.person SELECT * FROM cdm.person");
        Assert.Throws<Npgsql.PostgresException>(() => database.Execute("SET lock_timeout = 100; TRUNCATE cdm.person"));
        using var staging = new Staging();
        var meter = new ProgressMeter(null, TimeProvider.System);
        var rows = cdm.Tables.ToDictionary(t => t.Table.Name, t => t.Stage(staging.Connection, findings, meter, TestContext.Current.CancellationToken)!.Rows, StringComparer.Ordinal);
        Assert.Equal((2, 2), (rows["person"], rows["measurement"]));
        Assert.Equal("on|repeatable read|naru", database.Scalar("SELECT 'on|repeatable read|' || application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'naru' AND state = 'idle in transaction'"));
    }

    [Fact]
    public void Session_Writing_IsRefused()
    {
        var database = shared.Server.Create().CreateSample("cdm");
        using var session = PostgresSession.Open(PostgresAddress.Parse(database.Uri(), out _)!, new FindingLog(), TestContext.Current.CancellationToken)!;
        session.Begin(TestContext.Current.CancellationToken);
        Assert.Equal("25006", Assert.Throws<Npgsql.PostgresException>(() => session.Run("DELETE FROM cdm.person", TestContext.Current.CancellationToken)).SqlState);
    }

    [Fact]
    public void Read_BackendTerminated_GoesOnFromThere()
    {
        var database = Large();
        var (findings, staging) = Interrupted(database, _ => database.Execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'naru' AND datname = current_database()"));
        using (staging)
        {
            AssertEnded(findings, staging);
            AssertGoesOn(database, staging);
        }
    }

    [Fact]
    public void Read_QueryCancelledByAdministrator_GoesOnFromThere()
    {
        // Rows so long that what lies in the sockets cannot be all of a range: a query that has ended cannot be cancelled.
        var database = Large(textLength: 600);
        var (findings, staging) = Interrupted(database, _ => database.Execute(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'naru' AND datname = current_database()"));
        using (staging)
        {
            Assert.Equal(PostgresErrors.EndedByServer, Assert.Single(findings, f => f.Severity == Severity.Error).Kind);
            AssertGoesOn(database, staging);
        }
    }

    [Fact]
    public void Read_ServerCrashed_GoesOnFromThere()
    {
        using var server = new PostgresServer();
        var database = Large(server);
        var (findings, staging) = Interrupted(database, _ => server.Crash());
        using (staging)
        {
            AssertEnded(findings, staging);
            Assert.Equal(PostgresErrors.Unreachable, Assert.Single(staging.Read(database.Uri()), f => f.Severity == Severity.Error).Kind);
            server.Start();
            AssertGoesOn(database, staging);
        }
    }

    [Fact]
    public void Read_TableChangedMeanwhile_BeginsAgain()
    {
        var database = Large();
        var (_, staging) = Interrupted(database, _ => throw new InvalidOperationException("stop"));
        using (staging)
        {
            Assert.InRange(Committed(staging), 1, Rows - 1);
            database.Execute("UPDATE cdm.measurement SET value_as_number = -1 WHERE measurement_id = 5");
            AssertSameAsWhole(database, staging, out var firstReport);
            Assert.InRange(firstReport, 0, 3000);
        }
    }

    [Fact]
    public void Read_Cancelled_StopsSoonAndGoesOn()
    {
        var database = Large();
        using var source = new CancellationTokenSource();
        using var staging = new Staging { RowsPerRange = Range };
        Assert.Throws<OperationCanceledException>(() => staging.Read(database.Uri(), new After(70_000, _ => source.Cancel()), source.Token));
        AssertGoesOn(database, staging);
        Assert.Equal(0L, database.Scalar("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'naru' AND datname = current_database() AND state <> 'idle'"));
    }

    [Fact]
    public void Read_CancelledWhileTheServerThinks_Stops()
    {
        var database = shared.Server.Create().CreateSample("cdm").Execute("CREATE VIEW cdm.specimen AS SELECT 1 AS specimen_id, 1 AS person_id, date '2010-01-01' AS specimen_date, pg_sleep(60)::text AS specimen_source_id");
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var staging = new Staging();
        var start = TimeProvider.System.GetTimestamp();
        Assert.Throws<OperationCanceledException>(() => staging.Read(database.Uri(), null, source.Token));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1, 30);
    }

    [Fact]
    public void Read_ThrownAtRandomPoints_EndsWhole()
    {
        var database = Large();
        var random = new Random(7);
        using var staging = new Staging { RowsPerRange = Range };
        for (var i = 0; i < 6; i++)
        {
            var point = random.Next(Rows);
            Assert.Throws<InvalidOperationException>(() => staging.Read(database.Uri(), new After(point, _ => throw new InvalidOperationException("stop"))));
            AssertConsistent(staging);
            staging.Close();
            staging.Open();
        }

        AssertSameAsWhole(database, staging, out _);
    }

    [Fact]
    public void Read_KilledAtRandomPoints_EndsWhole()
    {
        var database = Large();
        var random = new Random(11);
        using var staging = new Staging { RowsPerRange = Range };
        for (var i = 0; i < 8; i++)
        {
            var before = i == 0 ? 0 : Committed(staging);
            staging.Close();
            using (var child = StagingChild.Start(database.Uri(), staging.Path, Range))
            {
                // Half of the kills are aimed at the end of a range, when it is committed; the others fall anywhere.
                var rows = before + (i % 2 == 0 ? Range - 2100 : random.Next(2 * Range));
                while (child.StandardOutput.ReadLine() is { } line && long.Parse(line) <= rows)
                {
                }

                Thread.Sleep(random.Next(60));
                child.Kill();
                child.WaitForExit();
            }

            staging.Open();
            AssertConsistent(staging);
        }

        AssertSameAsWhole(database, staging, out _);
    }

    [Fact]
    public void Read_MillionRows_NeedsNoMoreMemoryThanFewer()
    {
        var database = Large(rows: 1_200_000);
        var early = 0L;
        var late = 0L;
        using var staging = new Staging();
        staging.Close();

        // A process of its own: other tests run in this one.
        using (var child = StagingChild.Start(database.Uri(), staging.Path, 100_000))
        {
            while (child.StandardOutput.ReadLine() is { } line)
            {
                var rows = long.Parse(line);
                child.Refresh();
                if (rows is > 200_000 and < 300_000)
                {
                    early = Math.Max(early, child.WorkingSet64);
                }
                else if (rows > 1_000_000)
                {
                    late = Math.Max(late, child.HasExited ? 0 : child.WorkingSet64);
                }
            }

            child.WaitForExit();
        }

        staging.Open();
        Assert.Equal(1_200_000, Committed(staging));
        Assert.InRange(late, 1, early + 200_000_000);
    }

    private PostgresDatabase Large(PostgresServer? server = null, int rows = Rows, int textLength = 0) =>
        (server ?? shared.Server).Create().CreateTables("cdm", ["person", "observation_period", "measurement"], new CdmForm { Text = "text" }).Execute(
            string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO cdm.measurement (measurement_id, person_id, measurement_concept_id, measurement_date, measurement_type_concept_id, value_as_number, unit_source_value, value_source_value)
            SELECT i, i % 1000, 3000963, date '2010-01-01' + i % 3000, 0, i / 7.0, 'g/dL', '검사 결과 ' || i || repeat('.', {textLength}) FROM generate_series(1, {rows}) i
            """));

    private static string? FingerprintOf(PostgresDatabase database)
    {
        var findings = new FindingLog();
        using var cdm = PostgresCdm.Connect(database.Uri(), findings, TestContext.Current.CancellationToken)!;
        return cdm.Tables.Single(t => t.Table.Name == "measurement").Fingerprint(findings, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads until something is done to the run in the middle of it.</summary>
    private static (ValueList<Error> Findings, Staging Staging) Interrupted(PostgresDatabase database, Action<long> interrupt)
    {
        var staging = new Staging { RowsPerRange = Range };
        try
        {
            return (staging.Read(database.Uri(), new After(70_000, interrupt)), staging);
        }
        catch (InvalidOperationException e) when (e.Message == "stop")
        {
            return ([], staging);
        }
    }

    private static void AssertEnded(ValueList<Error> findings, Staging staging)
    {
        var error = Assert.Single(findings, f => f.Severity == Severity.Error);
        Assert.Contains(error.Kind, (ErrorKind[])[PostgresErrors.ConnectionLost, PostgresErrors.EndedByServer]);
        Assert.Contains("멈춘 곳부터", error.Advice.Korean, StringComparison.Ordinal);
        AssertConsistent(staging);
    }

    private static void AssertGoesOn(PostgresDatabase database, Staging staging)
    {
        var before = Committed(staging);
        Assert.InRange(before, Range / 2, Rows - 1);
        AssertSameAsWhole(database, staging, out var firstReport);
        Assert.Equal(before, firstReport);
    }

    private static void AssertSameAsWhole(PostgresDatabase database, Staging staging, out long firstReport)
    {
        var first = -1L;
        Assert.DoesNotContain(staging.Read(database.Uri(), new OfMeasurement(rows => first = first < 0 ? rows : first)), f => f.Severity != Severity.Information);
        firstReport = first;
        using var whole = new Staging();
        whole.Read(database.Uri());
        Assert.Equal(Rows, staging.Tables[^1].Rows);
        Assert.True(staging.Tables[^1].HasRisingKeys || !whole.Tables[^1].HasRisingKeys);
        Assert.Equal(whole.Content(), staging.Content());

        // Once more reads nothing, and is the same.
        var reports = 0;
        staging.Read(database.Uri(), new OfMeasurement(_ => reports++));
        Assert.InRange(reports, 1, 2);
        Assert.Equal(whole.Content(), staging.Content());
    }

    private static void AssertConsistent(Staging staging) => Assert.Equal(
        staging.Scalar("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'naru_staging'") is 1L ? Committed(staging) : 0L,
        staging.Scalar("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'cdm' AND table_name = 'measurement'") is 1L
            ? staging.Scalar("SELECT count(*) FROM cdm.measurement") : 0L);

    private static long Committed(Staging staging) =>
        (long?)staging.Scalar("SELECT COALESCE(max(rows), 0) FROM naru_staging.progress WHERE table_name = 'measurement'") ?? 0;

    private sealed class After(long rows, Action<long> action) : IProgress<CdmProgress>
    {
        private bool isDone;

        public void Report(CdmProgress value)
        {
            if (!isDone && value.Table == "measurement" && value.Rows >= rows)
            {
                isDone = true;
                action(value.Rows);
            }
        }
    }

    private sealed class OfMeasurement(Action<long> action) : IProgress<CdmProgress>
    {
        public void Report(CdmProgress value)
        {
            if (value.Table == "measurement")
            {
                action(value.Rows);
            }
        }
    }
}
