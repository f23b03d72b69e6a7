using Naru.Cli.Commands;
using Naru.Cli.Reports;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Personal;
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

        return HubRun.RunAsync(data, Environment(), overrides, session.Host.Out, session.Host.Error, session.Stop);
    }

    /// <summary>Verifies the ledger; the exit code.</summary>
    public async Task<int> VerifyAsync(string data, string? postgres, string[] checkpoints, string[] known)
    {
        var choice = new Choice();
        var inputs = new CheckpointInputs(choice);
        var keys = inputs.Keys(known);
        var files = inputs.Checkpoints(checkpoints);
        var settings = Settings(data, postgres);
        choice.Add(settings.Errors);
        if (choice.Errors.Count > 0)
        {
            return session.WrongUse(choice.Errors);
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

    /// <summary>The hub's ledger, opened as the hub opens it.</summary>
    internal async Task<Result<OpenHub>> OpenAsync(string data, string? postgres)
    {
        var settings = Settings(data, postgres);
        if (!settings.IsSuccess)
        {
            return Result.Failure<OpenHub>(settings.Findings);
        }

        var locking = settings.Value.Folder.Prepare() is { } error
            ? Result.Failure<KeyEncryptionKey>([error])
            : settings.Value.Folder.Lock(settings.Value.PersonKeyFile);
        if (!locking.IsSuccess)
        {
            return Result.Failure<OpenHub>(locking.Findings);
        }

        var keys = await PersonKeyStore.OpenAsync(settings.Value.PersonKeys, locking.Value, session.Host.Clock, session.Stop).ConfigureAwait(false);
        if (!keys.IsSuccess)
        {
            return Result.Failure<OpenHub>(keys.Findings);
        }

        var options = new LedgerOptions { Clock = session.Host.Clock, PersonKeys = keys.Value, Projections = HubModules.Projections };
        var ledger = await Ledgers.OpenAsync(settings.Value.Ledger, options, session.Stop).ConfigureAwait(false);
        if (!ledger.IsSuccess)
        {
            await keys.Value.DisposeAsync().ConfigureAwait(false);
            return Result.Failure<OpenHub>(ledger.Findings);
        }

        return Result.Success(new OpenHub(ledger.Value, keys.Value));
    }

    internal int Failed(ValueList<Error> findings)
    {
        session.Live.Clear();
        new FindingsView(session, session.Error).Show(findings);
        return ExitCodes.Failed;
    }

    internal void Line(BilingualText text, params object[] arguments) => session.Out.Write(new Text(session.Say(text, arguments) + "\n"));

    internal static string Figures(long number) => Wording.Figures.Count(number);

    private Result<HubSettings> Settings(string data, string? postgres) => HubSettingsReader.Read(
        data, Environment(), postgres is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal) { ["postgres"] = postgres });

    private IEnumerable<KeyValuePair<string, string>> Environment() => HubSettingsReader.Variables
        .Where(session.Host.IsSet)
        .Select(v => KeyValuePair.Create(v, session.Host.Variable(v)!));

    private Progress<long> Progress() => new(position => session.Live.Show(() => session.Say(HubText.Reading, Figures(position)), null));

    /// <summary>A ledger and the keys that it reads with. Disposing it closes both.</summary>
    internal sealed class OpenHub(ILedger ledger, PersonKeyStore keys) : IAsyncDisposable
    {
        public ILedger Ledger => ledger;

        public async ValueTask DisposeAsync()
        {
            await ledger.DisposeAsync().ConfigureAwait(false);
            await keys.DisposeAsync().ConfigureAwait(false);
        }
    }
}
