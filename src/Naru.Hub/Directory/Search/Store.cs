using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// The index, kept up with the ledger: before every answer it takes over what was recorded up to the ledger's end, by whichever instance. Whoever wrote sees it
/// in the next search, on every instance. Safe for threads.
/// </summary>
internal sealed class OfferingSearch(DirectoryStore store) : IDisposable
{
    private const int BatchSize = 5_000;

    private const string Rows =
        "SELECT o.id, o.is_published AND (r.state IS NULL OR r.state <> 'closed'), o.changed, o.content, r.id, r.kind, r.profile FROM directory_offering o "
        + "LEFT JOIN directory_party p ON p.id = o.provider LEFT JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id) "
        + "WHERE o.changed > @after OR (o.changed = @after AND o.id > @id) ORDER BY o.changed, o.id LIMIT @limit";

    private readonly SemaphoreSlim gate = new(1, 1);
    private OfferingIndex index = new(store.Data);
    private long position;

    /// <summary>The index, as far as the ledger is now.</summary>
    public async Task<OfferingIndex> CurrentAsync(CancellationToken stop)
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
    }

    private async Task CatchUpAsync(CancellationToken stop)
    {
        var (after, id) = (position, "\uFFFF");
        while (true)
        {
            var rows = await store.QueryAsync(
                Rows,
                r => new Row(
                    r.GetString(0), r.GetBoolean(1), r.GetInt64(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetString(5),
                    r.IsDBNull(6) ? null : r.GetString(6)),
                stop,
                ("@after", after), ("@id", id), ("@limit", BatchSize));
            index.Remove(rows.Where(r => !r.IsPublished).Select(r => r.Id));
            index.Put(rows.Where(r => r.IsPublished).Select(Document).ToList());
            if (rows.Count < BatchSize)
            {
                break;
            }

            (after, id) = (rows[^1].Changed, rows[^1].Id);
        }

        if (index.IsWorn)
        {
            // Whoever still reads the old one keeps it until then.
            Volatile.Write(ref index, index.Renewed());
        }
    }

    private static SearchDocument Document(Row row)
    {
        var named = DirectoryEvents.Value<OfferingContent>(row.Content);
        var content = named with { Provider = row.Provider ?? named.Provider };
        var profile = row.Profile is null ? null : DirectoryEvents.Value<PartyProfile>(row.Profile);
        return new SearchDocument(row.Id, content, content.Provider, profile?.Names ?? new Texts(), profile?.OrganisationType, profile?.District);
    }

    private sealed record Row(string Id, bool IsPublished, long Changed, string Content, string? Provider, string? Kind, string? Profile);
}
