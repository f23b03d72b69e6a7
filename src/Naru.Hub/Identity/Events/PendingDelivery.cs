using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naru.Hub.Identity.Store;
using Naru.Ledger;
using Naru.Ledger.Events;

namespace Naru.Hub.Identity.Events;

/// <summary>
/// Brings what identity noted to the ledger: events to the person's stream, mails to the ledger's outbox. What was noted carries its own command id, so that a
/// delivery that is repeated after a crash, or by another instance at the same moment, is recorded once. The two are separate transactions on purpose: SQLite has one
/// writer, and the ledger's is not ours. Safe for threads.
/// </summary>
internal sealed partial class PendingDelivery(IServiceScopeFactory scopes, ILedger ledger, ILogger<PendingDelivery> logger) : BackgroundService
{
    private const int AtOnce = 200;
    private const string Rule = "identity";
    private const string Hub = "hub";

    /// <summary>Refusals that no second attempt changes: what was noted is no event that a ledger takes.</summary>
    private static readonly FrozenSet<string> ForGood = new[]
    {
        LedgerErrors.CommandReused, LedgerErrors.BadName, LedgerErrors.BadNumber, LedgerErrors.BadPayload, LedgerErrors.PayloadTooLarge, LedgerErrors.BadAppend,
    }.Select(k => k.Code).ToFrozenSet(StringComparer.Ordinal);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

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
        var waiting = await db.PendingEvents.AsNoTracking().OrderBy(e => e.Id).Take(AtOnce).ToListAsync(cancellation);
        foreach (var row in waiting)
        {
            var answer = await ledger.AppendAsync(AppendOf(row), cancellation);
            if (!answer.IsSuccess)
            {
                var codes = string.Join(", ", answer.Errors.Select(e => e.Code));
                var isErased = answer.Errors.All(e => e.Code == LedgerErrors.PersonErased.Code);
                if (!isErased)
                {
                    LogRefused(row.Type, codes);
                }

                // An erased person's mail can never be recorded, nor can what is no event. It must not hold up everybody's mails: that it was there is recorded instead.
                // Everything else is tried again, in order.
                if (!isErased && !(answer.Errors.All(e => ForGood.Contains(e.Code)) && (await ledger.AppendAsync(InsteadOf(row, codes), cancellation)).IsSuccess))
                {
                    return false;
                }
            }

            await db.PendingEvents.Where(e => e.Id == row.Id).ExecuteDeleteAsync(cancellation);
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

    private static Append AppendOf(PendingEventRow row)
    {
        if (row.Type != SecurityEvents.Mail)
        {
            return new Append(
                new Origin($"identity-{row.Id}", row.Person, Rule),
                [new StreamAppend(StreamOf(row.Person), StreamAppend.AnyVersion, [new NewEvent(row.Type, 1, JsonPayload.FromText(row.Payload))])]);
        }

        var mail = JsonSerializer.Deserialize<IdentityMail>(row.Payload)!;
        return new Append(
            new Origin($"identity-{row.Id}", "system", Rule),
            [
                new StreamAppend(StreamOf(mail.Person), StreamAppend.AnyVersion,
                    [new NewEvent(SecurityEvent.MailAsked, 1, JsonPayload.Of(new { kind = SecurityEvents.Word(mail.Kind) }))]),
            ],
            [mail.ToMessage()]);
    }

    private static Append InsteadOf(PendingEventRow row, string codes) => new(
        new Origin($"identity-{row.Id}-unrecorded", "system", Rule),
        [new StreamAppend(StreamOf(Hub), StreamAppend.AnyVersion, [new NewEvent(SecurityEvent.Unrecorded, 1, JsonPayload.Of(new { type = row.Type, codes }))])]);

    [LoggerMessage(Level = LogLevel.Error, Message = "The ledger refuses a security event of type {Type}: {Codes}")]
    private partial void LogRefused(string type, string codes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Security events cannot be delivered now: {Kind}")]
    private partial void LogFailed(string kind);
}
