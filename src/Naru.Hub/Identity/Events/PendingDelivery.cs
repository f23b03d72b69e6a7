using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Ledger;
using Naru.Ledger.Events;

namespace Naru.Hub.Identity.Events;

/// <summary>
/// Brings what identity noted to the ledger: events to the person's stream, mails to the ledger's outbox, verifications to the directory. What was noted carries its own command id, so that a
/// delivery that is repeated after a crash, or by another instance at the same moment, is recorded once. The two are separate transactions on purpose: SQLite has one
/// writer, and the ledger's is not ours. Safe for threads.
/// </summary>
internal sealed partial class PendingDelivery(IServiceScopeFactory scopes, ILedger ledger, IPartyDirectory directory, HubAlarms alarms, ILogger<PendingDelivery> logger) : BackgroundService
{
    private const string About = "identity-events";
    private const int AtOnce = 200;
    private const string Rule = "identity";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with an event itself: it would be refused at every further attempt.</summary>
    private static readonly ErrorKind[] ForGood =
    [
        LedgerErrors.CommandReused, LedgerErrors.BadName, LedgerErrors.BadNumber, LedgerErrors.BadPayload, LedgerErrors.PayloadTooLarge, LedgerErrors.BadAppend,
    ];

    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>The stream of a person's security events.</summary>
    public static string StreamOf(string person) => $"identity-{person}";

    /// <summary>Something was noted: do not wait.</summary>
    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    /// <summary>Delivers what waits; true if nothing is left.</summary>
    public async Task<bool> DeliverAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var waiting = await db.PendingEvents.AsNoTracking().Where(e => e.Refused == null).OrderBy(e => e.Id).Take(AtOnce).ToListAsync(cancellation);
        foreach (var row in waiting)
        {
            var errors = row.Type == SecurityEvents.Verification
                ? await directory.VerifyAsync(VerificationOf(row), cancellation)
                : (await ledger.AppendAsync(AppendOf(row), cancellation)).Errors.ToValueList();
            if (errors.Count > 0)
            {
                // An erased person's mail can never be recorded.
                if (errors.All(e => e.Kind == LedgerErrors.PersonErased))
                {
                    await db.PendingEvents.Where(e => e.Id == row.Id).ExecuteDeleteAsync(cancellation);
                    continue;
                }

                var codes = string.Join(", ", errors.Select(e => e.Code));
                LogRefused(row.Type, codes);

                // What passes is tried again, in order; what does not must not keep back everything after it.
                if (!errors.Any(e => ForGood.Contains(e.Kind)))
                {
                    return false;
                }

                await db.PendingEvents.Where(e => e.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Refused, codes), cancellation);
                continue;
            }

            await db.PendingEvents.Where(e => e.Id == row.Id).ExecuteDeleteAsync(cancellation);
        }

        var aside = await db.PendingEvents.AsNoTracking().Where(e => e.Refused != null).Select(e => e.Refused!).ToListAsync(cancellation);
        if (aside.Count > 0)
        {
            alarms.Raise(About, IdentityErrors.EventsRefused.At(SourcePlace.None, aside.Count, string.Join(", ", aside.Distinct(StringComparer.Ordinal))));
        }
        else
        {
            alarms.Clear(About);
        }

        return waiting.Count < AtOnce;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isDone = await DeliverAsync(stoppingToken);
                await (isDone ? wake.WaitAsync(Every, stoppingToken) : Task.Delay(Every, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is away must not end the delivery for good.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(e.GetType().Name);
                await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    private static PartyVerification VerificationOf(PendingEventRow row)
    {
        var asked = JsonSerializer.Deserialize<PartyVerificationAsked>(row.Payload)!;
        return new PartyVerification(asked.Party, asked.By, asked.Ground, $"identity-{row.Id}");
    }

    private static Append AppendOf(PendingEventRow row)
    {
        if (row.Type != SecurityEvents.Mail)
        {
            return new Append(
                new Origin($"identity-{row.Id}", row.Person, Rule),
                [new StreamAppend(StreamOf(row.Person), StreamAppend.AnyVersion, [new NewEvent(row.Type, 1, WithTime(row))])]);
        }

        var mail = JsonSerializer.Deserialize<IdentityMail>(row.Payload)!;
        return new Append(
            new Origin($"identity-{row.Id}", "system", Rule),
            [
                new StreamAppend(StreamOf(mail.Person), StreamAppend.AnyVersion,
                    [new NewEvent(SecurityEvent.MailAsked, 1, JsonPayload.Of(new { kind = SecurityEvents.Word(mail.Kind), at = TimeOf(row) }))]),
            ],
            [mail.ToMessage()]);
    }

    /// <summary>The ledger notes when it got an event; when it happened is said by the event.</summary>
    private static JsonPayload WithTime(PendingEventRow row)
    {
        var payload = JsonNode.Parse(row.Payload)!.AsObject();
        payload["at"] = TimeOf(row);
        return JsonPayload.FromText(payload.ToJsonString());
    }

    private static string TimeOf(PendingEventRow row) => row.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger refuses a security event of type {Type}: {Codes}")]
    private partial void LogRefused(string type, string codes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Security events cannot be delivered now: {Kind}")]
    private partial void LogFailed(string kind);
}
