using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Personal;

/// <summary>
/// Persons' keys in a file or a schema of their own, locked with the host's key. Back it up apart from the ledger, and keep those backups for less time than is allowed for
/// erasing: a key that comes back from a backup opens again what was erased. Safe for threads and for several instances: what one destroys, the others forget
/// within a second.
/// </summary>
public sealed class PersonKeyStore : IPersonKeys, IAsyncDisposable
{
    private const int MostRemembered = 200_000;
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private readonly LedgerStore store;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly ConcurrentDictionary<string, PersonKey> remembered = new(StringComparer.Ordinal);
    private KeyEncryptionKey locking;
    private SqlSession? session;
    private string? generation;
    private long lookedAt;

    private PersonKeyStore(LedgerStore store, KeyEncryptionKey locking, TimeProvider clock) => (this.store, this.locking, this.clock) = (store, locking, clock);

    /// <summary>Opens a store of keys, making it if there is none and <paramref name="mayMake"/> says so.</summary>
    /// <param name="address">Where: a file or a schema that is not the ledger's.</param>
    /// <param name="locking">The key with which the persons' keys are locked.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="mayMake">Whether one that is not there is made: never beside a ledger that holds events, whose texts it could not open.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <returns>The store; or that it is locked with another key (LDG401) or not there (LDG403), or why it cannot be opened (LDG2xx).</returns>
    public static async Task<Result<PersonKeyStore>> OpenAsync(
        LedgerAddress address, KeyEncryptionKey locking, TimeProvider clock, bool mayMake, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(locking);
        ArgumentNullException.ThrowIfNull(clock);
        var findings = new List<Error>();
        if (Ledgers.StoreOf(address, StoreContents.Keys, TimeSpan.FromSeconds(30), findings) is not { } store)
        {
            return Result.Failure<PersonKeyStore>(findings.ToValueList());
        }

        var opened = await Ledgers.ExplainedAsync(store, () => OpenAsync(store, address, locking, clock, mayMake, cancellationToken));
        if (!opened.IsSuccess)
        {
            await store.DisposeAsync();
        }

        return opened;
    }

