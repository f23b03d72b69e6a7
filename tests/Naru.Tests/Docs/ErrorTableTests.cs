using System.Reflection;
using System.Text;
using Naru.Cdm;
using Naru.Cdm.Quality;
using Naru.Cdm.Sources.Postgres;
using Naru.Cdm.Store;
using Naru.Cli;
using Naru.Cli.Keys;
using Naru.Cli.Library;
using Naru.Cohorts.Admission;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Core;
using Naru.Disclosure;
using Naru.Hub.Api;
using Naru.Hub.Directories;
using Naru.Hub.Files;
using Naru.Hub.Identity;
using Naru.Hub.Outbox;
using Naru.Hub.Permissions;
using Naru.Hub.Time;
using Naru.Hub.Webhooks;
using Naru.Ledger;
using Naru.Synth;
using Naru.Vocabulary;
using Naru.Vocabulary.Search;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Docs;

/// <summary>
/// <c>docs/errors.md</c> is written from the catalogues. This fails when it is stale; with <c>NARU_UPDATE_DOCS=1</c> it writes the
/// table anew.
/// </summary>
public sealed class ErrorTableTests
{
    private const string Introduction =
        """
        # 오류 코드 / Error codes

        이 문서는 코드의 목록에서 만들어집니다. 손으로 고치지 말고 `NARU_UPDATE_DOCS=1`로 테스트를 실행하세요.
        This page is written from the catalogues in the code. Do not edit it; run the tests with `NARU_UPDATE_DOCS=1`.

        코드는 바뀌거나 다른 뜻으로 다시 쓰이지 않습니다. `{0}`, `{1}` 자리에는 이름, 코드, 개수가 들어가며 환자의 값은 들어가지 않습니다.
        Codes are permanent and never reused. `{0}`, `{1}` … stand for names, codes and counts, never for a patient's value.

        **오류 error**: 실행할 수 없거나 입력을 받지 않습니다. It cannot run, or its input was refused. ·
        **경고 warning**: 실행되지만 뜻한 바와 다를 수 있습니다. It runs, but perhaps not as meant. ·
        **알림 note**: 알아 두면 좋은 것입니다. Worth knowing.

        """;

    private static readonly Catalogue[] Catalogues =
    [
        new("CIRCE", "정의의 JSON", "The JSON of a definition", CirceErrors.All),
        new("ASK", "질문이 거절되거나 멈춘 까닭", "Why a question was refused or stopped", AskErrors.All),
        new("RUN", "이 데이터에서 실행할 수 없는 까닭", "Why a definition cannot run on some data", EngineErrors.All),
        new("CHK", "정의의 점검", "Checks of a definition", CheckErrors.All),
        new("CDM", "데이터", "The data", CdmErrors.All),
        new("STO", "저장소와 가져오기", "Stores and imports", StoreErrors.All),
        new("DQT", "품질 점검의 기준값 파일", "Thresholds of the data-quality checks", QualityErrors.All),
        new("VOC", "어휘", "Vocabularies", VocabularyErrors.All.Concat(SearchErrors.All).ToValueList()),
        new("PGS", "PostgreSQL에서 읽기", "Reading from PostgreSQL", PostgresErrors.All),
        new("LIB", "정의 라이브러리와 새 정의", "The library of definitions, and new definitions", LibraryErrors.All),
        new("SYN", "합성 병원의 데이터 파일", "The data files of synthetic hospitals", SynthErrors.All),
        new("DSC", "공개 통제", "Disclosure control", DisclosureErrors.All),
        new("LDG", "원장", "The ledger", LedgerErrors.All),
        new("API", "허브의 API와 호스트", "The hub's API and host", ApiErrors.All.Concat(HostErrors.All).ToValueList()),
        new("PRM", "권한", "Permissions", PermissionErrors.All),
        new("IDN", "신원", "Identity", IdentityErrors.All),
        new("FIL", "파일", "Files", FileErrors.All),
        new("OUT", "발송함", "The outbox", OutboxErrors.All),
        new("WHK", "웹훅 수신처", "Webhook receivers", WebhookErrors.All),
        new("TIM", "영업일과 기한", "Working days and terms", TimeErrors.All),
        new("DIR", "디렉터리", "The directory", DirectoryErrors.All),
        new("CLI", "명령줄", "The command line", CliErrors.All),
        new("KEY", "서명 키의 명령", "Commands for signing keys", KeyErrors.All),
    ];

    [Fact]
    public void ErrorTable_IsWhatTheCatalogueSays()
    {
        var path = Repository.File("docs", "errors.md");
        var table = Table();
        if (Environment.GetEnvironmentVariable("NARU_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, table);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == table, "docs/errors.md is stale: run the tests with NARU_UPDATE_DOCS=1.");
    }

    [Fact]
    public void Codes_AreUniqueAndSayWhoseTheyAre()
    {
        var all = Catalogues.SelectMany(c => c.Kinds).ToList();
        Assert.Equal(all.Count, all.DistinctBy(k => k.Code, StringComparer.Ordinal).Count());
        Assert.All(Catalogues, c => Assert.All(c.Kinds, k => Assert.Matches($"^{c.Prefix}[0-9]{{3}}$", k.Code)));
    }

    [Fact]
    public void EveryCatalogue_IsInTheTable()
    {
        var listed = Catalogues.SelectMany(c => c.Kinds).Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        var declared = ((Type[])[typeof(CirceErrors), typeof(CdmErrors), typeof(VocabularyErrors), typeof(SynthErrors), typeof(DisclosureErrors), typeof(LedgerErrors), typeof(ApiErrors), typeof(HostErrors), typeof(CliErrors)])
            .SelectMany(t => t.Assembly.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(ErrorKind))
            .Select(f => ((ErrorKind)f.GetValue(null)!).Code)
            .ToList();
        Assert.NotEmpty(declared);
        Assert.All(declared, code => Assert.Contains(code, listed));
    }

    private static string Table()
    {
        var text = new StringBuilder(Introduction);
        foreach (var catalogue in Catalogues)
        {
            text.Append($"\n## {catalogue.Prefix}: {catalogue.Korean} / {catalogue.English}\n\n");
            text.Append("| 코드 | | 내용 · 할 일 | Message · what to do |\n|---|---|---|---|\n");
            foreach (var kind in catalogue.Kinds.OrderBy(k => k.Code, StringComparer.Ordinal))
            {
                text.Append($"| <a id=\"{kind.Code}\"></a>`{kind.Code}` | {SeverityOf(kind)} ");
                text.Append($"| {Cell(kind.Message.Korean)}<br>→ {Cell(kind.Advice.Korean)} ");
                text.Append($"| {Cell(kind.Message.English)}<br>→ {Cell(kind.Advice.English)} |\n");
            }
        }

        return text.ToString();
    }

    private static string SeverityOf(ErrorKind kind) => kind.Severity switch
    {
        Severity.Error => "오류 error",
        Severity.Warning => "경고 warning",
        Severity.Information => "알림 note",
    };

    /// <summary>Text as it is, whatever Markdown would make of it.</summary>
    private static string Cell(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal);

    private sealed record Catalogue(string Prefix, string Korean, string English, ValueList<ErrorKind> Kinds);
}
