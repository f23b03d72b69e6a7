using System.Collections.Concurrent;

namespace Naru.Ledger;

/// <summary>
/// Whose turn it is to write into a file of SQLite, among all parts of this process: a file has one writer at a time, and who finds another one there can only ask again after a while. A turn is for one
/// transaction; whoever has one must not wait for another. Safe for threads.
/// </summary>
public static class SqliteTurns
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    /// <summary>Waits for a turn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The turn, which ends when it is disposed.</returns>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellationToken)
    {
        // One for each file that this process has ever written: they are few, and none is ever taken away while somebody waits at it.
        var gate = Gates.GetOrAdd(Path.GetFullPath(path), _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private int ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}
