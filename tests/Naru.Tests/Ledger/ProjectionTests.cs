using System.Data.Common;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Projections;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>Projections follow in the same transaction, and can be made anew.</summary>
public abstract class ProjectionTests(DatabaseKind kind, SharedServer server) : IAsyncDisposable
{
    private const string Dump = "SELECT * FROM tally ORDER BY stream";
    private const string DumpEvents = "SELECT * FROM tally_event ORDER BY position";

    private readonly LedgerPlace place = LedgerPlace.Create(kind, server);

    [Fact]
    public async Task Append_Acknowledged_IsSeenByEveryReader()
    {
        await using var ledger = await place.OpenAsync(new Tally());
        for (var i = 1; i <= 10; i++)
        {
            await AppendAsync(ledger, Make.One($"c{i}", "s", $$"""{"n":{{i}}}"""));
            await using var connection = await ledger.OpenReadAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT total FROM tally WHERE stream = @stream";
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@stream", "s");
            command.Parameters.Add(parameter);
            Assert.Equal(i * (i + 1) / 2, Convert.ToInt64(await command.ExecuteScalarAsync(Token)));
        }
    }

    [Fact]
    public async Task OpenRead_Writing_IsRefused()
    {
        await using var ledger = await place.OpenAsync(new Tally());
        await AppendAsync(ledger, Make.One("c1"));
        await using var connection = await ledger.OpenReadAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM ledger_event";
        await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync(Token));
    }

    [Fact]
    public async Task Append_ProjectionThrows_HurtsOnlyThatCommand()
    {
        await using var ledger = await place.OpenAsync(new Tally
        {
            Planted = events =>
            {
                if (events.Any(e => e.Payload.ToString().Contains("bad", StringComparison.Ordinal)))
                {
                    throw new InvalidOperationException("planted");
                }
            },
        });
        var answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(async i =>
        {
            try
            {
                return (await ledger.AppendAsync(Make.One($"c{i}", $"s{i % 3}", i % 7 == 0 ? """{"bad":1}""" : $$"""{"n":{{i}}}"""), Token)).IsSuccess;
            }
            catch (ProjectionException e)
            {
                Assert.Equal(("tally", "planted"), (e.Projection, e.InnerException!.Message));
                return false;
            }
        }));
        Assert.Equal(Enumerable.Range(1, 60).Select(i => i % 7 != 0), answers);
        Assert.Equal(52, (await ledger.GetHeadAsync(Token)).Position);
        Assert.Equal(["52|52"], await place.RowsAsync("SELECT sum(events), (SELECT count(*) FROM tally_event) FROM tally"));
        Assert.Null(await ledger.FindCommandAsync("c7", Token));
    }

    [Fact]
    public async Task Append_ProjectionViolatesItsTable_HurtsOnlyThatCommand()
    {
        await using var ledger = await place.OpenAsync(new Tally());
        await place.ExecuteAsync("CREATE UNIQUE INDEX one_undone ON tally_event (type)");
        var answers = await Task.WhenAll(Enumerable.Range(1, 9).Select(async i =>
        {
            try
            {
                return (await ledger.AppendAsync(Make.Append($"c{i}", Make.To("s", StreamAppend.AnyVersion, Make.Event($"type-{i % 3}"))), Token)).IsSuccess;
            }
            catch (ProjectionException e)
            {
                Assert.IsAssignableFrom<DbException>(e.InnerException);
                return false;
            }
        }));
        Assert.Equal(3, answers.Count(a => a));
        Assert.Equal(3, (await ledger.GetHeadAsync(Token)).Position);
    }

    [Fact]
    public async Task Rebuild_AfterManyEvents_GivesTheSameTables()
    {
        await using var ledger = await place.OpenAsync(new Tally());
        await FillAsync(ledger, 300);
        var (before, beforeEvents) = (await place.RowsAsync(Dump), await place.RowsAsync(DumpEvents));
        await place.ExecuteAsync("UPDATE tally SET total = 0; DELETE FROM tally_event");
        var rebuilt = await ledger.RebuildAsync(cancellationToken: Token);
        Assert.Equal(["tally"], rebuilt.Value!.Projections);
        Assert.Equal(300, rebuilt.Value.Events);
        Assert.Equal(before, await place.RowsAsync(Dump));
        Assert.Equal(beforeEvents, await place.RowsAsync(DumpEvents));

        // And it goes on from there.
        await AppendAsync(ledger, Make.One("last", "s0", """{"n":1}"""));
        Assert.Equal(["301"], await place.RowsAsync("SELECT count(*) FROM tally_event"));
        Assert.Equal(LedgerErrors.BadAddress, Assert.Single((await ledger.RebuildAsync(["other"], cancellationToken: Token)).Errors).Kind);
    }

    [Fact]
    public async Task Rebuild_BrokenProjection_GivesOtherTables()
    {
        // The twin of the test above: a projection that is not deterministic is seen by it.
        var calls = 0;
        await using var ledger = await place.OpenAsync(new Tally { Added = () => calls++ });
        await FillAsync(ledger, 30);
        var before = await place.RowsAsync(Dump);
        await ledger.RebuildAsync(cancellationToken: Token);
        Assert.NotEqual(before, await place.RowsAsync(Dump));
    }

    [Fact]
    public async Task Rebuild_AfterErasure_DiffersInErasedTextOnly()
    {
        var keys = new MemoryKeys();
        await using var ledger = await place.OpenAsync(keys, new Tally());
        foreach (var person in (string[])["p1", "p2"])
        {
            await AppendAsync(ledger, Make.One($"c-{person}", $"s-{person}", $$$"""{"n":1,"name":{"$person":"{{{person}}}","$text":"이름 {{{person}}}"}}"""));
        }

        Assert.Equal(["s-p1|1|1|이름 p1", "s-p2|1|1|이름 p2"], await place.RowsAsync(Dump));
        await keys.DestroyAsync("p1", Token);
        await ledger.RebuildAsync(cancellationToken: Token);
        Assert.Equal(["s-p1|1|1|-", "s-p2|1|1|이름 p2"], await place.RowsAsync(Dump));
    }

    [Fact]
    public async Task Rebuild_ThatFails_LeavesTheOldTables()
    {
        await using var ledger = await place.OpenAsync(new Tally
        {
            Planted = events =>
            {
                if (events.Count > 100)
                {
                    throw new InvalidOperationException("planted");
                }
            },
        });
        await FillAsync(ledger, 250);
        var before = await place.RowsAsync(Dump);
        await Assert.ThrowsAsync<ProjectionException>(() => ledger.RebuildAsync(cancellationToken: Token));
        Assert.Equal(before, await place.RowsAsync(Dump));
        await AppendAsync(ledger, Make.One("last"));
    }

    [Fact]
    public async Task Rebuild_WhileOthersAppend_MissesNothing()
    {
        await using var ledger = await place.OpenAsync(new Tally());
        await using var other = await place.OpenAsync(new Tally());
        await FillAsync(ledger, 500);
        var rebuild = Task.Run(() => ledger.RebuildAsync(cancellationToken: Token), Token);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => AppendAsync(i % 2 == 0 ? ledger : other, Make.One($"x{i}", $"s{i % 7}", """{"n":1}""")))));
        Assert.True((await rebuild).IsSuccess);
        var before = await place.RowsAsync(Dump);
        Assert.Equal(["700"], await place.RowsAsync("SELECT count(*) FROM tally_event"));
        await ledger.RebuildAsync(cancellationToken: Token);
        Assert.Equal(before, await place.RowsAsync(Dump));
    }

    [Fact]
    public async Task Open_NewVersion_IsRebuiltAndTheOldProgramStops()
    {
        await using var old = await place.OpenAsync(new Tally());
        await FillAsync(old, 50);
        await using var one = await place.OpenAsync(new Tally(version: 2) { Added = () => 1 });
        Assert.Equal(["50"], await place.RowsAsync("SELECT sum(total) - (SELECT sum(position) FROM tally_event) FROM tally"));
        var refused = await old.AppendAsync(Make.One("c-old"), Token);
        Assert.Equal(LedgerErrors.NewerProjection, Assert.Single(refused.Errors).Kind);
        await AppendAsync(one, Make.One("c-new"));

        // The old program is not opened again: it would make everything anew, and the new one after it, in turns.
        var again = await Ledgers.OpenAsync(place.Address, LedgerPlace.Options(new Tally()), Token);
        Assert.Equal(LedgerErrors.NewerProjection, Assert.Single(again.Errors).Kind);
        Assert.Equal(LedgerErrors.NewerProjection, Assert.Single((await old.RebuildAsync(cancellationToken: Token)).Errors).Kind);

        // Opened once more, nothing has to be rebuilt.
        await using var two = await place.OpenAsync(new Tally(version: 2) { Planted = _ => throw new InvalidOperationException() });
        Assert.Equal(["51"], await place.RowsAsync("SELECT count(*) FROM tally_event"));
    }

    [Fact]
    public async Task Open_OtherTablesThanBefore_DropsTheOldOnes()
    {
        await (await place.OpenAsync(new Tally())).DisposeAsync();
        await using var ledger = await place.OpenAsync(new Tally(version: 2, table: "count"));
        await AppendAsync(ledger, Make.One("c1"));
        Assert.Equal(["1"], await place.RowsAsync("SELECT count(*) FROM count_event"));
        await Assert.ThrowsAnyAsync<DbException>(() => place.RowsAsync(Dump));
    }

    [Fact]
    public async Task Append_ByAnInstanceWithoutAProjection_IsCaughtUpWith()
    {
        await using var with = await place.OpenAsync(new Tally());
        await FillAsync(with, 20);
        await using (var without = await place.OpenAsync())
        {
            await AppendAsync(without, Make.One("x1", "s0", """{"n":5}"""));
            await AppendAsync(without, Make.One("x2", "s0", """{"n":5}"""));
        }

        Assert.Equal(["20"], await place.RowsAsync("SELECT count(*) FROM tally_event"));
        await AppendAsync(with, Make.One("x3", "s0", """{"n":5}"""));
        Assert.Equal(["23"], await place.RowsAsync("SELECT count(*) FROM tally_event"));
        var before = await place.RowsAsync(Dump);
        await with.RebuildAsync(["tally"], cancellationToken: Token);
        Assert.Equal(before, await place.RowsAsync(Dump));
    }

    [Theory]
    [InlineData("Tally", "tally", "tally")]
    [InlineData("tally", "Tally", "other")]
    [InlineData("tally", "tally; DROP TABLE x", "other")]
    [InlineData("tally", "ledger_event", "other")]
    [InlineData("tally", "other", "other")]
    [InlineData("second", "tally", "tally")]
    public async Task Open_BadNames_AreRefused(string name, string table, string otherTable)
    {
        var opened = await Ledgers.OpenAsync(place.Address, LedgerPlace.Options(new Tally(1, name, table), new Tally(1, "second", otherTable)), Token);
        Assert.All(opened.Errors, e => Assert.Equal(LedgerErrors.BadAddress, e.Kind));
        Assert.False(opened.IsSuccess);
    }

    [Fact]
    public async Task Write_ParametersInAnotherOrder_AreTakenByName()
    {
        await using var ledger = await place.OpenAsync(new Swapping(1));
        await FillAsync(ledger, 4);
        Assert.Equal(["1|s1", "2|s2", "3|s3", "4|s4"], await place.RowsAsync("SELECT position, stream FROM swapping ORDER BY position"));
    }

    [Fact]
    public async Task Write_ValueThatTheDatabasesKeepDifferently_IsABug()
    {
        await using var ledger = await place.OpenAsync(new Swapping(DateTimeOffset.UnixEpoch));
        var thrown = await Assert.ThrowsAsync<ProjectionException>(() => ledger.AppendAsync(Make.One("c1"), Token));
        Assert.IsType<ArgumentException>(thrown.InnerException);
    }

    [Fact]
    public async Task Query_InAProjection_SeesWhatItWrote()
    {
        var seen = new List<long>();
        await using var ledger = await place.OpenAsync(new Reading(seen));
        await FillAsync(ledger, 5);
        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task FillAsync(ILedger ledger, int count)
    {
        for (var i = 1; i <= count; i += 50)
        {
            await Task.WhenAll(Enumerable.Range(i, Math.Min(50, count - i + 1)).Select(n => AppendAsync(ledger, Make.One($"c{n}", $"s{n % 7}", $$"""{"n":{{n}}}"""))));
        }
    }

    private static async Task<Appended> AppendAsync(ILedger ledger, Append append)
    {
        var answer = await ledger.AppendAsync(append, Token);
        Assert.True(answer.IsSuccess, string.Join('\n', answer.Findings));
        return answer.Value;
    }

    private sealed class Swapping(object extra) : IProjection
    {
        public string Name => "swapping";

        public int Version => 1;

        public ValueList<string> Tables => ["swapping"];

        public ValueList<string> CreateStatements(DatabaseKind database) =>
            ["CREATE TABLE swapping (position BIGINT NOT NULL PRIMARY KEY, stream TEXT NOT NULL, extra BIGINT NOT NULL)"];

        public ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken)
        {
            foreach (var e in events)
            {
                (string, object?)[] values = [("@position", e.Position), ("@stream", e.Stream), ("@extra", extra)];
                if (e.Position % 2 == 0)
                {
                    Array.Reverse(values);
                }

                writer.Write("INSERT INTO swapping (position, stream, extra) VALUES (@position, @stream, @extra)", values);
            }

            return ValueTask.CompletedTask;
        }
    }

    private sealed class Reading(List<long> seen) : IProjection
    {
        public string Name => "reading";

        public int Version => 1;

        public ValueList<string> Tables => ["reading"];

        public ValueList<string> CreateStatements(DatabaseKind database) => ["CREATE TABLE reading (position BIGINT NOT NULL PRIMARY KEY)"];

        public async ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken)
        {
            foreach (var e in events)
            {
                writer.Write("INSERT INTO reading (position) VALUES (@position)", ("@position", e.Position));
                seen.AddRange(await writer.QueryAsync("SELECT count(*) FROM reading WHERE position <= @position", r => r.GetInt64(0), ("@position", e.Position)));
            }
        }
    }
}

public sealed class SqliteProjectionTests(SharedServer server) : ProjectionTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresProjectionTests(SharedServer server) : ProjectionTests(DatabaseKind.Postgres, server);
