using Naru.Cli.Commands;
using Naru.Cli.Output;
using Naru.Core;
using Naru.Ledger.Checkpoints;
using Naru.Web;

namespace Naru.Cli.Hub;

/// <summary>Exports, countersigns and checks checkpoints.</summary>
internal sealed class CheckpointJobs(CliSession session)
{
    private readonly HubJobs hub = new(session);

    /// <summary>Signs what the ledger is now; the exit code.</summary>
    public async Task<int> ExportAsync(string data, string? postgres, string? signer, string? key, string to)
    {
        var choice = new Choice();
        if (signer is null != key is null)
        {
            choice.Add([CliErrors.OptionMissing.At(SourcePlace.None, signer is null ? "--signer" : "--key", signer is null ? "NAME" : "FILE")]);
        }

        using var given = signer is null || key is null ? null : new CheckpointInputs(choice).Signer(signer, key);
        if (choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var opened = await hub.OpenAsync(data, postgres).ConfigureAwait(false);
        if (!opened.IsSuccess)
        {
            return hub.Failed(opened.Findings);
        }

        await using (opened.Value.ConfigureAwait(false))
        {
            var own = given is null ? CheckpointKeyFile.Open(opened.Value.Settings, mayMake: true) : null;
            using var signing = own?.Value;
            if (own is { IsSuccess: false })
            {
                return hub.Failed(own.Findings);
            }

            var made = await opened.Value.Ledger.Checkpoints.CreateAsync(given ?? signing!, session.Stop).ConfigureAwait(false);
            return made.IsSuccess ? Write(made.Value, to, HubText.Written, to, HubJobs.Figures(made.Value.Checkpoint.Size)) : hub.Failed(made.Findings);
        }
    }

    /// <summary>Adds a signature; the exit code.</summary>
    public int Countersign(string file, string signer, string key, string to)
    {
        var choice = new Choice();
        var inputs = new CheckpointInputs(choice);
        var checkpoint = inputs.Checkpoint(file);
        using var signing = inputs.Signer(signer, key);
        return checkpoint is null || signing is null ? session.WrongUse(choice.Errors) : Write(checkpoint.Countersign(signing), to, HubText.Signed, to);
    }

    /// <summary>Checks the signatures; the exit code.</summary>
    public int Check(string file, string[] known)
    {
        var choice = new Choice();
        var inputs = new CheckpointInputs(choice);
        var checkpoint = inputs.Checkpoint(file);
        var keys = inputs.Keys(known);
        if (checkpoint is null || choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var names = known.Select(k => k.Split('=')[0]).ToValueList();
        var result = checkpoint.Check(keys, names);
        if (!result.IsSuccess)
        {
            return hub.Failed(result.Findings);
        }

        hub.Line(HubText.Holds, HubJobs.Figures(result.Value.Size), result.Value.Time.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), string.Join(", ", names));
        return ExitCodes.Success;
    }

    private int Write(SignedCheckpoint checkpoint, string to, BilingualText said, params object[] arguments)
    {
        try
        {
            if (!NewFile.Write(to, checkpoint.ToFile()))
            {
                return hub.Failed([CliErrors.CannotWrite.At(SourcePlace.None, to, "exists")]);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return hub.Failed([CliErrors.CannotWrite.At(SourcePlace.None, to, e.GetType().Name)]);
        }

        hub.Line(said, arguments);
        return ExitCodes.Success;
    }
}
