using System.Text;
using Naru.Ledger;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>Checkpoints and proofs as files, verified without the ledger.</summary>
public abstract class CheckpointTests(DatabaseKind kind, SharedServer server) : IAsyncDisposable
{
    private readonly LedgerPlace place = LedgerPlace.Create(kind, server);
    private readonly CheckpointSigner hub = CheckpointSigner.Create("hub");
    private readonly CheckpointSigner city = CheckpointSigner.Create("city");

    private CheckpointKeys Keys => new([new("hub", hub.PublicKeyPem), new("city", city.PublicKeyPem)]);

    [Fact]
    public async Task Create_EmptyLedger_IsRefused()
    {
        await using var ledger = await place.OpenAsync();
        Assert.Equal(LedgerErrors.NothingToCheckpoint, Assert.Single((await ledger.Checkpoints.CreateAsync(hub, Token)).Errors).Kind);
    }

    [Fact]
    public async Task CreateIfDue_ByTime_OneForAllInstancesAndNoneForNothing()
    {
        var clock = new SetClock(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
        var options = LedgerPlace.Options() with { Clock = clock };
        await using var one = await place.OpenAsync(options);
        await using var two = await place.OpenAsync(options);
        var day = TimeSpan.FromDays(1);
        Assert.Equal(new CheckpointTurn(null, null, 0), await TurnAsync(one));
        await AppendAsync(one, "c1");
        var first = await TurnAsync(one);
        Assert.Equal((1L, 1L), (first.Made!.Checkpoint.Size, first.Events));

        // Too early, and then nothing new.
        await AppendAsync(one, "c2");
        clock.Now += day / 2;
        Assert.True(await TurnAsync(two) is { Made: null, Last.Checkpoint.Size: 1, IsBehind: true });
        clock.Now += day / 2;
        Assert.Equal(2, (await TurnAsync(two)).Made!.Checkpoint.Size);
        clock.Now += day * 3;
        Assert.True(await TurnAsync(one) is { Made: null, Last.Checkpoint.Size: 2, IsBehind: false });

        // Both find it due: one keeps its own.
        for (var round = 3; round < 6; round++)
        {
            await AppendAsync(one, $"c{round}");
            clock.Now += day;
            var turns = await Task.WhenAll(Task.Run(() => TurnAsync(one)), Task.Run(() => TurnAsync(two)));
            Assert.Single(turns, t => t.Made is not null);
            Assert.All(turns, t => Assert.Equal(round, t.Last!.Checkpoint.Size));
        }

        Assert.Equal([1L, 2, 3, 4, 5], (await one.Checkpoints.ListAsync(Token)).Select(c => c.Checkpoint.Size));

        async Task<CheckpointTurn> TurnAsync(ILedger ledger) => (await ledger.Checkpoints.CreateIfDueAsync(hub, day, Token)).Value!;

        static async Task AppendAsync(ILedger ledger, string command) => Assert.True((await ledger.AppendAsync(Make.One(command), Token)).IsSuccess);
    }

    [Fact]
    public async Task Countersign_AFile_HoldsForBothAndNotOnceChanged()
    {
        await using var ledger = await FilledAsync(5);
        var signed = SignedCheckpoint.Read((await CreateAsync(ledger)).ToFile()).Value!;
        var both = SignedCheckpoint.Read(signed.Countersign(city).ToFile()).Value!;
        Assert.Equal(["hub", "city"], both.Signers);
        Assert.Equal((ledger.Id, 5L), (both.Checkpoint.Ledger, both.Checkpoint.Size));
        Assert.True(both.Check(Keys, ["hub", "city"]).IsSuccess);
        Assert.True(both.Check(new CheckpointKeys([new("hub", hub.PublicKeyPem)])).IsSuccess);
        Assert.Equal(LedgerErrors.NobodyKnownSigned, Assert.Single(signed.Check(Keys, ["city"]).Errors).Kind);
        Assert.Equal(LedgerErrors.NobodyKnownSigned, Assert.Single(signed.Check(CheckpointKeys.None).Errors).Kind);

        // The keys of two parties exchanged: neither signature holds.
        var exchanged = new CheckpointKeys([new("hub", city.PublicKeyPem), new("city", hub.PublicKeyPem)]);
        Assert.Equal([LedgerErrors.BadSignature, LedgerErrors.BadSignature], both.Check(exchanged).Errors.Select(e => e.Kind));

        // A second signature of one party takes the place of the first.
        Assert.Equal(["hub"], signed.Countersign(hub).Signers);
    }

    [Fact]
    public async Task Read_EveryByteChanged_IsRefusedOrSaysTheSame()
    {
        await using var ledger = await FilledAsync(3);
        var signed = await CreateAsync(ledger);
        var file = signed.ToFile();
        for (var i = 0; i < file.Length; i++)
        {
            var changed = (byte[])file.Clone();
            changed[i] ^= 1;
            var read = SignedCheckpoint.Read(changed);
            Assert.True(!read.IsSuccess || !read.Value.Check(Keys).IsSuccess || read.Value.Checkpoint == signed.Checkpoint, $"byte {i}");
        }

        foreach (var text in (string[])["", "{}", "[]", "null", "{\"payload\":\"\",\"signatures\":[]}", new string(' ', 1024 * 1024 + 1)])
        {
            Assert.Equal(LedgerErrors.CheckpointUnreadable, Assert.Single(SignedCheckpoint.Read(Encoding.UTF8.GetBytes(text)).Errors).Kind);
        }
    }

    [Fact]
    public async Task Prove_EveryEvent_HoldsWithoutTheLedger()
    {
        await using var ledger = await FilledAsync(13);
        var checkpoint = (await CreateAsync(ledger)).Checkpoint;
        var all = await ledger.ReadAllAsync(0, Token).ToListAsync();
        for (var position = 1; position <= 13; position++)
        {
            var file = LedgerProofs.ToFile((await ledger.Checkpoints.ProveAsync(position, checkpoint, Token)).Value!);
            var proof = LedgerProofs.ReadInclusion(file).Value!;
            Assert.True(LedgerProofs.Verify(proof, checkpoint).IsSuccess);
            Assert.Equal(all[position - 1].Hash, proof.Event.HashIn(ledger.Id));
            Assert.Equal(all[position - 1].Payload, proof.Event.Payload);
            foreach (var forged in (InclusionProof[])
                [
                    proof with { Event = proof.Event with { Payload = JsonPayload.FromText("{}") } }, proof with { Event = proof.Event with { Micros = proof.Event.Micros + 1 } },
                    proof with { Event = proof.Event with { Position = position % 13 + 1 } }, proof with { Ledger = "other" }, proof with { Size = 12 },
                    proof with { Path = [.. proof.Path.Skip(1)] },
                ])
            {
                Assert.Equal(LedgerErrors.ProofFails, Assert.Single(LedgerProofs.Verify(forged, checkpoint).Errors).Kind);
            }
        }

        foreach (var position in (long[])[0, -1, 14])
        {
            Assert.Equal(LedgerErrors.NoSuchPosition, Assert.Single((await ledger.Checkpoints.ProveAsync(position, checkpoint, Token)).Errors).Kind);
        }

        Assert.Equal(LedgerErrors.CheckpointUnreadable, Assert.Single(LedgerProofs.ReadInclusion("{\"path\":[]}"u8).Errors).Kind);
        Assert.Equal(LedgerErrors.CheckpointUnreadable, Assert.Single(LedgerProofs.ReadConsistency("{\"path\":[1]}"u8).Errors).Kind);
    }

    [Fact]
    public async Task Prove_OlderAndNewer_HoldsUnlessHistoryDiffers()
    {
        await using var ledger = await FilledAsync(3);
        var checkpoints = new List<Checkpoint> { (await CreateAsync(ledger)).Checkpoint };
        for (var i = 4; i <= 9; i++)
        {
            await ledger.AppendAsync(Make.One($"c{i}"), Token);
            checkpoints.Add((await CreateAsync(ledger)).Checkpoint);
        }

        foreach (var (older, newer) in checkpoints.SelectMany(o => checkpoints.Where(n => n.Size >= o.Size).Select(n => (o, n))))
        {
            var file = LedgerProofs.ToFile((await ledger.Checkpoints.ProveAsync(older, newer, Token)).Value!);
            var proof = LedgerProofs.ReadConsistency(file).Value!;
            Assert.True(LedgerProofs.Verify(proof, older, newer).IsSuccess);
            Assert.False(LedgerProofs.Verify(proof, older with { Root = Digest.None }, newer).IsSuccess);
            Assert.False(LedgerProofs.Verify(proof, older, newer with { Root = Digest.None }).IsSuccess);
            Assert.Equal(LedgerErrors.ProofFails, Assert.Single((await ledger.Checkpoints.ProveAsync(older with { Root = Digest.None }, newer, Token)).Errors).Kind);
        }

        Assert.Equal(LedgerErrors.NoSuchPosition, Assert.Single((await ledger.Checkpoints.ProveAsync(checkpoints[2], checkpoints[1], Token)).Errors).Kind);
        Assert.Equal(checkpoints, (await ledger.Checkpoints.ListAsync(Token)).Select(c => c.Checkpoint));
    }

    [Fact]
    public void Signer_KeyInPem_SignsAlike()
    {
        using var again = CheckpointSigner.FromPem("hub", hub.PrivateKeyPem);
        Assert.True(Keys.Verify("hub", "text"u8, again.Sign("text"u8)));
        Assert.False(Keys.Verify("hub", "text!"u8, again.Sign("text"u8)));
        Assert.False(Keys.Verify("nobody", "text"u8, again.Sign("text"u8)));
        Assert.Throws<ArgumentException>(() => CheckpointSigner.FromPem("hub", "no key"));
        Assert.Throws<ArgumentException>(() => new CheckpointKeys([new("hub", "no key")]));
        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        Assert.Throws<ArgumentException>(() => CheckpointSigner.FromPem("hub", other.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<ArgumentException>(() => new CheckpointKeys([new("hub", other.ExportSubjectPublicKeyInfoPem())]));
    }

    public async ValueTask DisposeAsync()
    {
        hub.Dispose();
        city.Dispose();
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<SignedCheckpoint> CreateAsync(ILedger ledger) => (await ledger.Checkpoints.CreateAsync(hub, Token)).Value!;

    private async Task<ILedger> FilledAsync(int count)
    {
        var ledger = await place.OpenAsync();
        for (var i = 1; i <= count; i++)
        {
            Assert.True((await ledger.AppendAsync(Make.One($"c{i}", $"s{i % 3}", $$"""{"n":{{i}}}"""), Token)).IsSuccess);
        }

        return ledger;
    }
}

public sealed class SqliteCheckpointTests(SharedServer server) : CheckpointTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresCheckpointTests(SharedServer server) : CheckpointTests(DatabaseKind.Postgres, server);
