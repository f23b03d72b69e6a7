using System.Data.Common;

namespace Naru.Hub.Directories.Search;

/// <summary>What became of a thing. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Changed">The position in the ledger at which it last changed.</param>
/// <param name="Gone">The keys under which it may have stood in the index.</param>
/// <param name="Documents">What it is to be found by now; none if it is no longer there to find.</param>
internal sealed record IndexChange<TDocument>(string Id, long Changed, IEnumerable<string> Gone, IEnumerable<TDocument> Documents);

/// <summary>
/// An index, kept up with the ledger: before every answer it takes over what was recorded up to the ledger's end, by whichever instance. Whoever wrote sees it
/// in the next search, on every instance. Safe for threads.
/// </summary>
/// <param name="store">The directory.</param>
/// <param name="empty">Makes an empty index.</param>
internal abstract class LiveIndex<TIndex, TDocument>(DirectoryStore store, Func<TIndex> empty) : IDisposable
    where TIndex : SearchIndex<TDocument>
    where TDocument : class, ISearchable
{
    private const int BatchSize = 5_000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private TIndex index = empty();
    private long position;

    /// <summary>
    /// The statement for what changed after <c>@after</c>, or then and has an id after <c>@id</c>; in the order of both, at most <c>@limit</c> rows.
    /// </summary>
    protected abstract string Rows { get; }

    /// <summary>The index, as far as the ledger is now.</summary>
    public async Task<TIndex> CurrentAsync(CancellationToken stop)
    {
        var head = (await store.HeadAsync(stop)).Position;
        if (Volatile.Read(ref position) >= head)
        {
            return Volatile.Read(ref index);
        }

        await gate.WaitAsync(stop);
        try
        {
            if (position < head)
            {
                await CatchUpAsync(stop);

                // Only now: a reader that sees the position finds the index as far.
                Volatile.Write(ref position, head);
            }

            return index;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        gate.Dispose();
        index.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads a row.</summary>
    protected abstract IndexChange<TDocument> Read(DbDataReader row);

    /// <summary>The text of a column; null if there is none.</summary>
    protected static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task CatchUpAsync(CancellationToken stop)
    {
        var (after, id) = (position, "\uFFFF");
        while (true)
        {
            var rows = await store.QueryAsync(Rows, Read, stop, ("@after", after), ("@id", id), ("@limit", BatchSize));
            index.Change(rows.SelectMany(r => r.Gone).ToList(), rows.SelectMany(r => r.Documents).ToList());
            if (rows.Count < BatchSize)
            {
                break;
            }

            (after, id) = (rows[^1].Changed, rows[^1].Id);
        }

        if (index.IsWorn)
        {
            // Whoever still reads the old one keeps it until then.
            var renewed = empty();
            renewed.Put(index.Documents(_ => true));
            Volatile.Write(ref index, renewed);
        }
    }
}
