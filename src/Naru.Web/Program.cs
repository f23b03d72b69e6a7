using System.Collections;
using Naru.Web;

// For deployments without the command line; `naru hub start` does the same.
var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .Select(e => KeyValuePair.Create((string)e.Key, (string?)e.Value ?? ""));
var folder = args is [var given] ? given : Environment.GetEnvironmentVariable(HubSettingsReader.FolderVariable) ?? "naru-hub";
return await HubRun.RunAsync(folder, environment, new Dictionary<string, string>(StringComparer.Ordinal), HubVoice.InBothLanguages(Console.Out, Console.Error), CancellationToken.None);
