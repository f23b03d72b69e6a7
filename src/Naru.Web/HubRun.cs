using Naru.Core;

namespace Naru.Web;

/// <summary>Runs a hub until it is told to stop: what the host's own program and the command line share.</summary>
public static class HubRun
{
    /// <summary>Reads the settings, starts, says where it listens, and stops when it is told to.</summary>
    /// <param name="folder">The hub's folder.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="overrides">Settings of the command line.</param>
    /// <param name="output">Where it says that it runs.</param>
    /// <param name="errors">Where it says what is wrong.</param>
    /// <param name="stop">Stops it; without, SIGINT and SIGTERM do.</param>
    /// <returns>0; or 1 if it could not start.</returns>
    public static async Task<int> RunAsync(
        string folder, IEnumerable<KeyValuePair<string, string>> environment, IReadOnlyDictionary<string, string> overrides, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        var settings = HubSettingsReader.Read(folder, environment, overrides);
        var built = settings.IsSuccess ? await HubHost.BuildAsync(settings.Value, stop: stop).ConfigureAwait(false) : Result.Failure<HubHost>(settings.Findings);
        foreach (var finding in built.Findings)
        {
            await errors.WriteLineAsync($"{finding}\n  {finding.Advice}").ConfigureAwait(false);
        }

        if (!built.IsSuccess)
        {
            return 1;
        }

        var hub = built.Value;
        await using (hub.ConfigureAwait(false))
        {
            if (await hub.StartAsync(stop).ConfigureAwait(false) is { } error)
            {
                await errors.WriteLineAsync($"{error}\n  {error.Advice}").ConfigureAwait(false);
                return 1;
            }

            foreach (var address in hub.Addresses)
            {
                await output.WriteLineAsync(address).ConfigureAwait(false);
            }

            if (settings.Value!.Mail is null)
            {
                await output.WriteLineAsync($"메일 서버가 정해지지 않아 메일을 폴더에 둡니다 / no mail server is set, mails are put into:\n  {settings.Value.Folder.Mail}").ConfigureAwait(false);
            }

            if (await hub.OfferFirstOfficerAsync(stop).ConfigureAwait(false) is { } link)
            {
                await output.WriteLineAsync($"첫 담당자 등록 (하루, 한 번) / first officer (for a day, once):\n  {link}").ConfigureAwait(false);
            }

            await output.FlushAsync(stop).ConfigureAwait(false);
            await hub.WaitAsync(stop).ConfigureAwait(false);
            return 0;
        }
    }
}
