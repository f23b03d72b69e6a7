using Naru.Ledger.Stores;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>Settings on which it rests that what is acknowledged survives a power failure: no test can cut the power, but these can be read.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task OpenWriter_Sqlite_WaitsForTheDisk()
    {
        var token = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("naru-durable-");
        await using (var store = new SqliteStore(Path.Combine(folder.FullName, "l.db"), StoreContents.Ledger, TimeSpan.FromSeconds(1)))
        {
            // The first one makes the file, the second one finds it.
            for (var i = 0; i < 2; i++)
            {
                await using var session = await store.OpenWriterAsync(token);
                Assert.Equal("wal", await session.FirstAsync("PRAGMA journal_mode", r => r.GetString(0)));
                Assert.Equal(2L, await session.FirstAsync("PRAGMA synchronous", r => (long?)r.GetInt64(0)));
                await session.RunAsync("CREATE TABLE IF NOT EXISTS x (a)");
            }
        }

        folder.Delete(recursive: true);
    }
}
