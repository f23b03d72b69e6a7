using System.Globalization;
using Naru.Core;
using Naru.Ledger.Outbox;
using Naru.Web;

namespace Naru.Cli.Hub;

/// <summary>Looks after a hub's outbox and keys, and erases persons.</summary>
internal sealed class OperatingJobs(CliSession session)
{
    private readonly HubJobs hub = new(session);

    /// <summary>Shows the outbox; the exit code.</summary>
    public Task<int> ListAsync(string data, string? postgres) => WithAsync(data, postgres, async open =>
    {
        var outbox = open.Ledger.Outbox;
        var counts = await outbox.CountAsync(session.Stop).ConfigureAwait(false);
        hub.Line(OperatingText.Counts, HubJobs.Figures(counts.Waiting), HubJobs.Figures(counts.Dead), HubJobs.Figures(counts.Sent), HubJobs.Figures(counts.Erased));
        if (counts.OldestDue is { } due)
        {
            hub.Line(OperatingText.OldestDue, Time(due));
        }

        foreach (var dead in await outbox.ListDeadAsync(cancellationToken: session.Stop).ConfigureAwait(false))
        {
            hub.Line(OperatingText.Dead, dead.Id, dead.Channel, dead.Attempts, Time(dead.GivenUp), dead.Reason);
        }

        return ExitCodes.Success;
    });

    /// <summary>Puts what was given up back into the queue; the exit code.</summary>
    public Task<int> RetryAsync(string data, string? postgres, string[] ids, bool all) => all == ids.Length > 0
        ? Task.FromResult(session.WrongUse([CliErrors.ArgumentMissing.At(SourcePlace.None, "MESSAGE | --all", "naru hub outbox retry")]))
        : WithAsync(data, postgres, async open =>
        {
            var outbox = open.Ledger.Outbox;
            IReadOnlyList<DeadLetter> dead = all ? await outbox.ListDeadAsync(int.MaxValue, session.Stop).ConfigureAwait(false) : [];
            var unknown = new List<Error>();
            var retried = 0;
            foreach (var id in all ? dead.Select(d => d.Id) : ids)
            {
                if (await outbox.RetryAsync(id, session.Stop).ConfigureAwait(false))
                {
                    retried++;
                }
                else
                {
                    unknown.Add(CliErrors.BadOptionValue.At(SourcePlace.None, "MESSAGE", id, "naru hub outbox list"));
                }
            }

            hub.Line(OperatingText.Retried, HubJobs.Figures(retried));
            return unknown.Count == 0 ? ExitCodes.Success : hub.Failed(unknown.ToValueList());
        });

    /// <summary>Forgets what is finished; the exit code.</summary>
    public Task<int> PurgeAsync(string data, string? postgres, int? days, bool withDead) => days is < 0 or > 36500
        ? Task.FromResult(session.WrongUse([CliErrors.BadOptionValue.At(SourcePlace.None, "--older-than", days, "0 … 36500")]))
        : WithAsync(data, postgres, async open =>
        {
            var before = session.Host.Clock.GetUtcNow() - TimeSpan.FromDays(days ?? open.Settings.OutboxKeepDays);
            hub.Line(OperatingText.Purged, HubJobs.Figures(await open.Ledger.Outbox.PurgeAsync(before, withDead, session.Stop).ConfigureAwait(false)));
            return ExitCodes.Success;
        });

    /// <summary>Locks persons' keys with a new key; the exit code.</summary>
    public async Task<int> RelockAsync(string data, string? postgres)
    {
        var settings = hub.Settings(data, postgres);
        var done = settings.IsSuccess ? await KeyRelock.RunAsync(settings.Value, session.Host.Clock, session.Stop).ConfigureAwait(false) : Result.Failure<string>(settings.Findings);
        if (!done.IsSuccess)
        {
            return hub.Failed(done.Findings);
        }

        hub.Line(OperatingText.Relocked, done.Value);
        return ExitCodes.Success;
    }

    /// <summary>Erases a person, once that was confirmed; the exit code.</summary>
    public async Task<int> EraseAsync(string data, string? postgres, string person, bool isSure)
    {
        var settings = hub.Settings(data, postgres);
        if (!settings.IsSuccess)
        {
            return hub.Failed(settings.Findings);
        }

        if (!isSure)
        {
            session.Host.Error.Write(session.Say(OperatingText.AskErase, person));
            session.Host.Error.Flush();
            if (session.Host.Answer()?.Trim() != person)
            {
                hub.Line(OperatingText.NotErased);
                return ExitCodes.Failed;
            }
        }

        var built = await HubHost.BuildAsync(settings.Value, session.Host.Clock, mayMake: false, stop: session.Stop).ConfigureAwait(false);
        if (!built.IsSuccess)
        {
            return hub.Failed(built.Findings);
        }

        await using (built.Value.ConfigureAwait(false))
        {
            var erased = await built.Value.EraseAsync(person, session.Stop).ConfigureAwait(false);
            switch (erased.Value)
            {
                case null:
                    return hub.Failed(erased.Findings);
                case { WaitsUntil: { } until }:
                    hub.Line(
                        OperatingText.Waits,
                        person,
                        until == DateOnly.MaxValue ? session.Say(OperatingText.UntilClosed) : until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    return ExitCodes.Success;
                default:
                    hub.Line(OperatingText.Erased, person);
                    return ExitCodes.Success;
            }
        }
    }

    private async Task<int> WithAsync(string data, string? postgres, Func<OpenHub, Task<int>> run)
    {
        var opened = await hub.OpenAsync(data, postgres).ConfigureAwait(false);
        if (!opened.IsSuccess)
        {
            return hub.Failed(opened.Findings);
        }

        await using (opened.Value.ConfigureAwait(false))
        {
            return await run(opened.Value).ConfigureAwait(false);
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
