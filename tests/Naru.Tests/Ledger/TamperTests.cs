using System.Globalization;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Ledger.Verification;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>
/// Whoever can write to the database changes, removes, inserts, moves and cuts: verification finds it at its place. An untouched ledger gives no finding.
/// </summary>
public abstract class TamperTests(DatabaseKind kind, SharedServer server) : IAsyncDisposable
{
    private readonly LedgerPlace place = LedgerPlace.Create(kind, server);
    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The columns that an event's hash covers, each with another value.</summary>
    private static readonly (string Column, string Value)[] Changes =
    [
        ("stream", "'z'"), ("version", "version + 100"), ("type", "'other'"), ("schema", "schema + 1"), ("time", "time + 1"), ("actor", "'other'"), ("rule", "'other'"),
        ("command", "'other'"), ("content", "'other'"), ("payload", "hash"), ("previous", "payload"), ("hash", "payload"), ("hash", "previous"), ("position", "position + 100"),
    ];

    // Positions:  1 a1, 2 b1 (c1) · 3 a2 (c2) · 4 b2, 5 b3 (c3) · 6 c1 (c4) · 7 a3 (c5) · 8 a4, 9 c2 (c6) · 10 b4 (c7) · 11 a5 (c8) · 12 c3 (c9); a second between commands.
    [Theory]
    [InlineData("", "")]
    [InlineData("UPDATE ledger_event SET payload = hash WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET type = 'thing.undone' WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET schema = 2 WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET actor = 'person-2' WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET rule = 'rule-2' WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET content = '' WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET time = time + 1 WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET time = time - 5000000 WHERE position = 7", "301@7 308@7")]
    [InlineData("UPDATE ledger_event SET command = 'c99' WHERE position = 7", "301@7")]
    [InlineData("UPDATE ledger_event SET command = 'c1' WHERE position = 7", "301@7 309@7")]
    [InlineData("UPDATE ledger_event SET stream = 'z' WHERE position = 7", "301@7 304@7 304@8")]
    [InlineData("UPDATE ledger_event SET version = 30 WHERE position = 7", "301@7 304@7 304@8")]
    [InlineData("UPDATE ledger_event SET previous = hash WHERE position = 7", "301@7 305@7")]
    [InlineData("UPDATE ledger_event SET hash = previous WHERE position = 7", "301@7 305@8")]
    [InlineData("DELETE FROM ledger_event WHERE position = 7", "302@7 304@8")]
    [InlineData("DELETE FROM ledger_event WHERE position = 1", "302@1 304@3")]
    [InlineData("DELETE FROM ledger_event WHERE position = 12", "306@12")]
    [InlineData("DELETE FROM ledger_event WHERE position = 4", "302@4 304@5")]
    [InlineData("DELETE FROM ledger_event WHERE position BETWEEN 5 AND 7", "302@5 304@8 304@9 304@10")]
    [InlineData("DELETE FROM ledger_event WHERE stream = 'b'", "302@2 302@4 302@10")]
    [InlineData("DELETE FROM ledger_event", "306@1")]
    [InlineData("UPDATE ledger_event SET position = 13 WHERE position = 7", "302@7 303@13 307@13")]
    [InlineData("UPDATE ledger_event SET position = -7 WHERE position = 7", "303@-7 307@-7 302@7")]
    [InlineData(
        "UPDATE ledger_event SET position = 99 WHERE position = 7; UPDATE ledger_event SET position = 7 WHERE position = 8; UPDATE ledger_event SET position = 8 WHERE position = 99",
        "303@7 303@8 308@8 309@9")]
    [InlineData(
        "CREATE TABLE kept AS SELECT * FROM ledger_event; UPDATE ledger_event SET payload = (SELECT k.payload FROM kept k WHERE k.position = 15 - ledger_event.position) WHERE position IN (7, 8)",
        "301@7 301@8")]
    [InlineData(
        "INSERT INTO ledger_event SELECT 13, stream, 6, type, schema, time, actor, rule, 'c10', content, payload, hash, hash FROM ledger_event WHERE position = 11",
        "301@13 307@13")]
    [InlineData(
        "INSERT INTO ledger_event SELECT 13, stream, 6, type, schema, time + 1000000, actor, rule, 'c10', content, payload, hash, hash FROM ledger_event WHERE position = 11; UPDATE ledger_head SET position = 13",
        "301@13")]
    [InlineData("UPDATE ledger_head SET position = 10", "307@11 307@12 311@10")]
    [InlineData("UPDATE ledger_head SET position = 14", "306@13")]
    [InlineData("UPDATE ledger_head SET time = time + 1", "311@12")]
    [InlineData("DELETE FROM ledger_head", "205@")]
    [InlineData("UPDATE ledger_checkpoint SET envelope = '{}'", "205@")]
    [InlineData("UPDATE ledger_checkpoint SET envelope = replace(envelope, '\"payload\": \"', '\"payload\": \"x')", "205@")]
    [InlineData("UPDATE ledger_checkpoint SET envelope = replace(envelope, '\"signature\": \"', '\"signature\": \"AA')", "502@ 502@ 502@")]
    public async Task Verify_TamperedWith_FindsItAtItsPlace(string sql, string expected)
    {
        using var signer = await FillAsync();
        if (sql.Length > 0)
        {
            await place.ExecuteAsync(sql);
        }

        // The checkpoints that are kept in the ledger make further findings (312, 313); here it is about what its events show.
        var report = await VerifyAsync(signer);
        var found = report.Findings.Select(f => $"{f.Error.Code[3..]}@{f.Position}").Where(f => !f.StartsWith("312", StringComparison.Ordinal) && !f.StartsWith("313", StringComparison.Ordinal));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Verify_AnyFieldOfAnyEventChanged_FindsThatEvent()
    {
        using var signer = await FillAsync();
        for (var position = 1; position <= 12; position++)
        {
            foreach (var (column, value) in Changes)
            {
                await place.ExecuteAsync(
                    $"CREATE TABLE kept AS SELECT * FROM ledger_event WHERE position = {position}; UPDATE ledger_event SET {column} = {value} WHERE position = {position}");
                var moved = column == "position" ? position + 100 : position;
                var report = await VerifyAsync(signer);
                Assert.True(
                    report.Findings.Any(f => f.Position == moved && (f.Error.Kind == LedgerErrors.EventChanged || f.Error.Kind == LedgerErrors.EventMoved)),
                    $"{column} of {position}: {string.Join(", ", report.Findings)}");
                await place.ExecuteAsync(
                    $"DELETE FROM ledger_event WHERE position IN ({position}, {moved}); INSERT INTO ledger_event SELECT * FROM kept; DROP TABLE kept");
            }
        }

        Assert.True((await VerifyAsync(signer)).IsSound);
    }

    [Fact]
    public async Task Verify_RewrittenWithRightHashes_IsFoundByCheckpointsElsewhere()
    {
        using var signer = await FillAsync();
        var elsewhere = await CheckpointsAsync();
        Assert.Equal([5L, 9L, 12L], elsewhere.Select(c => c.Checkpoint.Size));
        await RewriteAsync(7);
        await place.ExecuteAsync("DELETE FROM ledger_checkpoint");

        // Hashes without a secret can be computed by anybody: only the checkpoint that somebody else keeps tells.
        Assert.True((await VerifyAsync(signer)).IsSound);
        var found = Assert.Single((await VerifyAsync(signer, elsewhere.Take(2))).Findings);
        Assert.Equal((LedgerErrors.HistoryRewritten, 6L), (found.Error.Kind, found.Position));
        Assert.Contains("between positions 6 and 9", found.Error.Message.English, StringComparison.Ordinal);
        Assert.Equal([6L, 6L], (await VerifyAsync(signer, elsewhere)).Findings.Select(f => f.Position!.Value));
    }

    [Fact]
    public async Task Verify_CutWithItsHead_IsFoundByCheckpointsElsewhere()
    {
        using var signer = await FillAsync();
        var elsewhere = await CheckpointsAsync();
        await place.ExecuteAsync(
            """
            DELETE FROM ledger_event WHERE position > 9; DELETE FROM ledger_checkpoint WHERE size > 9;
            UPDATE ledger_head SET position = 9, time = (SELECT time FROM ledger_event WHERE position = 9)
            """);
        Assert.True((await VerifyAsync(signer)).IsSound);
        var found = Assert.Single((await VerifyAsync(signer, elsewhere)).Findings);
        Assert.Equal((LedgerErrors.HistoryCut, 10L), (found.Error.Kind, found.Position));
    }

    [Fact]
    public async Task Verify_AnotherLedger_IsFoundByCheckpointsElsewhere()
    {
        using var signer = await FillAsync();
        var elsewhere = await CheckpointsAsync();
        await using var other = LedgerPlace.Create(kind, server);
        await using (var ledger = await other.OpenAsync())
        {
            await ledger.AppendAsync(Make.One("c1"), Token);
        }

        var report = (await LedgerVerification.RunAsync(other.Address, new VerifyOptions { Checkpoints = elsewhere.ToValueList() }, Token)).Value!;
        Assert.All(report.Findings, f => Assert.Equal(LedgerErrors.OtherLedger, f.Error.Kind));
        Assert.Equal(3, report.Findings.Count);
    }

    [Fact]
    public async Task Verify_CheckpointNobodyKnownSigned_SaysSo()
    {
        using var signer = await FillAsync();
        using var stranger = CheckpointSigner.Create("stranger");
        var keys = new CheckpointKeys([new("stranger", stranger.PublicKeyPem)]);
        var report = (await LedgerVerification.RunAsync(place.Address, new VerifyOptions { Keys = keys }, Token)).Value!;
        Assert.Equal([LedgerErrors.NobodyKnownSigned, LedgerErrors.NobodyKnownSigned, LedgerErrors.NobodyKnownSigned], report.Findings.Select(f => f.Error.Kind));
        Assert.Equal(0, report.Checkpoints);
    }

    [Fact]
    public async Task Verify_TwoEventsAtOnePosition_AreFound()
    {
        using var signer = await FillAsync();
        if (kind == DatabaseKind.Sqlite)
        {
            // There the position is the row's own number, of which there cannot be two.
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync("INSERT INTO ledger_event SELECT * FROM ledger_event WHERE position = 7"));
            return;
        }

        await place.ExecuteAsync(
            """
            ALTER TABLE ledger_event DROP CONSTRAINT ledger_event_pkey;
            INSERT INTO ledger_event SELECT position, 'z', 1, type, schema, time, actor, rule, command, content, payload, previous, hash FROM ledger_event WHERE position = 7
            """);
        Assert.Contains((LedgerErrors.PositionTwice, 7L), (await VerifyAsync(signer)).Findings.Select(f => (f.Error.Kind, f.Position!.Value)));
    }

