using Naru.Core;

namespace Naru.Web;

/// <summary>Runs a hub until it is told to stop: what the host's own program and the command line share.</summary>
public static class HubRun
{
    /// <summary>Reads the settings, starts, says where it listens, and stops when it is told to.</summary>
    /// <param name="folder">The hub's folder.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="overrides">Settings of the command line.</param>
    /// <param name="voice">How it speaks.</param>
    /// <param name="stop">Stops it; without, SIGINT and SIGTERM do.</param>
    /// <returns>0; or 1 if it could not start.</returns>
    public static async Task<int> RunAsync(
        string folder, IEnumerable<KeyValuePair<string, string>> environment, IReadOnlyDictionary<string, string> overrides, HubVoice voice, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(voice);
        var settings = HubSettingsReader.Read(folder, environment, overrides);
        var isNew = settings.IsSuccess && settings.Value.CheckpointKeyFile is null && !File.Exists(settings.Value.Folder.CheckpointKey);
        var built = settings.IsSuccess ? await HubHost.BuildAsync(settings.Value, stop: stop).ConfigureAwait(false) : Result.Failure<HubHost>(settings.Findings);
        if (built.Findings.Count > 0)
        {
            voice.Findings(built.Findings);
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
                voice.Findings([error]);
                return 1;
            }

            var addresses = string.Join(", ", hub.Addresses);
            voice.Say(new BilingualText($"허브가 돌고 있습니다: {addresses} (멈추려면 Ctrl+C)", $"The hub runs at {addresses} (Ctrl+C stops it)"));
            if (settings.Value!.Mail is null)
            {
                var mail = settings.Value.Folder.Mail;
                voice.Say(new BilingualText($"메일 서버가 정해지지 않아 메일을 폴더에 둡니다: {mail}", $"No mail server is set, so mails are put into {mail}"));
            }

            if (isNew)
            {
                var key = hub.CheckpointPublicKey;
                voice.Say(new BilingualText($"체크포인트에 서명할 키를 만들었습니다. 공개 부분을 다른 곳에 보관하세요: {key}", $"A key that signs checkpoints was made. Keep its public part elsewhere: {key}"));
            }

            if (await hub.OfferFirstOfficerAsync(stop).ConfigureAwait(false) is { } link)
            {
                voice.Say(new BilingualText($"첫 담당자 등록(하루 동안 한 번): {link}", $"The first officer's link (for a day, once): {link}"));
            }

            await hub.WaitAsync(stop).ConfigureAwait(false);
            return 0;
        }
    }
}
