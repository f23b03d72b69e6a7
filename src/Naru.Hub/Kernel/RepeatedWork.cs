using Microsoft.Extensions.Hosting;

namespace Naru.Hub.Kernel;

/// <summary>
/// What the hub does again and again beside requests. A turn that fails is told by the name of its exception, and the next one tries again: a disk or a database that is away now is there again later.
/// That the hub stops, also because something else could not start, is no failure. One turn at a time.
/// </summary>
/// <param name="every">How long it rests between two turns.</param>
/// <param name="time">The clock of the rests.</param>
/// <param name="restsFirst">Whether it rests before the first turn, too.</param>
public abstract class RepeatedWork(TimeSpan every, TimeProvider time, bool restsFirst = false) : BackgroundService
{
    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>One turn.</summary>
    public abstract Task TurnAsync(CancellationToken stop);

    /// <summary>Says in the log that a turn failed.</summary>
    /// <param name="kind">The exception's type; its text goes nowhere.</param>
    protected abstract void Failed(string kind);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (restsFirst)
        {
            await RestAsync(stoppingToken).ConfigureAwait(false);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever a turn fails by must not end all later ones.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(e.GetType().Name);
            }

            await RestAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task RestAsync(CancellationToken stop) => await Task.Delay(every, Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
