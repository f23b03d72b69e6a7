using System.Globalization;
using System.Text.Json;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Search;

namespace Naru.Bench.Directories;

/// <summary>Makes offerings and queries out of the words that such texts are made of. SYNTHETIC. The same seed makes the same.</summary>
internal sealed class OfferingMaker(int seed)
{
    private static readonly string[] Korean =
    [
        "당뇨병", "고혈압", "안저", "사진", "데이터셋", "임상시험", "센터", "질량분석기", "세포배양", "항체", "유전체", "병리", "영상", "판독", "수술", "재활", "심장", "간암", "폐암", "위암", "치매", "뇌졸중",
        "분석", "장비", "시험", "생산", "충전", "포장", "독성", "평가", "자문", "교육", "과정", "채용", "연구원", "투자", "지원", "사업", "바우처", "보조금", "클라우드", "연산", "서버", "코호트", "전자의무기록",
        "검체", "은행", "생체", "신호", "모니터링", "원격", "진료", "인공지능", "소프트웨어", "의료기기", "인허가", "사용성", "멸균", "품질", "관리", "공정", "개발", "위탁", "송도", "영종", "남동", "인천",
    ];

    private static readonly string[] English =
    [
        "diabetes", "hypertension", "fundus", "images", "dataset", "trial", "centre", "mass", "spectrometer", "cell", "culture", "antibody", "genome", "pathology", "imaging", "reading",
        "surgery", "rehabilitation", "cardiac", "liver", "lung", "gastric", "dementia", "stroke", "analysis", "equipment", "testing", "production", "filling", "toxicology", "advice", "training",
        "course", "vacancy", "scientist", "investment", "grant", "voucher", "cloud", "compute", "server", "cohort", "records", "specimen", "bank", "signal", "monitoring", "remote", "care",
        "software", "device", "regulatory", "usability", "sterilisation", "quality", "process", "development", "Songdo", "Incheon", "MRI", "CT", "ECG", "GMP", "GLP",
    ];

    private static readonly string[] KindCodes = ["dataset", "trial-site", "clinician-time", "laboratory", "equipment", "production-capacity", "compute", "fund", "need", "course", "vacancy"];
    private static readonly string[] Districts = ["28-songdo", "28-yeongjong", "28200", "28185", "28237", "28177", "28275", "28290"];
    private static readonly string[] Types = ["hospital", "company", "university", "research-institute", "cro", "cdmo"];
    private static readonly string[] Capabilities = ["cell-culture", "medical-imaging", "omop-data", "biobank", "genomics", "data-analysis", "gpu-compute", "device-trial"];
    private static readonly string[] Stages = ["prototype", "retrospective", "clinical", "phase-1", "phase-2", "approval"];
    private readonly Random random = new(seed);

    /// <summary>Offerings; ids rise.</summary>
    public List<SearchDocument> Make(int count) => [.. Enumerable.Range(0, count).Select(One)];

    /// <summary>Classes of queries.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<BenchQuery> Queries)> Queries(int each)
    {
        var draw = new Random(seed + 1);
        return
        [
            ("Korean, two syllables", Several(() => Any(draw, Korean)[..2])),
            ("Korean, longer", Several(() => Any(draw, [.. Korean.Where(k => k.Length > 2)]))),
            ("Korean, written together", Several(() => $"{Any(draw, Korean)}{Any(draw, Korean)}")),
            ("Korean, two words", Several(() => $"{Any(draw, Korean)} {Any(draw, Korean)}")),
            ("English word", Several(() => Any(draw, English))),
            ("English beginning", Several(() => Any(draw, English) is { Length: > 3 } word ? word[..3] : "dia")),
            ("both languages", Several(() => $"{Any(draw, Korean)} {Any(draw, English)}")),
            ("word and filters", Several(() => Any(draw, Korean), ("kind", () => Any(draw, KindCodes)), ("district", () => Any(draw, Districts)))),
            ("filters alone", Several(() => "", ("kind", () => Any(draw, KindCodes)), ("capability", () => Any(draw, Capabilities)))),
            ("misspelt", Several(() => draw.Next(2) == 0 ? Misspelt(draw, Any(draw, [.. English.Where(e => e.Length > 4)])) : Misspelt(draw, Any(draw, [.. Korean.Where(k => k.Length > 2)])))),
            ("everything", Several(() => "")),
        ];

        List<BenchQuery> Several(Func<string> text, params (string Facet, Func<string> Value)[] filters) => [.. Enumerable.Range(0, each).Select(_ => new BenchQuery(
            text(), filters.ToDictionary(f => f.Facet, f => (ValueList<string>)[f.Value()], StringComparer.Ordinal)))];
    }

    /// <summary>An innovation to match.</summary>
    public static MatchSubject Subject() => new(
        new InnovationProfile("software", "retrospective", new Texts("판독 보조"), ["p1"])
        {
            Indications = [new ConceptRef(3, "concept 3", "SNOMED")],
            Keywords = ["안저", "fundus"],
            Needs = ["medical-imaging", "omop-data"],
        },
        "p1",
        new PartyProfile(PartyKind.Organisation, new Texts("회사")) { OrganisationType = "company", District = "28-songdo", Founded = new DateOnly(2022, 1, 1) },
        EthicsApproval.Approved, true, new DeclaredUse(["health"]));

    private SearchDocument One(int number)
    {
        var kind = Any(random, KindCodes);
        var content = new OfferingContent(kind, $"p{random.Next(500)}", new Texts(Words(Korean, 3, 6), random.Next(2) == 0 ? Words(English, 3, 6) : null))
        {
            Description = new Texts(Words(Korean, 15, 40), random.Next(2) == 0 ? Words(English, 15, 40) : null),
            Keywords = [Any(random, Korean), Any(random, English)],
            District = Any(random, Districts),
            Visibility = random.Next(10) == 0 ? "private" : "public",
            Capabilities = [Any(random, Capabilities)],
            Stages = [Any(random, Stages)],
            InnovationTypes = random.Next(2) == 0 ? ["software"] : [],
            Indications = random.Next(5) == 0 ? [new ConceptRef(1 + random.Next(20), "concept", "SNOMED")] : [],
            Conditions = random.Next(3) == 0 ? [new TakerCondition("firm-age", Number: random.Next(1, 10)), new TakerCondition("nda")] : [],
            DataUse = kind == "dataset" ? new DataUse([new DataUseTerm("HMB"), new DataUseTerm("IRB")]) : null,
            Fields = kind == "dataset"
                ? new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["accessRights"] = JsonSerializer.SerializeToElement("NON_PUBLIC") }
                : new Dictionary<string, JsonElement>(StringComparer.Ordinal),
        };
        return new SearchDocument(
            number.ToString("D8", CultureInfo.InvariantCulture), content, content.Provider, new Texts($"{Any(random, Korean)}기관", "Institute"), Any(random, Types), "28200");
    }

    private string Words(string[] words, int least, int most) => string.Join(' ', Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Any(random, words)));

    /// <summary>A letter is another one; of a syllable, the one that comes next.</summary>
    private static string Misspelt(Random random, string word)
    {
        var letters = word.ToCharArray();
        var at = random.Next(word.Length);
        letters[at] = char.IsAsciiLetter(letters[at]) ? 'x' : (char)(letters[at] + 1);
        return new string(letters);
    }

    /// <summary>Few words are frequent, many are rare, as in texts.</summary>
    private static string Any(Random random, string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 1.5))];
}