    [Fact]
    public async Task Verify_MoreFindingsThanAreListed_CountsTheOthers()
    {
        using var signer = await FillAsync();
        await place.ExecuteAsync("UPDATE ledger_event SET rule = 'other'");
        var report = (await LedgerVerification.RunAsync(place.Address, new VerifyOptions { MaximumFindings = 5 }, Token)).Value!;
        Assert.Equal((5, 7), (report.Findings.Count, report.Unlisted));
    }

    [Fact]
    public async Task Verify_Untouched_TellsWhatItRead()
    {
        using var signer = await FillAsync();
        var report = await VerifyAsync(signer, await CheckpointsAsync());
        Assert.True(report.IsSound);
        Assert.Equal((12, 3, 3), (report.Events, report.Streams, report.Checkpoints));
        Assert.Equal((await CheckpointsAsync())[^1].Checkpoint.Root, report.Root);
    }

    [Fact]
    public async Task Checkpoint_OfRewrittenHistory_IsNotSigned()
    {
        using var signer = await FillAsync();
        await RewriteAsync(7);
        await using var ledger = await place.OpenAsync(LedgerPlace.Options() with { Clock = clock });
        Assert.All((await ledger.Checkpoints.CreateAsync(signer, Token)).Errors, e => Assert.Equal(LedgerErrors.HistoryRewritten, e.Kind));
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<CheckpointSigner> FillAsync()
    {
        var signer = CheckpointSigner.Create("hub");
        await using var ledger = await place.OpenAsync(LedgerPlace.Options() with { Clock = clock });
        string[][] commands = [["a", "b"], ["a"], ["b", "b"], ["c"], ["a"], ["a", "c"], ["b"], ["a"], ["c"]];
        var number = 0;
        foreach (var streams in commands)
        {
            number++;
            var appends = streams.GroupBy(s => s).Select(g => Make.To(g.Key, StreamAppend.AnyVersion, [.. g.Select((_, i) => Make.Event(json: $$"""{"n":{{number}}{{i}}}"""))]));
            Assert.True((await ledger.AppendAsync(Make.Append($"c{number}", [.. appends]), Token)).IsSuccess);
            clock.Now = clock.Now.AddSeconds(1);
            if (number is 3 or 6 or 9)
            {
                Assert.True((await ledger.Checkpoints.CreateAsync(signer, Token)).IsSuccess);
            }
        }

        return signer;
    }

    private async Task<IReadOnlyList<SignedCheckpoint>> CheckpointsAsync()
    {
        await using var ledger = await place.OpenAsync();
        return await ledger.Checkpoints.ListAsync(Token);
    }

    private async Task<VerifyReport> VerifyAsync(CheckpointSigner signer, IEnumerable<SignedCheckpoint>? elsewhere = null)
    {
        var keys = new CheckpointKeys([new("hub", signer.PublicKeyPem)]);
        var options = new VerifyOptions { Keys = keys, Checkpoints = (elsewhere ?? []).ToValueList() };
        var report = await LedgerVerification.RunAsync(place.Address, options, Token);
        Assert.True(report.IsSuccess, string.Join('\n', report.Findings));
        return report.Value;
    }

    /// <summary>Changes an event as somebody does who knows how: with its hash and those of all that follow in its stream.</summary>
    private async Task RewriteAsync(long position)
    {
        await using var ledger = await place.OpenAsync();
        await using var connection = place.Connect();
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        if (place.Address is LedgerAddress.Postgres postgres)
        {
            command.CommandText = $"SET search_path = {postgres.Schema}";
            await command.ExecuteNonQueryAsync(Token);
        }

        command.CommandText = $"SELECT {Naru.Ledger.Stores.Schema.EventColumns} FROM ledger_event ORDER BY position";
        var rows = new List<EventRow>();
        await using (var reader = await command.ExecuteReaderAsync(Token))
        {
            while (await reader.ReadAsync(Token))
            {
                rows.Add(EventRow.Read(reader));
            }
        }

        byte[]? previous = null;
        foreach (var row in rows.Where(r => r.Position >= position && r.Stream == rows[(int)position - 1].Stream))
        {
            var forged = row with { Previous = previous ?? row.Previous, Payload = row.Position == position ? "{}"u8.ToArray() : row.Payload };
            previous = EventHash.Of(ledger.Id, forged).ToArray();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"UPDATE ledger_event SET payload = {Literal(forged.Payload)}, previous = {Literal(forged.Previous)}, hash = {Literal(previous)} WHERE position = {row.Position}");
            await command.ExecuteNonQueryAsync(Token);
        }
    }

    private string Literal(byte[] bytes) => place.Database == DatabaseKind.Sqlite ? $"X'{Convert.ToHexString(bytes)}'" : $"'\\x{Convert.ToHexString(bytes)}'";
}

public sealed class SqliteTamperTests(SharedServer server) : TamperTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresTamperTests(SharedServer server) : TamperTests(DatabaseKind.Postgres, server);
