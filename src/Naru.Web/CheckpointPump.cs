using System.Globalization;
using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Ledger;
using Naru.Ledger.Checkpoints;

namespace Naru.Web;

/// <summary>
/// Makes checkpoints by time, one for all instances, and puts a copy of each into a folder that somebody else takes away. Says so, in the log and at <c>/health</c>, when the last
/// one is too old.
/// </summary>
internal sealed partial class CheckpointPump(
    ILedger ledger, CheckpointSigner signer, HubSettings settings, TimeProvider clock, HubAlarms alarms, ILogger<CheckpointPump> log)
    : RepeatedWork(PauseOf(settings), clock)
{
    private const string About = "checkpoint";
    private static readonly TimeSpan MostOften = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset started = clock.GetUtcNow();
    private long copied;

    /// <summary>Where the copy of a checkpoint is.</summary>
    public static string CopyOf(HubSettings settings, Checkpoint checkpoint) =>
        Path.Combine(settings.CheckpointFolder, string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Size:d12}-{checkpoint.Ledger[..8]}.json"));

    /// <summary>Looks once whether one is due, and makes it.</summary>
    public override async Task TurnAsync(CancellationToken stop)
    {
        var turn = await ledger.Checkpoints.CreateIfDueAsync(signer, settings.CheckpointInterval, stop).ConfigureAwait(false);
        if (!turn.IsSuccess)
        {
            Alarm(turn.Errors.First());
            return;
        }

        var now = Time.GetUtcNow();
        if (turn.Value.Made is { } made)
        {
            Made(log, made.Checkpoint.Size, made.Checkpoint.Root);
        }

        if (turn.Value.Last is { } last && Copy(last) is { } uncopied)
        {
            Alarm(uncopied);
        }
        else if (turn.Value.IsBehind && now - (turn.Value.Last?.Checkpoint.Time ?? started) > settings.CheckpointInterval * 2)
        {
            Alarm(HostErrors.CheckpointOld.At(SourcePlace.None, turn.Value.Last?.Checkpoint.Time.ToString("u", CultureInfo.InvariantCulture) ?? "–"));
        }
        else
        {
            alarms.Clear(About);
        }
    }

    protected override void Failed(string kind) => Failed(log, kind);

    private static TimeSpan PauseOf(HubSettings settings) => settings.CheckpointInterval / 4 < MostOften ? settings.CheckpointInterval / 4 : MostOften;

    /// <summary>Never over one that is there: it may have been countersigned. Taken away, it is not written again while this process runs.</summary>
    private Error? Copy(SignedCheckpoint checkpoint)
    {
        if (checkpoint.Checkpoint.Size == copied)
        {
            return null;
        }

        var path = CopyOf(settings, checkpoint.Checkpoint);
        try
        {
            Directory.CreateDirectory(settings.CheckpointFolder);
            if (!File.Exists(path))
            {
                var partial = $"{path}.{Guid.NewGuid():N}.partial";
                File.WriteAllBytes(partial, checkpoint.ToFile());
                try
                {
                    File.Move(partial, path, overwrite: false);
                }
                catch (IOException) when (File.Exists(path))
                {
                    // Another instance was faster.
                    File.Delete(partial);
                }
            }

            copied = checkpoint.Checkpoint.Size;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HostErrors.CheckpointNotCopied.At(SourcePlace.None, settings.CheckpointFolder, e.GetType().Name);
        }
    }

    private void Alarm(Error error)
    {
        if (alarms.Raise(About, error))
        {
            Alarmed(log, error.Code, error.Message.English);
        }
    }

    [LoggerMessage(EventId = 1, EventName = "CheckpointMade", Level = LogLevel.Information, Message = "Checkpoint over {Events} events: {Root}")]
    private static partial void Made(ILogger log, long events, Naru.Ledger.Events.Digest root);

    [LoggerMessage(EventId = 2, EventName = "CheckpointAlarm", Level = LogLevel.Error, Message = "Checkpoints: {Code} {Text}")]
    private static partial void Alarmed(ILogger log, string code, string text);

    [LoggerMessage(EventId = 3, EventName = "CheckpointFailed", Level = LogLevel.Warning, Message = "Checkpoints: {Kind}")]
    private static partial void Failed(ILogger log, string kind);
}
