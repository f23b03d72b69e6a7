using System.Security.Cryptography;
using System.Text;
using Naru.Ledger;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;
using Naru.Ledger.Verification;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>Personal text is sealed, opened, and gone once its key is, while the ledger verifies.</summary>
public abstract class PersonalTests(DatabaseKind kind, SharedServer server) : IAsyncDisposable
{
    private const string Secret = "홍길동";

    private readonly LedgerPlace place = LedgerPlace.Create(kind, server);
    private readonly LedgerPlace keyPlace = LedgerPlace.Create(kind, server);
    private readonly KeyEncryptionKey locking = new(Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef"));

    [Fact]
    public async Task Append_PersonalText_IsOpenToReadersAndSealedInTheDatabase()
    {
        await using var keys = await KeysAsync();
        await using (var ledger = await place.OpenAsync(keys))
        {
            await AppendAsync(ledger, Named("c1", "s", "person-1", Secret) with
            {
                Messages = [new("mail", JsonPayload.Of(new Registered(new PersonalText("person-1", Secret), 2)), null, null)],
            });
            var read = Assert.Single(await ledger.ReadStreamAsync("s", 0, Token).ToListAsync());
            Assert.Equal(new Registered(new PersonalText("person-1", Secret), 1), read.Payload.Read<Registered>());
            var append = Named("c1", "s", "person-1", Secret).With(new NewMessage("mail", read.Payload));
            var message = Assert.Single(await ledger.Outbox.ClaimAsync("mail", "me", TimeSpan.FromMinutes(1), 10, Token));
            Assert.Contains(Secret, message.Body.Read<Registered>().Name.Text, StringComparison.Ordinal);

            // What shows up when somebody logs one of these.
            foreach (var logged in (object[])[read, append, append.Streams[0], append.Messages![0], message, read.Payload.Read<Registered>()])
            {
                Assert.DoesNotContain(Secret, logged.ToString(), StringComparison.Ordinal);
            }
        }

        var stored = Encoding.UTF8.GetString(Convert.FromHexString((await place.RowsAsync("SELECT payload FROM ledger_event"))[0]));
        Assert.DoesNotContain(Secret, stored, StringComparison.Ordinal);
        Assert.Matches("^{\"Name\":{\"\\$person\":\"person-1\",\"\\$sealed\":\"[A-Za-z0-9_-]{82}\"},\"Number\":1}$", stored);
        var body = Encoding.UTF8.GetString(Convert.FromHexString((await place.RowsAsync("SELECT body FROM ledger_message"))[0]));
        Assert.Contains("$sealed", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)), string.Concat(await keyPlace.RowsAsync("SELECT * FROM person_key")), StringComparison.Ordinal);

