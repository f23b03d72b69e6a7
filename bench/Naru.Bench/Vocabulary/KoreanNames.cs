namespace Naru.Bench.Vocabulary;

/// <summary>Korean names of diseases, procedures and drugs, put together from the words that such names are made of.</summary>
internal static class KoreanNames
{
    private static readonly string[] Before =
    [
        "상세불명의", "기타", "급성", "만성", "제2형", "제1형", "원발성", "이차성", "본태성", "재발성", "선천성", "후천성", "악성", "양성", "전이성", "감염성", "알레르기성", "류마티스",
        "자가면역", "출혈성", "허혈성", "폐쇄성", "비폐쇄성", "중증", "경증", "약물유발성", "외상성", "특발성", "임신성", "소아", "노년", "세균성", "바이러스성", "합병증을 동반하지 않은",
    ];

    private static readonly string[] Organs =
    [
        "위", "간", "폐", "신장", "심장", "심근", "대장", "직장", "유방", "전립선", "갑상선", "췌장", "담낭", "뇌", "척추", "관절", "무릎", "피부", "눈", "귀", "코", "인후", "식도", "방광",
        "요로", "자궁", "난소", "고환", "혈액", "림프절", "뼈", "근육", "신경", "말초신경", "혈관", "동맥", "정맥", "관상동맥", "뇌혈관", "망막", "기관지", "십이지장", "소장", "결장",
    ];

    private static readonly string[] Diseases =
    [
        "당뇨병", "고혈압", "염", "암", "질환", "장애", "증후군", "경색증", "출혈", "결핵", "폐렴", "천식", "빈혈", "감염", "궤양", "협착", "결석", "부전", "골절", "손상", "신생물", "백혈병",
        "림프종", "육종", "신경병증", "망막병증", "신증", "고지혈증", "이상지질혈증", "통풍", "골다공증", "치매", "우울증", "조현병", "뇌전증", "편두통", "뇌졸중", "심부전", "심방세동", "협심증",
        "동맥경화증", "패혈증", "건선", "아토피피부염", "크론병", "궤양성 대장염", "류마티스관절염", "간경변증", "간염", "췌장염", "맹장염", "요통", "두통", "복통", "발열", "기침", "탈장", "폐색증",
    ];

    private static readonly string[] Acts =
        ["절제술", "이식술", "봉합술", "촬영", "검사", "초음파", "내시경", "생검", "투석", "주사", "재활치료", "방사선치료", "항암치료", "마취", "수술", "처치", "정량검사", "배양검사", "조직검사", "판독"];

    private static readonly string[] Forms = ["정", "캡슐", "주사액", "시럽", "연고", "크림", "점안액", "서방정", "과립", "패취"];

    /// <summary>A diagnosis.</summary>
    public static string Disease(Random random)
    {
        var disease = VocabularyWords.Zipf(random, Diseases);
        var organ = random.Next(2) == 0 ? VocabularyWords.Zipf(random, Organs) : "";
        var before = random.Next(4) == 0 ? "" : $"{VocabularyWords.Zipf(random, Before)} ";
        var more = random.Next(3) == 0 ? $", {Organs[random.Next(Organs.Length)]}의 {Diseases[random.Next(Diseases.Length)]}" : "";
        return $"{before}{organ}{(random.Next(2) == 0 ? " " : "")}{disease}{more}".Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    /// <summary>A procedure or a measurement.</summary>
    public static string Act(Random random, VocabularyWords words) =>
        $"{VocabularyWords.Zipf(random, Organs)}{(random.Next(2) == 0 ? " " : "")}{Acts[random.Next(Acts.Length)]}"
        + (random.Next(3) == 0 ? $" [{VocabularyWords.Zipf(random, words.KoreanBrands)}]" : $"-{Organs[random.Next(Organs.Length)]}");

    /// <summary>A product, as lists of reimbursed drugs name them.</summary>
    public static string Product(Random random, VocabularyWords words) =>
        $"{VocabularyWords.Zipf(random, words.KoreanBrands)}{Forms[random.Next(Forms.Length)]}{5 * random.Next(1, 200)}밀리그램({VocabularyWords.Zipf(random, words.KoreanBrands)})";
}
