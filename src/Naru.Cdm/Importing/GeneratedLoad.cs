using DuckDB.NET.Data;
using Naru.Cdm.Loading;

namespace Naru.Cdm.Importing;

/// <summary>
/// The staging of generated data, by several threads. Each makes the next chunk, takes the keys of its rows when its turn has come, and
/// appends them while others make theirs. A chunk is small enough to stay in the processor's cache; a transaction is large enough to
/// be stored in whole row groups.
/// </summary>
internal sealed class GeneratedLoad(
    IGeneratedData data, Func<DuckDBConnection> connect, int threads, ProgressMeter meter, CancellationToken cancellation)
{
    /// <summary>About how many rows a thread appends before it commits them.</summary>
    private const long RowsPerTransaction = 4_000_000;

    /// <summary>About how many bytes a chunk has, for the estimate of what is left.</summary>
    public const long BytesPerChunk = 1 << 20;

    private readonly object turn = new();
    private readonly Lock committing = new();
    private readonly long[] keys = new long[data.Tables.Count];
    private readonly byte[][] texts = [.. data.Texts.Select(System.Text.Encoding.UTF8.GetBytes)];
    private int begun;
    private int next;
    private bool isStopped;

    /// <summary>Makes all chunks; returns how many rows each table has.</summary>
    public long[] Run()
    {
        var workers = Enumerable.Range(0, Math.Clamp(threads, 1, Math.Max(1, data.Chunks)))
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException)
        {
            // The first failure of a thread is the reason; that the others were stopped is not.
            workers.First(w => w.IsFaulted).GetAwaiter().GetResult();
        }

        cancellation.ThrowIfCancellationRequested();
        return keys;
    }

    private void Work()
    {
        try
        {
            using var connection = connect();
            MakeAll(connection);
        }
        catch
        {
            Stop();
            throw;
        }
    }

    private void MakeAll(DuckDBConnection connection)
    {
        var maker = data.CreateMaker();
        var rows = new GeneratedRows(data.Tables);
        var first = new long[keys.Length];
        while (Begin(connection, out var writers) is { } chunk)
        {
            using (writers)
            {
                long appended = 0;
                for (int? current = chunk; current is { } number; current = appended < RowsPerTransaction ? Take() : null)
                {
                    rows.Clear();
                    maker.Make(number, rows);
                    if (!TakeKeys(number, rows, first))
                    {
                        return;
                    }

                    var added = writers!.Append(rows, first);
                    appended += added;
                    meter.Read(data.Tables[0].Name, first[0] + rows.Count(0), added, BytesPerChunk);
                }

                writers!.Complete();
            }

            lock (committing)
            {
                Sql.Run(connection, "COMMIT", cancellation);
            }
        }
    }

    private int? Begin(DuckDBConnection connection, out GeneratedWriter? writers)
    {
        writers = null;
        if (Take() is not { } chunk)
        {
            return null;
        }

        Sql.Run(connection, "BEGIN TRANSACTION", cancellation);
        writers = new GeneratedWriter(data, texts, connection);
        return chunk;
    }

    private int? Take()
    {
        cancellation.ThrowIfCancellationRequested();
        var chunk = Interlocked.Increment(ref begun) - 1;
        return chunk < data.Chunks && !Volatile.Read(ref isStopped) ? chunk : null;
    }

    private bool TakeKeys(int chunk, GeneratedRows rows, long[] first)
    {
        lock (turn)
        {
            while (next != chunk && !isStopped)
            {
                Monitor.Wait(turn);
            }

            if (isStopped)
            {
                return false;
            }

            for (var i = 0; i < keys.Length; i++)
            {
                first[i] = keys[i];
                keys[i] += rows.Count(i);
            }

            next++;
            Monitor.PulseAll(turn);
            return true;
        }
    }

    private void Stop()
    {
        lock (turn)
        {
            isStopped = true;
            Monitor.PulseAll(turn);
        }
    }
}
