using System.Text.Json;
using System.Text.Json.Serialization;
using Naru.Core;
using Naru.Core.Json;
using Naru.Hub.Identity.Institutions;
using Naru.Hub.Outbox;

namespace Naru.Web;

/// <summary>
/// Reads a hub's settings: from the file in its folder, over that from the environment, over that from the command line. Everything that is wrong is reported
/// at once. Serves one reading.
/// </summary>
public sealed class HubSettingsReader
{
    private const string MailMember = "mail";
    private const string InstitutionsMember = "institutions";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly List<Error> findings = [];
    private readonly Dictionary<string, (string Text, SourcePlace Place)> values = new(StringComparer.Ordinal);
    private HubSettings settings;

    private HubSettingsReader(string folder) => settings = new HubSettings { Folder = new HubFolder(Path.GetFullPath(folder)), PublicOrigin = new Uri("http://localhost:5080") };

    /// <summary>What the names of variables of the environment that are settings begin with: one that begins so and is none is reported.</summary>
    public static string VariablePrefix => HubSetting.Prefix;

    /// <summary>Names the folder, for programs that are told it by the environment; no setting.</summary>
    public static string FolderVariable => HubSetting.Prefix + "DATA";

    /// <summary>Reads the settings of the hub in a folder.</summary>
    /// <param name="folder">The folder; it need not be there yet.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <param name="overrides">What the command line says, by the names of the file.</param>
    public static Result<HubSettings> Read(string folder, IEnumerable<KeyValuePair<string, string>> environment, IReadOnlyDictionary<string, string> overrides)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(overrides);
        var reader = new HubSettingsReader(folder);
        reader.ReadFile();
        reader.ReadEnvironment(environment);
        foreach (var (name, text) in overrides)
        {
            reader.values[name] = (text, SourcePlace.None);
        }

        reader.Apply();
        return Result.From(() => reader.settings, reader.findings.ToValueList());
    }

    private void ReadFile()
    {
        var file = settings.Folder.Settings;
        JsonText json;
        try
        {
            if (!File.Exists(file))
            {
                return;
            }

            json = JsonText.Parse(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(HostErrors.SettingsUnreadable.At(new SourcePlace(file), file));
            return;
        }

        if (json.Root is not { IsObject: true } root)
        {
            findings.Add(HostErrors.SettingsUnreadable.At(new SourcePlace(file, json.Failure?.Line), file));
            return;
        }

        foreach (var (name, value) in root.Members)
        {
            var place = new SourcePlace(file, json.LineOf(value.Start));
            switch (name)
            {
                case MailMember:
                    Group<MailGroup>(json, value, place, MailMember, mail => settings = settings with { Mail = mail.Settings });
                    break;
                case InstitutionsMember:
                    Group<InstitutionGroup[]>(json, value, place, InstitutionsMember, all => settings = settings with { Institutions = [.. all.Select(i => i.Institution)] });
                    break;
                default:
                    var text = value.IsArray ? string.Join(',', value.Items.Select(i => i.Text)) : value.Text ?? (value.Kind is JsonTokenType.True or JsonTokenType.False ? json.RawText(value) : null);
                    values[name] = (text ?? "", place);
                    break;
            }
        }
    }

    private void Group<T>(JsonText json, JsonItem value, SourcePlace place, string name, Action<T> put)
    {
        try
        {
            put(JsonSerializer.Deserialize<T>(json.RawText(value), Strict)!);
        }
        catch (Exception e) when (e is JsonException or UriFormatException or NullReferenceException)
        {
            var path = (e as JsonException)?.Path?.TrimStart('$') ?? "";
            findings.Add(HostErrors.SettingUnusable.At(place, $"{name}{path}", "docs/api.md"));
        }
    }

    private void ReadEnvironment(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var names = HubSetting.All.ToDictionary(s => s.Variable, s => s.Name, StringComparer.Ordinal);
        foreach (var (variable, text) in environment.Where(v => v.Key.StartsWith(HubSetting.Prefix, StringComparison.Ordinal) && v.Key != FolderVariable).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (variable != MailGroup.PasswordVariable)
            {
                values[names.GetValueOrDefault(variable, variable)] = (text, SourcePlace.None);
            }
            else if (settings.Mail is { } mail)
            {
                settings = settings with { Mail = mail with { Password = text } };
            }
            else
            {
                // A password for nothing: whoever set it believes that mails are sent.
                findings.Add(HostErrors.SettingUnusable.At(SourcePlace.None, variable, MailMember));
            }
        }
    }

    private void Apply()
    {
        var known = HubSetting.All.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var (name, (text, place)) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(name, out var setting))
            {
                findings.Add(HostErrors.SettingUnknown.At(place, name, string.Join(", ", known.Keys.Append(MailMember).Append(InstitutionsMember))));
            }
            else if (text.Length > 0 && setting.Read(settings, text) is { } read)
            {
                settings = read;
            }
            else
            {
                // Never the value: it may be a password.
                findings.Add(HostErrors.SettingUnusable.At(place, name, setting.Needed));
            }
        }

        if (!values.ContainsKey("publicOrigin") && settings.Urls.Count > 0 && Uri.TryCreate(settings.Urls[0], UriKind.Absolute, out var first))
        {
            // A hub on this machine is opened where it listens; browsers take passkeys for a name only, not for a number.
            settings = settings with { PublicOrigin = new Uri($"{first.Scheme}://localhost:{first.Port}") };
        }
    }

    private sealed record MailGroup(
        string Host, string FromAddress, string FromNameKo, string FromNameEn, string Domain, int Port = 587, bool TlsRequired = true, string? User = null, string? Password = null)
    {
        public const string PasswordVariable = "NARU_HUB_MAIL_PASSWORD";

        [JsonIgnore]
        public MailSettings Settings => new()
        {
            Host = Host,
            Port = Port,
            TlsRequired = TlsRequired,
            User = User,
            Password = Password,
            FromAddress = FromAddress,
            FromName = new BilingualText(FromNameKo, FromNameEn),
            Domain = Domain,
        };
    }

    private sealed record InstitutionGroup(
        string Id, string NameKo, string NameEn, string Issuer, string ClientId, string? ClientSecret = null, string? Party = null, string[]? Domains = null, string[]? Scopes = null,
        string[]? TwoFactorValues = null, string? OrcidClaim = null)
    {
        [JsonIgnore]
        public Institution Institution
        {
            get
            {
                var plain = new Institution(Id, new BilingualText(NameKo, NameEn), new Uri(Issuer), ClientId, ClientSecret) { Party = Party, OrcidClaim = OrcidClaim };
                return plain with
                {
                    Domains = Domains is null ? plain.Domains : [.. Domains],
                    Scopes = Scopes is null ? plain.Scopes : [.. Scopes],
                    TwoFactorValues = TwoFactorValues is null ? plain.TwoFactorValues : [.. TwoFactorValues],
                };
            }
        }
    }
}
