using System.Threading.Channels;
using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Appending;

/// <summary>
/// The one writer of an instance. What waits while a commit is on its way shares the next one, so that the disk is waited for once. Acknowledges after the commit only.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private readonly Channel<PreparedAppend> waiting = Channel.CreateUnbounded<PreparedAppend>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LedgerStore store;
    private readonly string ledger;
    private readonly PersonalSeals seals;
    private readonly ProjectionSet projections;
    private readonly LedgerOptions options;
    private readonly Task running;
    private SqlSession? session;

    public GroupWriter(LedgerStore store, string ledger, PersonalSeals seals, ProjectionSet projections, LedgerOptions options)
    {
        (this.store, this.ledger, this.seals, this.projections, this.options) = (store, ledger, seals, projections, options);
        running = Task.Run(RunAsync);
    }

    /// <summary>Called after every commit that recorded something.</summary>
    public Action? Committed { get; set; }

    /// <summary>Puts an append into the queue.</summary>
    /// <exception cref="ObjectDisposedException">The ledger was closed.</exception>
    public void Add(PreparedAppend append) => ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(append), typeof(ILedger));

    /// <summary>Writes what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
        await DropSessionAsync();
    }

    private async Task RunAsync()
    {
        var group = new List<PreparedAppend>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < options.GroupSize && waiting.Reader.TryRead(out var append))
            {
                group.Add(append);
            }

            try
            {
                await WriteAsync(group);
            }
            catch (Exception e)
            {
                // A bug in the handling of failures: whoever waits must hear of it, and the next ones must be written.
                group.ForEach(a => a.Fail(e));
            }
        }
    }

    private async Task WriteAsync(IReadOnlyList<PreparedAppend> group)
    {
        var started = options.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                IReadOnlyList<Action> answers;
                using (await store.EnterAsync(CancellationToken.None))
                {
                    session ??= await store.OpenWriterAsync(CancellationToken.None);
                    answers = await WriteOnceAsync(session, group);
                }

                foreach (var answer in answers)
                {
                    answer();
                }

                Committed?.Invoke();
                return;
            }
            catch (Exception e)
            {
                await DropSessionAsync();

                // If the connection was lost while committing, nobody knows whether it happened. Asking again is safe: recorded commands are found.
                if (store.IsPassing(e) && options.Clock.GetElapsedTime(started) < options.Patience)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(200), options.Clock);
                    continue;
                }

                foreach (var append in group)
                {
                    Fail(append, e);
                }

                return;
            }
        }
    }

    /// <summary>All of them together; if that does not work, each in a savepoint, so that one does not hurt the others. What to answer once this returned.</summary>
    private async Task<IReadOnlyList<Action>> WriteOnceAsync(SqlSession open, IReadOnlyList<PreparedAppend> group)
    {
        await open.BeginWriteAsync(CancellationToken.None);
        var head = await PrepareAsync(open);
        try
        {
            var together = await GroupOf(open).RunAsync(head, group, CancellationToken.None);
            await open.RunAsync("COMMIT");
            return [.. group.Select((a, i) => (Action)(() => a.Complete(together[i])))];
        }
        catch (Exception e) when (!store.IsPassing(e))
        {
            await open.RollBackAsync();
            if (group.Count == 1)
            {
                return [() => Fail(group[0], e)];
            }
        }

        await open.BeginWriteAsync(CancellationToken.None);
        await PrepareAsync(open);
        var answers = new List<Action>();
        foreach (var append in group)
        {
            await open.RunAsync("SAVEPOINT one");
            try
            {
                var alone = await GroupOf(open).RunAsync(await Head.ReadAsync(open), [append], CancellationToken.None);
                answers.Add(() => append.Complete(alone[0]));
            }
            catch (Exception e) when (!store.IsPassing(e))
            {
                await open.RollBackAsync("one");
                answers.Add(() => Fail(append, e));
            }

            await open.RunAsync("RELEASE SAVEPOINT one");
        }

        await open.RunAsync("COMMIT");
        return answers;
    }

    private async Task<Head> PrepareAsync(SqlSession open)
    {
        var head = await Head.HoldAsync(open, store);
        await projections.CatchUpAsync(open, head.Position, CancellationToken.None);
        return head;
    }

    private AppendGroup GroupOf(SqlSession open) => new(open, ledger, seals, projections, options);

    private void Fail(PreparedAppend append, Exception exception)
    {
        var error = exception switch
        {
            LedgerDamagedException e => LedgerErrors.Damaged.At(new SourcePlace(File: store.Name), store.Name, e.Message),
            NewerProjectionException e => e.Error,
            PersonKeyMissingException e => LedgerErrors.PersonKeyMissing.At(new SourcePlace(File: store.Name), e.Person),
            ProjectionException => null,
            _ => store.Explain(exception),
        };
        if (error is null)
        {
            append.Fail(exception);
        }
        else
        {
            append.Complete(Result.Failure<Appended>([error]));
        }
    }

    private async Task DropSessionAsync()
    {
        if (session is { } dropped)
        {
            session = null;
            try
            {
                await dropped.DisposeAsync();
            }
            catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or IOException)
            {
                // It is given up because it is broken.
            }
        }
    }
}
