using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Appending;

/// <summary>A command that was recorded before: its answer, if what is asked now is the same.</summary>
internal static class RecordedCommand
{
    private const string Select = $"SELECT {Schema.EventColumns} FROM ledger_event WHERE command = @command ORDER BY position";

    public static async Task<Appended?> FindAsync(SqlSession session, string command)
    {
        var rows = await session.QueryAsync(Select, EventRow.Read, ("@command", command));
        return rows.Count == 0 ? null : AnswerOf(rows);
    }

    public static async Task<Result<Appended>> AnswerAsync(
        SqlSession session, PersonalSeals seals, PreparedAppend asked, long first, long last, CancellationToken cancellationToken)
    {
        var origin = asked.Append.Origin;
        var rows = await session.QueryAsync(Select, EventRow.Read, ("@command", origin.Command));
        if (rows.Count != last - first + 1)
        {
            throw new LedgerDamagedException($"command {origin.Command}");
        }

        return rows[0].Content is { } content || origin.Content is not null
            ? Answer(rows[0].Content == origin.Content)
            : Answer(await IsSameAsync());

        Result<Appended> Answer(bool isSame) => isSame
            ? Result.Success(AnswerOf(rows))
            : Result.Failure<Appended>([LedgerErrors.CommandReused.At("$.origin.command", origin.Command)]);

        async Task<bool> IsSameAsync()
        {
            if (rows.Count != asked.Events.Count || rows[0].Actor != origin.Actor || rows[0].Rule != origin.Rule)
            {
                return false;
            }

            for (var i = 0; i < rows.Count; i++)
            {
                var (row, now) = (rows[i], asked.Events[i]);
                if (row.Stream != now.Stream || row.Type != now.Event.Type || row.SchemaNumber != now.Event.Schema)
                {
                    return false;
                }

                var then = await seals.OpenAsync(row.Payload, row.Stream, cancellationToken);
                if (!PersonalFields.Find(then.Payload.Utf8.ToArray())!.IsSameButErased(PersonalFields.Find(now.Payload.Open.Utf8.ToArray())!))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static Appended AnswerOf(IReadOnlyList<EventRow> rows)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            versions[row.Stream] = row.Version;
        }

        return new Appended(
            rows[0].Position, rows[^1].Position, Micros.ToTime(rows[0].Time), versions.Select(v => new StreamVersion(v.Key, v.Value)).ToValueList(), WasRepeated: true);
    }
}
