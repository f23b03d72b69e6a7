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
        Assert.Equal((await one.FindAsync("p", Token)).Key!.Bytes.ToArray(), (await two.FindAsync("p", Token)).Key!.Bytes.ToArray());
        Assert.True(await two.DestroyAsync("p", Token));
        Assert.False(await two.DestroyAsync("p", Token));
        Assert.False(await two.DestroyAsync("never-seen", Token));
        Assert.Equal(KeyLookup.Destroyed, await two.FindAsync("p", Token));
        clock.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(KeyLookup.Destroyed, await one.FindAsync("p", Token));
        Assert.Null(await one.GetOrCreateAsync("p", Token));
        Assert.Null(await one.GetOrCreateAsync("never-seen", Token));
        Assert.Equal(KeyLookup.Missing, await one.FindAsync("unknown", Token));
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
            Assert.Equal(LedgerErrors.WrongKeyEncryptionKey, Assert.Single((await PersonKeyStore.OpenAsync(keyPlace.Address, other, TimeProvider.System, mayMake: true, Token)).Errors).Kind);
            await keys.ChangeLockAsync(other, Token);
            Assert.NotNull(await keys.GetOrCreateAsync("q", Token));
        }

        await using var again = (await PersonKeyStore.OpenAsync(keyPlace.Address, other, TimeProvider.System, mayMake: true, Token)).Value!;
        Assert.Equal(key, (await again.FindAsync("p", Token)).Key!.Bytes.ToArray());
        Assert.Equal(LedgerErrors.WrongKeyEncryptionKey, Assert.Single((await PersonKeyStore.OpenAsync(keyPlace.Address, locking, TimeProvider.System, mayMake: true, Token)).Errors).Kind);
        Assert.DoesNotContain(Convert.ToHexString(key), other.ToString() + new PersonKey(key), StringComparison.Ordinal);
    }

    /// <summary>While the lock is changed others make keys: none is left locked with the former lock, and an instance that has the former lock is told.</summary>
    [Fact]
    public async Task ChangeLock_WhileOthersMakeKeys_LosesNone()
    {
        var other = new KeyEncryptionKey(RandomNumberGenerator.GetBytes(32));
        await using (var one = await KeysAsync())
        await using (var two = await KeysAsync())
        await using (var ledger = await place.OpenAsync(two))
        {
            var making = Task.Run(async () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    try
                    {
                        await two.GetOrCreateAsync($"p{i}", Token);
                    }
                    catch (Exception e) when (e is KeyLockChangedException or LedgerDamagedException)
                    {
                        return;
                    }
                }
            }, Token);
            while ((await keyPlace.RowsAsync("SELECT count(*) FROM person_key"))[0] == "0")
            {
                await Task.Delay(1, Token);
            }

            await one.ChangeLockAsync(other, Token);
            await making;
            Assert.Equal(LedgerErrors.WrongKeyEncryptionKey, Assert.Single((await ledger.AppendAsync(Named("c1", "s", "late", Secret), Token)).Errors).Kind);
        }

        await using var again = (await PersonKeyStore.OpenAsync(keyPlace.Address, other, TimeProvider.System, mayMake: false, Token)).Value!;
        var persons = await keyPlace.RowsAsync("SELECT person FROM person_key ORDER BY person");
        Assert.NotEmpty(persons);
        Assert.DoesNotContain("late", persons);
        foreach (var person in persons)
        {
            Assert.Equal(KeyState.Found, (await again.FindAsync(person, Token)).State);
        }
    }

    [Fact]
    public async Task Open_KeysWhereALedgerIs_IsRefused()
    {
        await (await place.OpenAsync()).DisposeAsync();
        var opened = await PersonKeyStore.OpenAsync(place.Address, locking, TimeProvider.System, mayMake: true, Token);
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
        var moved = (await ledger.ReadStreamAsync("s", 0, Token).ToListAsync())[0].Payload.Read<Registered>().Name;
        Assert.True(moved is { Text: null, IsErased: false, IsMissing: true });
        var found = Assert.Single((await LedgerVerification.RunAsync(place.Address, new VerifyOptions(), Token)).Value!.Findings);
        Assert.Equal((LedgerErrors.EventChanged, 1L), (found.Error.Kind, found.Position));
    }

    /// <summary>Another store of keys is no erasure: nothing follows from it, nothing is recorded as erased, and a message waits.</summary>
    [Fact]
    public async Task KeyMissing_NothingIsTakenForErased()
    {
        var keys = new MemoryKeys();
        await using var ledger = await place.OpenAsync(keys, new Tally());
        Append named = Make.One("c1", "s", """{"n":1,"name":{"$person":"p","$text":"홍길동"}}""")
            .With(new NewMessage("mail", JsonPayload.FromText("""{"to":{"$person":"p","$text":"p@example.com"}}""")));
        await AppendAsync(ledger, named);
        var key = keys.Lose("p");

        var read = (await ledger.ReadStreamAsync("s", 0, Token).ToListAsync())[0].Payload;
        Assert.Contains("""{"$person":"p","$missing":true}""", read.ToString(), StringComparison.Ordinal);
        Assert.Equal(LedgerErrors.PersonKeyMissing, Assert.Single((await ledger.AppendAsync(Make.One("c2", "s", read.ToString()), Token)).Errors).Kind);
        Assert.Equal(LedgerErrors.PersonKeyMissing, Assert.Single((await ledger.RebuildAsync(cancellationToken: Token)).Errors).Kind);
        Assert.Equal(["s|1|1|홍길동"], await place.RowsAsync("SELECT stream, events, total, name FROM tally"));
        var told = new List<string>();
        Assert.Empty(await ledger.Outbox.ClaimAsync("mail", "me", TimeSpan.FromMinutes(1), 10, Token, told.Add));
        Assert.Contains("LDG402 p", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(["waiting|0|LDG402"], await place.RowsAsync("SELECT state, attempts, reason FROM ledger_message"));

        // A key that was made anew opens nothing of what the lost one sealed.
        Assert.NotNull(await keys.GetOrCreateAsync("p", Token));
        Assert.Equal(LedgerErrors.PersonKeyMissing, Assert.Single((await ledger.RebuildAsync(cancellationToken: Token)).Errors).Kind);

        keys.Restore("p", key);
        Assert.True((await ledger.RebuildAsync(cancellationToken: Token)).IsSuccess);
        Assert.Equal(["s|1|1|홍길동"], await place.RowsAsync("SELECT stream, events, total, name FROM tally"));
    }

    [Fact]
    public async Task Open_StoreThatIsGone_IsNotMadeAnew()
    {
        var lost = await PersonKeyStore.OpenAsync(keyPlace.Address, locking, TimeProvider.System, mayMake: false, Token);
        Assert.Equal(LedgerErrors.KeyStoreLost, Assert.Single(lost.Errors).Kind);
        if (keyPlace.Address is LedgerAddress.Sqlite sqlite)
        {
            Assert.False(File.Exists(sqlite.Path));
        }

        await (await KeysAsync()).DisposeAsync();
        await (await KeysAsync(mayMake: false)).DisposeAsync();
    }

    /// <summary>Between the sealing of a text and its recording the person is erased: projections, which are shown the open text, must not get it.</summary>
    [Fact]
    public async Task Append_SealedBeforeTheErasure_IsRefusedAfterIt()
    {
        var keys = new ErasingMeanwhile();
        await using var ledger = await place.OpenAsync(keys, new Tally());
        keys.Erase = async () => Assert.True((await PersonErasure.EraseAsync(ledger, keys.Inner, "p", new Origin("erase", "p", "erasure"), Token)).IsSuccess);
        var late = await ledger.AppendAsync(Make.One("c1", "s", """{"n":1,"name":{"$person":"p","$text":"홍길동"}}"""), Token);
        Assert.Equal(LedgerErrors.PersonErased, Assert.Single(late.Errors).Kind);
        Assert.Equal(["erasure-p|1|0|-"], await place.RowsAsync("SELECT stream, events, total, name FROM tally"));
        Assert.Equal(1, (await ledger.GetHeadAsync(Token)).Position);
        await AppendAsync(ledger, Make.One("c2", "s", """{"n":1,"name":{"$person":"q","$text":"이몽룡"}}"""));
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

    private async Task<PersonKeyStore> KeysAsync(TimeProvider? clock = null, bool mayMake = true) =>
        (await PersonKeyStore.OpenAsync(keyPlace.Address, locking, clock ?? TimeProvider.System, mayMake, Token)).Value!;

    /// <summary>Keys of a person who is erased right after the key was handed out.</summary>
    private sealed class ErasingMeanwhile : IPersonKeys
    {
        public MemoryKeys Inner { get; } = new();

        public Func<Task>? Erase { get; set; }

        public async ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken)
        {
            var key = await Inner.GetOrCreateAsync(person, cancellationToken);
            if (Erase is { } erase)
            {
                Erase = null;
                await erase();
            }

            return key;
        }

        public ValueTask<KeyLookup> FindAsync(string person, CancellationToken cancellationToken) => Inner.FindAsync(person, cancellationToken);

        public Task<bool> DestroyAsync(string person, CancellationToken cancellationToken) => Inner.DestroyAsync(person, cancellationToken);
    }

    private sealed record Registered(PersonalText Name, int Number);
}

public sealed class SqlitePersonalTests(SharedServer server) : PersonalTests(DatabaseKind.Sqlite, server);

[Trait("Category", "Slow")]
public sealed class PostgresPersonalTests(SharedServer server) : PersonalTests(DatabaseKind.Postgres, server);