    /// <inheritdoc/>
    public async ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken)
    {
        if (await FindAsync(person, cancellationToken) is { State: not KeyState.Missing } found)
        {
            return found.Key;
        }

        using (await store.EnterAsync(cancellationToken))
        {
            await using var writer = await store.OpenWriterAsync(cancellationToken);
            await writer.BeginWriteAsync(cancellationToken);
            await writer.ExecuteAsync(
                "INSERT INTO person_key (person, wrapped, made) VALUES (@person, @wrapped, @made) ON CONFLICT (person) DO NOTHING",
                ("@person", person),
                ("@wrapped", locking.Wrap(PersonKey.Create().Bytes, person)),
                ("@made", Micros.Of(clock.GetUtcNow())));

            // Asked after the insert, which waits for whoever changes the lock.
            var check = await writer.FirstAsync("SELECT value FROM person_key_meta WHERE name = 'check'", r => r.GetString(0));
            if (locking.Unwrap(Convert.FromHexString(check ?? ""), "") is null)
            {
                await writer.RollBackAsync();
                throw new KeyLockChangedException(store.Name);
            }

            await writer.RunAsync("COMMIT");
        }

        return (await FindAsync(person, cancellationToken)).Key;
    }

    /// <inheritdoc/>
    public async ValueTask<KeyLookup> FindAsync(string person, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(Volatile.Read(ref lookedAt)) < Trust && remembered.TryGetValue(person, out var known))
        {
            return KeyLookup.Found(known);
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            session ??= await store.OpenReaderAsync(cancellationToken);
            await LookAtGenerationAsync(session);
            if (remembered.TryGetValue(person, out known))
            {
                return KeyLookup.Found(known);
            }

            var row = await session.FirstAsync(
                "SELECT wrapped FROM person_key WHERE person = @person", r => new FoundRow(r.IsDBNull(0) ? null : r.GetFieldValue<byte[]>(0)), ("@person", person));
            if (row?.Wrapped is not { } wrapped)
            {
                return row is null ? KeyLookup.Missing : KeyLookup.Destroyed;
            }

            var key = locking.Unwrap(wrapped, person) ?? throw new LedgerDamagedException("person_key");
            remembered[person] = key;
            return KeyLookup.Found(key);
        }
        catch (DbException)
        {
            await DropSessionAsync();
            throw;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DestroyAsync(string person, CancellationToken cancellationToken)
    {
        int changed;
        using (await store.EnterAsync(cancellationToken))
        {
            await using var writer = await store.OpenWriterAsync(cancellationToken);
            await writer.BeginWriteAsync(cancellationToken);
            var now = Micros.Of(clock.GetUtcNow());
            changed = await writer.ExecuteAsync(
                "UPDATE person_key SET wrapped = NULL, destroyed = @now WHERE person = @person AND wrapped IS NOT NULL", ("@now", now), ("@person", person));

            // Also for somebody who has no key yet, so that none is ever made.
            await writer.ExecuteAsync(
                "INSERT INTO person_key (person, made, destroyed) VALUES (@person, @now, @now) ON CONFLICT (person) DO NOTHING", ("@person", person), ("@now", now));
            await writer.ExecuteAsync(
                "UPDATE person_key_meta SET value = @value WHERE name = 'generation'", ("@value", Guid.NewGuid().ToString("N")));
            await writer.RunAsync("COMMIT");
            remembered.TryRemove(person, out _);
            await ForgetAsync(writer);
        }

        return changed > 0;
    }

    /// <summary>
    /// Locks all keys with another key, in one transaction. Other instances must be opened again with it; until then they make and read no keys that they do not know already.
    /// </summary>
    public async Task ChangeLockAsync(KeyEncryptionKey other, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        using var entered = await store.EnterAsync(cancellationToken);
        await using var writer = await store.OpenWriterAsync(cancellationToken);
        await writer.BeginWriteAsync(cancellationToken);

        // A key that somebody else made between reading and writing would stay locked with the former lock, and be lost.
        await store.HoldTableAsync(writer, "person_key");
        var rows = await writer.QueryAsync(
            "SELECT person, wrapped FROM person_key WHERE wrapped IS NOT NULL ORDER BY person", r => (Person: r.GetString(0), Wrapped: r.GetFieldValue<byte[]>(1)));
        foreach (var (person, wrapped) in rows)
        {
            var key = locking.Unwrap(wrapped, person) ?? throw new LedgerDamagedException("person_key");
            writer.Write("UPDATE person_key SET wrapped = @wrapped WHERE person = @person", ("@wrapped", other.Wrap(key.Bytes, person)), ("@person", person));
        }

        writer.Write("UPDATE person_key_meta SET value = @value WHERE name = 'check'", ("@value", CheckOf(other)));
        await writer.RunAsync("COMMIT");
        locking = other;
        await ForgetAsync(writer);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DropSessionAsync();
        reading.Dispose();
        await store.DisposeAsync();
    }

    private static async Task<Result<PersonKeyStore>> OpenAsync(
        LedgerStore store, LedgerAddress address, KeyEncryptionKey locking, TimeProvider clock, bool mayMake, CancellationToken cancellationToken)
    {
        // Opening for writing would make the file.
        if (!mayMake && address is LedgerAddress.Sqlite && !File.Exists(store.Name))
        {
            return Failure(LedgerErrors.KeyStoreLost, store.Name);
        }

        using var entered = await store.EnterAsync(cancellationToken);
        await using var writer = await store.OpenWriterAsync(cancellationToken);
        await writer.BeginWriteAsync(cancellationToken);
        await store.LockAsync(writer, "open");
        var state = await store.InspectAsync(writer);
        if (state == StoreState.Empty)
        {
            if (!mayMake)
            {
                return Failure(LedgerErrors.KeyStoreLost, store.Name);
            }

            foreach (var statement in store.CreateStatements())
            {
                await writer.RunAsync(statement);
            }

            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
                [("format", Format), ("check", CheckOf(locking)), ("generation", Guid.NewGuid().ToString("N"))])
            {
                writer.Write(Schema.InsertKeyMeta, ("@name", name), ("@value", value));
            }
        }
        else if (state == StoreState.SomethingElse)
        {
            return Failure(LedgerErrors.NotALedger, store.Name);
        }

        var meta = (await writer.QueryAsync("SELECT name, value FROM person_key_meta ORDER BY name", r => (Name: r.GetString(0), Value: r.GetString(1))))
            .ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        await writer.RunAsync("COMMIT");
        if (meta.GetValueOrDefault("format") != Format)
        {
            return Failure(LedgerErrors.NewerFormat, store.Name, meta.GetValueOrDefault("format", "?"), Format);
        }

        return locking.Unwrap(Convert.FromHexString(meta.GetValueOrDefault("check", "")), "") is null
            ? Failure(LedgerErrors.WrongKeyEncryptionKey, store.Name)
            : Result.Success(new PersonKeyStore(store, locking, clock));

        Result<PersonKeyStore> Failure(ErrorKind kind, params object[] arguments) =>
            Result.Failure<PersonKeyStore>([kind.At(new SourcePlace(File: store.Name), arguments)]);
    }

    private static string Format => Schema.Format.ToString(CultureInfo.InvariantCulture);

    /// <summary>Something locked of which everybody knows that it opens.</summary>
    private static string CheckOf(KeyEncryptionKey locking) => Convert.ToHexString(locking.Wrap(new byte[PersonKey.Size], ""));

    private async Task LookAtGenerationAsync(SqlSession open)
    {
        if (generation is not null && clock.GetElapsedTime(lookedAt) < Trust)
        {
            return;
        }

        var now = clock.GetTimestamp();
        var current = await open.FirstAsync("SELECT value FROM person_key_meta WHERE name = 'generation'", r => r.GetString(0));
        if (current != generation || remembered.Count > MostRemembered)
        {
            remembered.Clear();
            generation = current;
        }

        Volatile.Write(ref lookedAt, now);
    }

    /// <summary>The key is destroyed when this runs; a reader that is in the way must not make that an error.</summary>
    private async Task ForgetAsync(SqlSession writer)
    {
        try
        {
            await store.ForgetAsync(writer);
        }
        catch (DbException)
        {
            // The next one that is destroyed tries again.
        }
    }

    private async ValueTask DropSessionAsync()
    {
        if (session is { } dropped)
        {
            session = null;
            await dropped.DisposeAsync();
        }
    }

    private sealed record FoundRow(byte[]? Wrapped);
}
