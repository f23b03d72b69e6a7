using System.Globalization;
using System.Security.Cryptography;
using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;
using Naru.Ledger.Stores;

namespace Naru.Ledger;

/// <summary>Opens ledgers. Safe for threads.</summary>
public static class Ledgers
{
    /// <summary>Opens a ledger, making it if there is none, and brings its projections up to date.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <returns>The ledger, perhaps with the warning that the database is not safe (LDG212); or why it cannot be opened (LDG2xx).</returns>
    /// <exception cref="ProjectionException">A projection that had to be rebuilt threw: a bug.</exception>
    public static async Task<Result<ILedger>> OpenAsync(LedgerAddress address, LedgerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        var findings = ProjectionSet.Check(options.Projections).ToList();
        var store = StoreOf(address, StoreContents.Ledger, options.Patience, findings);
        if (store is null || findings.Count > 0)
        {
            return Result.Failure<ILedger>(findings.ToValueList());
        }

        var opened = await ExplainedAsync(store, () => OpenAsync(store, options, cancellationToken));
        if (!opened.IsSuccess)
        {
            await store.DisposeAsync();
        }

        return opened;
    }

    /// <summary>Looks what is at an address, and makes nothing.</summary>
    /// <param name="address">Where to look.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>What is there; or that it is something else (LDG201), or why it cannot be read (LDG2xx).</returns>
    public static async Task<Result<LedgerPresence>> FindAsync(LedgerAddress address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        var findings = new List<Error>();
        if (StoreOf(address, StoreContents.Ledger, TimeSpan.FromSeconds(30), findings) is not { } store)
        {
            return Result.Failure<LedgerPresence>(findings.ToValueList());
        }

        await using (store)
        {
            return address is LedgerAddress.Sqlite && !File.Exists(store.Name)
                ? Result.Success(new LedgerPresence(false, false))
                : await ExplainedAsync(store, async () =>
                {
                    await using var session = await store.OpenReaderAsync(cancellationToken);
                    if (await store.InspectAsync(session) == StoreState.Empty)
                    {
                        return Result.Success(new LedgerPresence(false, false));
                    }

                    var id = await IdentifyAsync(store, session);
                    return id.IsSuccess
                        ? Result.Success(new LedgerPresence(true, (await Appending.Head.ReadAsync(session)).Position > 0))
                        : Result.Failure<LedgerPresence>(id.Findings);
                });
        }
    }

    /// <summary>The database at an address; null, with a finding, if the address cannot be.</summary>
    internal static LedgerStore? StoreOf(LedgerAddress address, StoreContents contents, TimeSpan patience, ICollection<Error> findings)
    {
        switch (address)
        {
            case LedgerAddress.Postgres postgres when !Names.IsIdentifier(postgres.Schema):
                findings.Add(LedgerErrors.BadAddress.At(SourcePlace.None, postgres.Schema));
                return null;
            case LedgerAddress.Postgres postgres:
                try
                {
                    return new PostgresStore(postgres, contents);
                }
                catch (ArgumentException)
                {
                    findings.Add(LedgerErrors.BadAddress.At(SourcePlace.None, nameof(postgres.ConnectionString)));
                    return null;
                }

            case LedgerAddress.Sqlite sqlite:
                return new SqliteStore(Path.GetFullPath(sqlite.Path), contents, patience);
            default:
                throw new ArgumentException("There is no such kind of address.", nameof(address));
        }
    }

    /// <summary>The result, or the state of the store that prevented it.</summary>
    internal static async Task<Result<T>> ExplainedAsync<T>(LedgerStore store, Func<Task<Result<T>>> action)
        where T : class
    {
        try
        {
            return await action();
        }
        catch (LedgerDamagedException e)
        {
            return Result.Failure<T>([LedgerErrors.Damaged.At(new SourcePlace(File: store.Name), store.Name, e.Message)]);
        }
        catch (NewerProjectionException e)
        {
            return Result.Failure<T>([e.Error]);
        }
        catch (PersonKeyMissingException e)
        {
            return Result.Failure<T>([LedgerErrors.PersonKeyMissing.At(new SourcePlace(File: store.Name), e.Person)]);
        }
        catch (Exception e) when (store.Explain(e) is not null)
        {
            return Result.Failure<T>([store.Explain(e)!]);
        }
    }

    /// <summary>The id of the ledger in a database, if there is one that this program knows.</summary>
    internal static async Task<Result<string>> IdentifyAsync(LedgerStore store, SqlSession session)
    {
        if (await store.InspectAsync(session) != StoreState.Ledger)
        {
            return Failure(LedgerErrors.NotALedger, store.Name);
        }

        var meta = (await session.QueryAsync("SELECT name, value FROM ledger_meta ORDER BY name", r => (Name: r.GetString(0), Value: r.GetString(1))))
            .ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        if (!int.TryParse(meta.GetValueOrDefault("format"), NumberStyles.None, CultureInfo.InvariantCulture, out var format) || !meta.TryGetValue("id", out var id))
        {
            return Failure(LedgerErrors.Damaged, store.Name, "ledger_meta");
        }

        return format > Schema.Format ? Failure(LedgerErrors.NewerFormat, store.Name, format, Schema.Format) : Result.Success(id);

        Result<string> Failure(ErrorKind kind, params object[] arguments) => Result.Failure<string>([kind.At(new SourcePlace(File: store.Name), arguments)]);
    }

    private static async Task<Result<ILedger>> OpenAsync(LedgerStore store, LedgerOptions options, CancellationToken cancellationToken)
    {
        Result<string> id;
        ValueList<Error> warnings;
        using (await store.EnterAsync(cancellationToken))
        {
            await using var session = await store.OpenWriterAsync(cancellationToken);
            await session.BeginWriteAsync(cancellationToken);
            await store.LockAsync(session, "open");
            if (await store.InspectAsync(session) == StoreState.Empty)
            {
                await CreateAsync(store, session, options.Clock);
            }

            id = await IdentifyAsync(store, session);
            await session.RunAsync("COMMIT");
            warnings = (await store.UnsafeSettingsAsync(session))
                .Select(s => LedgerErrors.NotDurable.At(new SourcePlace(File: store.Name), s)).ToValueList();
        }

        if (!id.IsSuccess)
        {
            return Result.Failure<ILedger>(id.Findings);
        }

        var seals = new PersonalSeals(id.Value, options.PersonKeys);
        var projections = new ProjectionSet(options.Projections, store, seals);
        await new ProjectionRebuild(store, seals, projections).RunAsync(options.Projections, onlyStale: true, progress: null, cancellationToken);
        return Result.Success<ILedger>(new StoredLedger(store, id.Value, seals, projections, options), warnings);
    }

    private static async Task CreateAsync(LedgerStore store, SqlSession session, TimeProvider clock)
    {
        foreach (var statement in store.CreateStatements())
        {
            await session.RunAsync(statement);
        }

        var format = Schema.Format.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
            [("format", format), ("id", RandomNumberGenerator.GetHexString(32, lowercase: true)), ("created", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture))])
        {
            session.Write(Schema.InsertMeta, ("@name", name), ("@value", value));
        }

        session.Write(Schema.InsertHead);
        await session.FlushAsync();
    }
}
