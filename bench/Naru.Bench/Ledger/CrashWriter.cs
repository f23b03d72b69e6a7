using System.Text.Json;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;

namespace Naru.Bench.Ledger;

/// <summary>Records as fast as it can until it is killed, and says a line for every command that was acknowledged. A test starts it as a process of its own.</summary>
internal static class CrashWriter
{
    public const int Workers = 16;

    /// <summary>What a command of a worker does: always the same, so that it can be repeated.</summary>
    public static Append Append(int worker, int number) => new(
        new Origin($"w{worker}-{number}", "system", "crash-test"),
        [
            new StreamAppend($"s{worker}", StreamAppend.AnyVersion, [new NewEvent("counted", 1, JsonPayload.FromText($$"""{"n":{{number}}}"""))]),
            new StreamAppend($"all{number % 3}", StreamAppend.AnyVersion, [new NewEvent("counted", 1, JsonPayload.FromText($$"""{"n":{{worker}}}"""))]),
        ],
        [new NewMessage("mail", JsonPayload.FromText("{}"))]);

    /// <summary>Runs it; never ends by itself, but for an error.</summary>
    public static async Task RunAsync(string orderJson)
    {
        var order = JsonSerializer.Deserialize<Order>(orderJson)!;
        LedgerAddress address = order.Schema is null ? new LedgerAddress.Sqlite(order.Address) : new LedgerAddress.Postgres(order.Address, order.Schema);
        var opened = await Ledgers.OpenAsync(address, new LedgerOptions { Clock = TimeProvider.System, Projections = [new CountedEvents()] });
        var ledger = opened.Value ?? throw new InvalidOperationException(string.Join('\n', opened.Findings));
        var saying = new Lock();
        var workers = Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var number = order.From[worker]; ; number++)
            {
                var answer = ledger.AppendAsync(Append(worker, number));
                if (!order.SpeaksTooEarly)
                {
                    await answer;
                }

                lock (saying)
                {
                    Console.Out.WriteLine($"{worker} {number}");
                    Console.Out.Flush();
                }

                if ((await answer) is { IsSuccess: false } failed)
                {
                    throw new InvalidOperationException(string.Join('\n', failed.Findings));
                }
            }
        }));

        // The first error ends it.
        await await Task.WhenAny(workers);
    }

    /// <summary>What it is to do.</summary>
    /// <param name="Address">File or connection string.</param>
    /// <param name="Schema">The schema; null for a file.</param>
    /// <param name="From">The number of the first command of each worker: some before it were recorded already.</param>
    /// <param name="SpeaksTooEarly">The planted violation of a test: it says what is not yet on disk.</param>
    public sealed record Order(string Address, string? Schema, int[] From, bool SpeaksTooEarly);
}
