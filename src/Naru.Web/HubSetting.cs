using System.Globalization;
using System.Net;
using Naru.Core;

namespace Naru.Web;

/// <summary>One setting: its name, what it takes, and how its text is read. Immutable.</summary>
/// <param name="Name">As in the file; in the environment <c>NARU_HUB_</c> and the name in capitals.</param>
/// <param name="Needed">What it takes.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Read">Puts the text into the settings; null if it cannot be used.</param>
internal sealed record HubSetting(string Name, string Needed, BilingualText Meaning, Func<HubSettings, string, HubSettings?> Read)
{
    public const string Prefix = "NARU_HUB_";

    /// <summary>Its name in the environment: <c>publicOrigin</c> is <c>NARU_HUB_PUBLIC_ORIGIN</c>.</summary>
    public string Variable => Prefix + string.Concat(Name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    /// <summary>All settings but those of mail and institutions, which are groups.</summary>
    public static IReadOnlyList<HubSetting> All { get; } =
    [
        new("urls", "http://127.0.0.1:5080, …", new("서버를 열 주소", "Where to listen"), (s, t) => Urls(t) is { Count: > 0 } urls ? s with { Urls = urls } : null),
        new("publicOrigin", "https://hub.example.org", new("사람들이 여는 주소", "The address under which people open the hub"), (s, t) => Origin(t) is { } origin ? s with { PublicOrigin = origin } : null),
        new("postgres", "Host=…;Database=…", new("PostgreSQL 연결 문자열. 없으면 폴더의 SQLite", "PostgreSQL's connection string; without it, SQLite in the folder"), (s, t) => s with { Postgres = t }),
        new("postgresSchema", "[a-z][a-z0-9_]{0,40}", new("PostgreSQL의 스키마", "The schema in PostgreSQL"), (s, t) => IsSchema(t) ? s with { PostgresSchema = t } : null),
        new("trustedProxies", "10.0.0.1, …", new("호출자의 주소를 대신 알려 주는 프록시", "Proxies whose word about the caller's address is taken"), (s, t) => Addresses(t) is { } all ? s with { TrustedProxies = all } : null),
        new("certificateFile", "file (PKCS#12)", new("https 주소의 인증서", "The certificate of https addresses"), (s, t) => File.Exists(t) ? s with { CertificateFile = t } : null),
        new("certificatePassword", "text", new("그 암호", "Its password"), (s, t) => s with { CertificatePassword = t }),
        new("personKeyFile", "file", new("사람별 키를 잠그는 키의 파일. 없으면 폴더에 만듭니다", "The file with the key that locks persons' keys; made in the folder without it"), (s, t) => File.Exists(t) ? s with { PersonKeyFile = t } : null),
        new("keyCertificateFile", "file (PKCS#12)", new("쿠키의 키를 봉하는 인증서", "The certificate that seals the keys of cookies"), (s, t) => File.Exists(t) ? s with { KeyCertificateFile = t } : null),
        new("keyCertificatePassword", "text", new("그 암호", "Its password"), (s, t) => s with { KeyCertificatePassword = t }),
        new("webhookInnerTargets", "http://10.0.0.7:9000, …", new("허브와 같은 망에 있어도 부를 수 있는 웹훅 수신처", "Receivers of webhooks that may be called though they are in the hub's own network"), (s, t) => Origins(t) is { } all ? s with { Webhooks = s.Webhooks with { InnerTargets = all } } : null),
        new("vocabulary", "folder (naru vocab load)", new("불러온 어휘의 폴더. 없으면 개념은 같거나 다를 뿐입니다", "The folder of a loaded vocabulary; without it, concepts are only equal or different"), (s, t) => s with { Vocabulary = Path.GetFullPath(t) }),
        Number("addressPerMinute", "1 … 1000000", new("한 주소의 분당 요청", "Requests a minute from one address"), (s, n) => s with { Limits = s.Limits with { AddressPerMinute = n } }),
        Number("callerPerMinute", "1 … 1000000", new("한 사람의 분당 요청", "Requests a minute of one caller"), (s, n) => s with { Limits = s.Limits with { CallerPerMinute = n } }),
        Number("identityPerMinute", "1 … 1000000", new("한 주소의 분당 로그인·가입 요청", "Requests a minute from one address to sign in or up"), (s, n) => s with { Limits = s.Limits with { IdentityPerMinute = n } }),
        Number("costlyPerMinute", "1 … 1000000", new("한 사람의 분당 무거운 요청", "Costly requests a minute of one caller"), (s, n) => s with { Limits = s.Limits with { CostlyPerMinute = n } }),
        Number("requestSeconds", "1 … 1000000", new("요청 하나에 허용되는 초", "The seconds that a request may take"), (s, n) => s with { Limits = s.Limits with { RequestTime = TimeSpan.FromSeconds(n) } }),
        new("checkpointKeyFile", "file (PEM, P-256)", new("체크포인트에 서명하는 개인 키. 없으면 폴더에 만듭니다", "The private key that signs checkpoints; made in the folder without it"), (s, t) => File.Exists(t) ? s with { CheckpointKeyFile = t } : null),
        new("checkpointFolder", "folder", new("체크포인트의 사본을 둘 폴더", "The folder for copies of checkpoints"), (s, t) => s with { CheckpointFolder = Path.GetFullPath(t, s.Folder.Path) }),
        Number("checkpointHours", "1 … 1000000", new("체크포인트를 만드는 간격(시간)", "The hours between checkpoints"), (s, n) => s with { CheckpointInterval = TimeSpan.FromHours(n) }),
        Number("outboxKeepDays", "1 … 1000000", new("보낸 메시지의 기록을 두는 날", "The days for which the outbox remembers what was sent"), (s, n) => s with { OutboxKeepDays = n }),
        Number("clockToleranceSeconds", "1 … 1000000", new("시계가 마지막 사건보다 늦어도 되는 초", "The seconds by which the clock may be behind the last event"), (s, n) => s with { ClockTolerance = TimeSpan.FromSeconds(n) }),
    ];

    private static HubSetting Number(string name, string needed, BilingualText meaning, Func<HubSettings, int, HubSettings> put) => new(name, needed, meaning, (s, t) =>
        int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000 ? put(s, number) : null);

    private static ValueList<string>? Urls(string text)
    {
        var urls = Parts(text);
        return urls.All(u => Uri.TryCreate(u.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https") ? urls : null;
    }

    private static Uri? Origin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback) ? uri : null;

    private static ValueList<Uri>? Origins(string text)
    {
        var parts = Parts(text);
        var origins = parts.Select(p => Uri.TryCreate(p, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? uri : null)
            .OfType<Uri>().ToValueList();
        return origins.Count == parts.Count ? origins : null;
    }

    private static ValueList<IPAddress>? Addresses(string text)
    {
        var parts = Parts(text);
        var addresses = parts.Select(p => IPAddress.TryParse(p, out var address) ? address : null).OfType<IPAddress>().ToValueList();
        return addresses.Count == parts.Count ? addresses : null;
    }

    private static bool IsSchema(string text) => text.Length is > 0 and <= 40 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static ValueList<string> Parts(string text) => text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToValueList();
}
