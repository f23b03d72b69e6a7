using Naru.Core;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Verification;

/// <summary>Reads the commands: the events of each stand together, so that none was recorded twice.</summary>
internal static class CommandPass
{
    public static async Task RunAsync(SqlSession session, FindingLog log, CancellationToken cancellationToken)
    {
        var last = (Command: "", Position: 0L);
        await foreach (var next in session.StreamAsync(
            "SELECT command, position FROM ledger_event ORDER BY command, position", r => (Command: r.GetString(0), Position: r.GetInt64(1)), [], cancellationToken))
        {
            if (next.Command == last.Command && next.Position != last.Position + 1)
            {
                log.Add(LedgerErrors.CommandTwice.At(new SourcePlace(Line: next.Position), next.Command, last.Position, next.Position), next.Position);
            }

            last = next;
        }
    }
}
