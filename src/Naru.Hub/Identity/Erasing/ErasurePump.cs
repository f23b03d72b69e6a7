using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity.Erasing;

/// <summary>Completes erasures that a crash broke off or that waited for the end of a period, every hour; in one or several instances.</summary>
internal sealed partial class ErasurePump(PersonErasures erasures, HubAlarms alarms, TimeProvider time, ILogger<ErasurePump> logger) : BackgroundService
{
    private const string About = "erasure";
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var errors = (await erasures.CompleteAllAsync(stoppingToken)).SelectMany(a => a.Errors).ToList();
                if (errors.Count == 0)
                {
                    alarms.Clear(About);
                }
                else if (alarms.Raise(About, errors[0]))
                {
                    LogRefused(string.Join(", ", errors.Select(e => e.Code).Distinct(StringComparer.Ordinal)));
                }
            }
#pragma warning disable CA1031 // A database that is away must not end this for good.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailed(e.GetType().Name);
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Persons who are to be erased are not: {Codes}")]
    private partial void LogRefused(string codes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persons cannot be erased now: {Kind}")]
    private partial void LogFailed(string kind);
}
