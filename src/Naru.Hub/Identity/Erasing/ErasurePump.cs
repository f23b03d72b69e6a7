using Microsoft.Extensions.Logging;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity.Erasing;

/// <summary>Completes erasures that a crash broke off or that waited for the end of a period, every hour; in one or several instances.</summary>
internal sealed partial class ErasurePump(PersonErasures erasures, HubAlarms alarms, TimeProvider time, ILogger<ErasurePump> logger) : RepeatedWork(TimeSpan.FromHours(1), time)
{
    private const string About = "erasure";

    public override async Task TurnAsync(CancellationToken stop)
    {
        var errors = (await erasures.CompleteAllAsync(stop)).SelectMany(a => a.Errors).ToList();
        if (errors.Count == 0)
        {
            alarms.Clear(About);
        }
        else if (alarms.Raise(About, errors[0]))
        {
            LogRefused(string.Join(", ", errors.Select(e => e.Code).Distinct(StringComparer.Ordinal)));
        }
    }

    protected override void Failed(string kind) => LogFailed(kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Persons who are to be erased are not: {Codes}")]
    private partial void LogRefused(string codes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persons cannot be erased now: {Kind}")]
    private partial void LogFailed(string kind);
}
