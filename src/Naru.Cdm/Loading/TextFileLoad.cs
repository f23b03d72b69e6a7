using DuckDB.NET.Data;
using Naru.Cdm.Sources;

namespace Naru.Cdm.Loading;

/// <summary>
/// The loading of one text file, by as many threads as are free. Each takes the next block, parses it into rows of a transaction
/// of its own, and commits that when its turn has come: so rows come to lie in the order of the file, while reading, parsing and
/// appending all run side by side. What was found is put together in that order too; the outcome does not depend on the threads.
/// </summary>
internal sealed class TextFileLoad(
    TextSource source,
    TextBlockReader reader,
    ProgressMeter meter,
    CountingStream counter,
    ThreadBudget threads,
    Func<DuckDBConnection>? connect,
    CancellationToken cancellation)
{
    private readonly Lock reading = new();
    private readonly object turn = new();
    private readonly List<(long Records, long Line)> blocks = [];
    private readonly List<Task> helpers = [];
    private int next;
    private bool isStopped;
    private long bytes;

    /// <summary>How many rows were loaded.</summary>
    public long Rows { get; private set; }

    /// <summary>How many lines were read.</summary>
    public long Lines { get; private set; }

    /// <summary>The primary keys of the rows.</summary>
    public RisingKeys Keys { get; } = new();

    /// <summary>What is wrong with the rows.</summary>
    public BlockFindings Findings { get; } = new();

    /// <summary>How many records each block has, and on which line it starts.</summary>
    public IReadOnlyList<(long Records, long Line)> Blocks => blocks;

    /// <summary>A column in which a date told what comes first in it, though nobody knew: the file must be read again; null if none did.</summary>
    public (int Column, DateOrder Order)? Told { get; private set; }

    /// <summary>Loads all rows.</summary>
    /// <param name="connection">A connection for the calling thread.</param>
    public void Run(DuckDBConnection connection)
    {
        try
        {
            Work(connection, isHelper: false);
        }
        finally
        {
            // With no more blocks to be had the helpers end by themselves; what failed in one of them stopped this thread too.
            Task.WhenAll(helpers).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .Wait(CancellationToken.None);
        }

        foreach (var helper in helpers)
        {
            helper.GetAwaiter().GetResult();
        }
    }

    private void Help(IDisposable place)
    {
        using (place)
        {
            using var connection = connect!();
            Work(connection, isHelper: true);
        }
    }

    private void Work(DuckDBConnection connection, bool isHelper)
    {
        var isOpen = false;
        try
        {
            using var appender = new ChunkAppender(connection, source.File.Table.Name);
            var parser = new TextBlockParser(source, appender, () => reader.Input.EncodingName, cancellation);
            while (!(isHelper && threads.IsExceeded) && Take(isHelper) is { } block)
            {
                Sql.Run(connection, "BEGIN TRANSACTION", cancellation);
                isOpen = true;
                var outcome = parser.Parse(block);
                isOpen = !Commit(block, outcome, connection);
                reader.Return(block);
            }
        }
        catch
        {
            Stop();
            throw;
        }
        finally
        {
            if (isOpen)
            {
                Sql.Rollback(connection);
            }
        }
    }

    private TextBlock? Take(bool isHelper)
    {
        lock (reading)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = Volatile.Read(ref isStopped) ? null : reader.Next();
            if (!isHelper && block is not null && connect is not null && !reader.IsAtEnd && threads.TryEnter() is { } place)
            {
                helpers.Add(Task.Factory.StartNew(
                    () => Help(place), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            }

            return block;
        }
    }

    /// <returns>Whether it was committed; otherwise nobody wants it any more.</returns>
    private bool Commit(TextBlock block, BlockOutcome outcome, DuckDBConnection connection)
    {
        lock (turn)
        {
            while (next != block.Number && !isStopped)
            {
                Monitor.Wait(turn);
            }

            if (isStopped)
            {
                return false;
            }

            Sql.Run(connection, "COMMIT", cancellation);
            blocks.Add((outcome.Rows, Lines + 1));
            Findings.Append(outcome.Findings, Lines);
            Keys.Append(outcome.Keys);
            Lines += outcome.Lines;
            Rows += outcome.Rows;
            next++;
            Monitor.PulseAll(turn);
            var read = counter.Count;
            meter.Read(source.File.Table.Name, Rows, outcome.Rows, read - bytes);
            bytes = read;
            Told = outcome.Told;
            isStopped = outcome.IsLast || Told is not null;
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
