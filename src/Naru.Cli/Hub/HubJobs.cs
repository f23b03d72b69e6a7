using Naru.Cli.Commands;
using Naru.Cli.Reports;
using Naru.Core;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Verification;
using Naru.Web;
using Spectre.Console;

namespace Naru.Cli.Hub;

/// <summary>Runs a hub, and verifies and rebuilds its ledger.</summary>
internal sealed class HubJobs(CliSession session)
{
    /// <summary>Runs the hub; the exit code.</summary>
    public Task<int> StartAsync(string data, string? postgres, string? urls, string? origin)
    {
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("postgres", postgres), ("urls", urls), ("publicOrigin", origin)])
        {
            if (value is not null)
            {
                overrides[name] = value;
            }
        }

        var voice = new HubVoice(findings => new FindingsView(session, session.Error).Show(findings), text => Line(text));
        return HubRun.RunAsync(data, Environment(), overrides, voice, session.Stop);
    }

    /// <summary>Verifies the ledger; the exit code.</summary>
    public async Task<int> VerifyAsync(string data, string? postgres, string[] checkpoints, string[] known)
    {
        var choice = new Choice();
        var inputs = new CheckpointInputs(choice);
        var keys = CheckpointKeys.None;
        var settings = Settings(data, postgres);
        choice.Add(settings.Errors);
        var files = inputs.Checkpoints(checkpoints.Concat(Kept(settings.Value, "*.json")));
        if (known.Length > 0)
        {
            // Whoever knows somebody's key asks for signatures: then the hub's own, which stands beside the copies, is known, too.
            keys = inputs.Keys(known.Concat(Kept(settings.Value, "hub-*.pem").Select(f => $"{Path.GetFileNameWithoutExtension(f)}={f}")));
        }

        if (choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
        }

        var found = await OpenHub.FindAsync(settings.Value!, mayMake: false, session.Stop).ConfigureAwait(false);
        if (!found.IsSuccess)
        {
            return Failed(found.Findings);
        }

        var options = new VerifyOptions { Checkpoints = files, Keys = known.Length == 0 ? null : keys, Progress = Progress() };
        var verified = await LedgerVerification.RunAsync(settings.Value!.Ledger, options, session.Stop).ConfigureAwait(false);
        session.Live.Clear();
        if (!verified.IsSuccess)
        {
            return Failed(verified.Findings);
        }

        var report = verified.Value;
        new FindingsView(session, session.Out).Show([.. report.Findings.Select(f => f.Error)]);
        Line(report.IsSound ? HubText.Sound : HubText.Unsound);
        Line(HubText.Counts, Figures(report.Events), Figures(report.Streams), report.Checkpoints);
        Line(HubText.Root, report.Root);
        return report.IsSound ? ExitCodes.Success : ExitCodes.Failed;
    }

    /// <summary>Makes what follows from the ledger anew; the exit code.</summary>
    public async Task<int> RebuildAsync(string data, string? postgres)
    {
        var opened = await OpenAsync(data, postgres).ConfigureAwait(false);
        if (!opened.IsSuccess)
        {
            return Failed(opened.Findings);
        }

        await using (opened.Value.ConfigureAwait(false))
        {
            var rebuilt = await opened.Value.Ledger.RebuildAsync(null, Progress(), session.Stop).ConfigureAwait(false);
            session.Live.Clear();
            if (!rebuilt.IsSuccess)
            {
                return Failed(rebuilt.Findings);
            }

            Line(HubText.Rebuilt, string.Join(", ", rebuilt.Value.Projections), Figures(rebuilt.Value.Events));
            return ExitCodes.Success;
        }
    }

    /// <summary>A hub that is there, opened as its host opens it.</summary>
    internal async Task<Result<OpenHub>> OpenAsync(string data, string? postgres)
    {
        var settings = Settings(data, postgres);
        return settings.IsSuccess
            ? await OpenHub.OpenAsync(settings.Value, session.Host.Clock, mayMake: false, session.Stop).ConfigureAwait(false)
            : Result.Failure<OpenHub>(settings.Findings);
    }

    internal int Failed(ValueList<Error> findings)
    {
        session.Live.Clear();
        new FindingsView(session, session.Error).Show(findings);
        return ExitCodes.Failed;
    }

    internal void Line(BilingualText text, params object[] arguments) => session.Out.Write(new Text(session.Say(text, arguments) + "\n"));

    internal static string Figures(long number) => Wording.Figures.Count(number);

    /// <summary>What the hub has put into its folder of checkpoints.</summary>
    private static IEnumerable<string> Kept(HubSettings? settings, string pattern) =>
        settings is not null && Directory.Exists(settings.CheckpointFolder) ? Directory.EnumerateFiles(settings.CheckpointFolder, pattern).Order(StringComparer.Ordinal) : [];

    internal Result<HubSettings> Settings(string data, string? postgres) => HubSettingsReader.Read(
        data, Environment(), postgres is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["postgres"] = postgres });

    /// <summary>Everything that begins like a setting: a misspelt one is reported.</summary>
    private IEnumerable<KeyValuePair<string, string>> Environment() => session.Host.Variables()
        .Where(v => v.Key.StartsWith(HubSettingsReader.VariablePrefix, StringComparison.Ordinal) && v.Value.Length > 0);

    private Progress<long> Progress() => new(position => session.Live.Show(() => session.Say(HubText.Reading, Figures(position)), null));
}
