using Naru.Cli.Commands;
using Naru.Cli.Output;
using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>Lists and revokes the keys that a hub has.</summary>
internal sealed class HubKeyJobs(CliSession session)
{
    private readonly KeyReport report = new(session);

    /// <summary>Shows them; the exit code.</summary>
    public async Task<int> ListAsync(HubAccess access, bool json)
    {
        var choice = new Choice();
        using var hub = access.Open(session, choice);
        if (hub is null)
        {
            return session.WrongUse(choice.Errors);
        }

        var all = await new HubKeys(hub).ListAsync(session.Stop).ConfigureAwait(false);
        if (!all.IsSuccess)
        {
            return report.Failed(all.Findings);
        }

        if (json)
        {
            foreach (var key in all.Value)
            {
                JsonLines.Write(session.Host.StandardOutput, members =>
                {
                    members.WriteString("id", key.Id);
                    members.WriteString("label", key.Label);
                    members.WriteString("thumbprint", key.Thumbprint);
                    members.WriteString("origin", key.Origin);
                    JsonLines.Text(members, "study", key.Study);
                    members.WriteString("from", key.From);
                    members.WriteString("until", key.Until);
                    JsonLines.Text(members, "revokedAt", key.RevokedAt is { } revoked ? KeyReport.Time(revoked) : null);
                });
            }

            return ExitCodes.Success;
        }

        if (all.Value.Count == 0)
        {
            report.Line(KeyText.NoKeys);
        }
        else
        {
            report.Table(all.Value, session.Host.Clock.GetUtcNow());
        }

        return ExitCodes.Success;
    }

    /// <summary>Revokes one; the exit code.</summary>
    /// <param name="key">Its id, its thumbprint, or its file.</param>
    /// <param name="access">The hub.</param>
    public async Task<int> RevokeAsync(string key, HubAccess access)
    {
        var choice = new Choice();
        var file = File.Exists(key) ? SigningKeyFile.Read(key) : null;
        choice.Add(file?.Errors ?? []);
        using var hub = access.Open(session, choice);
        if (hub is null || choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var keys = new HubKeys(hub);
        var all = await keys.ListAsync(session.Stop).ConfigureAwait(false);
        if (!all.IsSuccess)
        {
            return report.Failed(all.Findings);
        }

        var wanted = file?.Value?.Key.Thumbprint ?? key;
        if (all.Value.FirstOrDefault(k => k.Thumbprint == wanted || k.Id == wanted) is not { } found)
        {
            return report.Failed([KeyErrors.NoSuchKey.At(SourcePlace.None, ForeignText.Plain(wanted))]);
        }

        if (found.RevokedAt is not null)
        {
            report.Line(KeyText.RevokedBefore, found.Label);
            return ExitCodes.Success;
        }

        var errors = await keys.RevokeAsync(found.Id, session.Stop).ConfigureAwait(false);
        if (errors.Count > 0)
        {
            return report.Failed(errors);
        }

        report.Strong(KeyText.Revoked, found.Label);
        if (file?.Value is not null)
        {
            report.Line(KeyText.FileUseless, key);
        }

        return ExitCodes.Success;
    }
}