        // Names of one to 28 bytes are sealed alike: the length of a name stays after its erasure.
        Assert.Equal(Sealed("가").Length, Sealed(new string('x', 28)).Length);
        Assert.NotEqual(Sealed("가").Length, Sealed(new string('x', 29)).Length);
    }

    [Fact]
    public async Task Erase_APerson_LeavesNothingToReadAndASoundLedger()
    {
        using var signer = CheckpointSigner.Create("hub");
        await using var keys = await KeysAsync();
        await using var ledger = await place.OpenAsync(keys);
        await AppendAsync(ledger, Named("c1", "s", "person-1", Secret));
        await AppendAsync(ledger, Named("c2", "s", "person-2", "이몽룡"));
        var before = (await ledger.Checkpoints.CreateAsync(signer, Token)).Value!;
        var erased = await PersonErasure.EraseAsync(ledger, keys, "person-1", new Origin("c3", "person-1", "erasure"), Token);
        Assert.Equal(3, erased.Value!.LastPosition);
        Assert.True((await PersonErasure.EraseAsync(ledger, keys, "person-1", new Origin("c3", "person-1", "erasure"), Token)).Value!.WasRepeated);

        var all = await ledger.ReadAllAsync(0, Token).ToListAsync();
        Assert.Equal("""{"Name":{"$person":"person-1","$erased":true},"Number":1}""", all[0].Payload.ToString());
        Assert.True(all[0].Payload.Read<Registered>().Name.IsErased);
        Assert.Equal("이몽룡", all[1].Payload.Read<Registered>().Name.Text);
        Assert.Equal((PersonErasure.EventType, """{"person":"person-1"}"""), (all[2].Type, all[2].Payload.ToString()));
        Assert.True((await LedgerVerification.RunAsync(place.Address, new VerifyOptions { Checkpoints = [before] }, Token)).Value!.IsSound);
        Assert.Equal(["person-1|-", "person-2|1"], await keyPlace.RowsAsync("SELECT person, CASE WHEN wrapped IS NULL THEN NULL ELSE 1 END FROM person_key ORDER BY person"));

        // Nothing personal is recorded under this id again, but what was recorded is still recognised.
        Assert.Equal(LedgerErrors.PersonErased, Assert.Single((await ledger.AppendAsync(Named("c4", "s", "person-1", "성춘향"), Token)).Errors).Kind);
        Assert.True((await AppendAsync(ledger, Named("c1", "s", "person-1", Secret))).WasRepeated);
        Assert.Equal(LedgerErrors.CommandReused, Assert.Single((await ledger.AppendAsync(Named("c2", "s", "person-2", "성춘향"), Token)).Errors).Kind);

        // What was erased can be carried on as such.
        await AppendAsync(ledger, Named("c5", "t", "person-1", null));
    }

    [Fact]
    public async Task Destroy_ByAnotherInstance_IsForgottenWithinASecond()
    {
        var clock = new TickingClock();
        await using var one = await KeysAsync(clock);
        await using var two = await KeysAsync(clock);
        Assert.NotNull(await one.GetOrCreateAsync("p", Token));
        Assert.Equal((await one.FindAsync("p", Token))!.Bytes.ToArray(), (await two.FindAsync("p", Token))!.Bytes.ToArray());
        Assert.True(await two.DestroyAsync("p", Token));
        Assert.False(await two.DestroyAsync("p", Token));
        Assert.False(await two.DestroyAsync("never-seen", Token));
        Assert.Null(await two.FindAsync("p", Token));
        clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Null(await one.FindAsync("p", Token));
        Assert.Null(await one.GetOrCreateAsync("p", Token));
        Assert.Null(await one.GetOrCreateAsync("never-seen", Token));
        Assert.Null(await one.FindAsync("unknown", Token));
    }

    /// <summary>An instance that still remembers the key must not record, nor show to projections, what another has erased meanwhile.</summary>
    [Fact]
    public async Task Erase_ByAnotherInstance_CountsAtOnce()
    {
        var clock = new TickingClock();
        await using var here = await KeysAsync(clock);
        await using var there = await KeysAsync(clock);
        await using var ledger = await place.OpenAsync(here);
        await AppendAsync(ledger, Named("c1", "s", "person-1", Secret));
        await AppendAsync(ledger, Named("c2", "s", "person-2", "이몽룡"));
        Assert.True((await PersonErasure.EraseAsync(ledger, there, "person-1", new Origin("c3", "person-1", "erasure"), Token)).IsSuccess);
        Assert.NotNull(await here.FindAsync("person-1", Token));

        Assert.Equal(LedgerErrors.PersonErased, Assert.Single((await ledger.AppendAsync(Named("c4", "s", "person-1", "성춘향"), Token)).Errors).Kind);
        var mail = Named("c5", "s", "person-2", "향단").With(new NewMessage("mail", JsonPayload.Of(new Registered(new PersonalText("person-1", Secret), 2))));
        Assert.Equal(LedgerErrors.PersonErased, Assert.Single((await ledger.AppendAsync(mail, Token)).Errors).Kind);
        await AppendAsync(ledger, Named("c6", "s", "person-2", "방자"));
        // What was recorded before is still recognised.
        Assert.True((await AppendAsync(ledger, Named("c1", "s", "person-1", Secret))).WasRepeated);
    }

    /// <summary>A key that was lost, with its store perhaps, was not destroyed.</summary>
    [Fact]
    public async Task IsDestroyed_TellsErasedFromLost()
    {
        await using var keys = await KeysAsync();
        await keys.GetOrCreateAsync("p", Token);
        await keys.DestroyAsync("erased", Token);

        Assert.Equal((false, true, false), (await keys.IsDestroyedAsync("p", Token), await keys.IsDestroyedAsync("erased", Token), await keys.IsDestroyedAsync("lost", Token)));
    }

    [Fact]
    public async Task Destroy_AKey_RemovesItFromTheFiles()
    {
        await using var keys = await KeysAsync();
        await keys.GetOrCreateAsync("p", Token);
        var wrapped = Convert.FromHexString((await keyPlace.RowsAsync("SELECT wrapped FROM person_key"))[0]);
        await keys.DestroyAsync("p", Token);
        if (keyPlace.Address is LedgerAddress.Sqlite sqlite)
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(sqlite.Path)!))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy, Token);
                Assert.True(copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(wrapped) < 0, $"{Path.GetFileName(file)} still holds the key.");
            }
        }

        Assert.Equal(["-"], await keyPlace.RowsAsync("SELECT wrapped FROM person_key"));
    }

    [Fact]
    public async Task Open_WithAnotherLock_IsRefusedUntilTheLockIsChanged()
    {
        var other = new KeyEncryptionKey(RandomNumberGenerator.GetBytes(32));
        byte[] key;
        await using (var keys = await KeysAsync())
        {
            key = (await keys.GetOrCreateAsync("p", Token))!.Bytes.ToArray();
            Assert.Equal(LedgerErrors.WrongKeyEncryptionKey, Assert.Single((await PersonKeyStore.OpenAsync(keyPlace.Address, other, TimeProvider.System, Token)).Errors).Kind);
            await keys.ChangeLockAsync(other, Token);
            Assert.NotNull(await keys.GetOrCreateAsync("q", Token));
        }

        await using var again = (await PersonKeyStore.OpenAsync(keyPlace.Address, other, TimeProvider.System, Token)).Value!;
        Assert.Equal(key, (await again.FindAsync("p", Token))!.Bytes.ToArray());
        Assert.Equal(LedgerErrors.WrongKeyEncryptionKey, Assert.Single((await PersonKeyStore.OpenAsync(keyPlace.Address, locking, TimeProvider.System, Token)).Errors).Kind);
        Assert.DoesNotContain(Convert.ToHexString(key), other.ToString() + new PersonKey(key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_KeysWhereALedgerIs_IsRefused()
    {
        await (await place.OpenAsync()).DisposeAsync();
        var opened = await PersonKeyStore.OpenAsync(place.Address, locking, TimeProvider.System, Token);
        if (kind == DatabaseKind.Sqlite)
        {
            Assert.Equal(LedgerErrors.NotALedger, Assert.Single(opened.Errors).Kind);
        }
        else
        {
            // A schema may hold other tables beside.
            await opened.Value!.DisposeAsync();
        }
    }

    [Fact]
    public async Task Verify_SealedTextMoved_IsFoundAndDoesNotOpen()
    {
        await using var keys = await KeysAsync();
        await using var ledger = await place.OpenAsync(keys);
        await AppendAsync(ledger, Named("c1", "s", "person-1", Secret));
        await AppendAsync(ledger, Named("c2", "t", "person-1", "이몽룡"));
        await place.ExecuteAsync("UPDATE ledger_event SET payload = (SELECT e.payload FROM ledger_event e WHERE e.position = 2) WHERE position = 1");
        Assert.True((await ledger.ReadStreamAsync("s", 0, Token).ToListAsync())[0].Payload.Read<Registered>().Name.IsErased);
        var found = Assert.Single((await LedgerVerification.RunAsync(place.Address, new VerifyOptions(), Token)).Value!.Findings);
        Assert.Equal((LedgerErrors.EventChanged, 1L), (found.Error.Kind, found.Position));
    }

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        await keyPlace.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Append Named(string command, string stream, string person, string? text) => Make.Append(
        command, Make.To(stream, StreamAppend.AnyVersion, new NewEvent("person.registered", 1, JsonPayload.Of(new Registered(new PersonalText(person, text), 1)))));

    private static string Sealed(string text) => Seal.Close(text, PersonKey.Create(), "p", "ledger", "s");

    private static async Task<Appended> AppendAsync(ILedger ledger, Append append)
    {
        var answer = await ledger.AppendAsync(append, Token);
        Assert.True(answer.IsSuccess, string.Join('\n', answer.Findings));
        return answer.Value;
    }

    private async Task<PersonKeyStore> KeysAsync(TimeProvider? clock = null) =>
        (await PersonKeyStore.OpenAsync(keyPlace.Address, locking, clock ?? TimeProvider.System, Token)).Value!;

    private sealed record Registered(PersonalText Name, int Number);
}

public sealed class SqlitePersonalTests(SharedServer server) : PersonalTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresPersonalTests(SharedServer server) : PersonalTests(DatabaseKind.Postgres, server);
