using Naru.Core;

namespace Naru.Disclosure;

/// <summary>
/// Every kind of finding of disclosure control. 1xx: the question; 2xx: refusals, none of which depends on patients' data; 3xx: releases
/// that cannot be read; 4xx: settings.
/// </summary>
public static class DisclosureErrors
{
    /// <summary>No definition.</summary>
    public static readonly ErrorKind NobodyAsked = new("DSC101", Severity.Error,
        new("질문에 누구에 관한 것인지가 없습니다.", "The question does not say whom it is about."),
        new("코호트 정의의 표준 본문을 넣으세요.", "Give the canonical text of a cohort definition."));

    /// <summary>No block.</summary>
    public static readonly ErrorKind NothingAsked = new("DSC102", Severity.Error,
        new("질문에 셀 것이 없습니다.", "The question asks for no count."),
        new("블록을 하나 이상 넣으세요.", "Give at least one block."));

    /// <summary>Two blocks of one name.</summary>
    public static readonly ErrorKind BlockTwice = new("DSC103", Severity.Error,
        new("블록 이름 '{0}'이(가) 두 번 나옵니다.", "Two blocks are named '{0}'."),
        new("블록마다 다른 이름을 붙이세요.", "Give every block a name of its own."));

    /// <summary>Two cells of one name.</summary>
    public static readonly ErrorKind CellTwice = new("DSC104", Severity.Error,
        new("칸 이름 '{0}'이(가) 두 번 나옵니다.", "Two cells are named '{0}'."),
        new("한 사람이 한 칸에만 들어가도록 칸마다 다른 이름을 붙이세요.", "Give every cell a name of its own, so that a person is in one of them at most."));

    /// <summary>A number that must be 1 or more.</summary>
    public static readonly ErrorKind NotPositive = new("DSC105", Severity.Error,
        new("{0}은(는) 쓸 수 없습니다. 1 이상이어야 합니다.", "{0} will not do: it must be 1 or more."),
        new("1 이상의 수를 넣으세요.", "Give a number of 1 or more."));

    /// <summary>A breakdown of a population that is not asked for.</summary>
    public static readonly ErrorKind NoSuchWhole = new("DSC106", Severity.Error,
        new("'{0}'(이)라는 전체 인원 블록이 없습니다.", "There is no population block named '{0}'."),
        new("전체를 셀 블록을 함께 넣거나 이 항목을 빼세요.", "Ask for that population too, or leave the member out."));

    /// <summary>Too many cells.</summary>
    public static readonly ErrorKind TooManyCells = new("DSC107", Severity.Error,
        new("칸이 {0}개입니다. 한 질문에 {1}개까지 물을 수 있습니다.", "The question has {0} cells; {1} is the most."),
        new("질문을 나누거나 칸을 줄이세요.", "Ask for fewer cells, or in several questions."));

    /// <summary>An edge of a histogram that is infinite or no number.</summary>
    public static readonly ErrorKind EdgeNotFinite = new("DSC108", Severity.Error,
        new("구간의 경계가 유한한 수가 아닙니다.", "An edge of the bins is not a finite number."),
        new("유한한 수를 넣으세요. 양 끝 구간은 이미 열려 있습니다.", "Give a finite number. The bins at both ends are open already."));

    /// <summary>Edges of a histogram that do not rise.</summary>
    public static readonly ErrorKind EdgeNotRising = new("DSC109", Severity.Error,
        new("구간의 경계 {0}이(가) 앞의 경계 {1}보다 크지 않습니다.", "The edge {0} is not above the edge {1} before it."),
        new("경계를 작은 것부터 한 번씩만 적으세요.", "Write the edges from the least to the greatest, each once."));

    /// <summary>A histogram of nothing.</summary>
    public static readonly ErrorKind NoValue = new("DSC110", Severity.Error,
        new("히스토그램이 어떤 값을 세는지가 없습니다.", "The histogram does not say which value it is of."),
        new(
            "한 사람에게 하나로 정해지는 값을 적으세요. 무엇을, 어느 단위로, 여럿이면 어느 것을 쓰는지가 들어가야 합니다.",
            "Say which value, so that a person has one: what, in which unit, and which of several."));

    /// <summary>A histogram of a population that leaves out some of its persons.</summary>
    public static readonly ErrorKind WholeWithoutMissing = new("DSC111", Severity.Error,
        new("값이 없는 사람을 세지 않는 히스토그램은 전체 인원 '{0}'과(와) 합이 맞을 수 없습니다.", "A histogram that leaves out persons without a value cannot add up to the population '{0}'."),
        new("값이 없는 사람도 세거나, 전체 인원 항목을 빼세요.", "Count those without a value too, or leave the population out."));

    /// <summary>Half a surrogate pair: two such texts could not be told apart once they are written.</summary>
    public static readonly ErrorKind NotText = new("DSC112", Severity.Error,
        new("올바른 유니코드 글이 아닙니다.", "This is not a valid Unicode text."),
        new("깨진 글자를 지우고 다시 적으세요.", "Delete the broken character and write it again."));

    /// <summary>The budget of the dataset is spent.</summary>
    public static readonly ErrorKind BudgetSpent = new("DSC201", Severity.Error,
        new("이 자료의 공개 한도를 다 썼습니다. 새 질문에는 더 답할 수 없습니다.", "The dataset's budget is spent: no new question will be answered."),
        new(
            "이미 답한 질문은 다시 물어도 됩니다. 기록된 답을 드립니다. 한도는 병원이 정합니다.",
            "Questions that were answered are answered again from the record. The budget is the hospital's decision."));

    /// <summary>A partner's looks are used up.</summary>
    public static readonly ErrorKind PartnerLooksSpent = new("DSC202", Severity.Error,
        new(
            "이 협력자가 이 자료에 쓸 수 있는 조회 {0}회 가운데 {1}회가 남았는데, 이 질문에는 {2}회가 듭니다.",
            "Of this partner's {0} looks at the dataset {1} are left; the question takes {2}."),
        new("셀 것을 줄이세요. 한도는 병원이 정합니다.", "Ask for fewer counts. The limit is the hospital's decision."));

    /// <summary>All looks are used up.</summary>
    public static readonly ErrorKind LooksSpent = new("DSC203", Severity.Error,
        new(
            "모든 협력자가 이 자료에 쓸 수 있는 조회 {0}회 가운데 {1}회가 남았는데, 이 질문에는 {2}회가 듭니다.",
            "Of the {0} looks that all partners have at the dataset {1} are left; the question takes {2}."),
        new("셀 것을 줄이세요. 한도는 병원이 정합니다.", "Ask for fewer counts. The limit is the hospital's decision."));

    /// <summary>No partner is named.</summary>
    public static readonly ErrorKind NoPartner = new("DSC204", Severity.Error,
        new("누가 묻는지 알 수 없습니다.", "It is not known who asks."),
        new("협력자를 밝히세요.", "Name the partner."));

    /// <summary>The signature does not fit.</summary>
    public static readonly ErrorKind NotSigned = new("DSC301", Severity.Error,
        new("알려진 노드가 서명한 공개 결과가 아니거나 도중에 바뀌었습니다.", "This is no release signed by a known node, or it was changed on the way."),
        new("노드에서 다시 받으세요. 그 노드의 공개 키가 등록되어 있는지 확인하세요.", "Get it from the node again, and check that the node's public key is registered."));

    /// <summary>A release of another version or kind.</summary>
    public static readonly ErrorKind NotReadable = new("DSC302", Severity.Error,
        new("서명은 맞지만 이 프로그램이 모르는 형식의 공개 결과입니다.", "The signature is right, but the release is of a form that this program does not know."),
        new("프로그램을 새 버전으로 바꾸세요.", "Use a newer version of the program."));

    /// <summary>Impossible parameters.</summary>
    public static readonly ErrorKind BadPolicy = new("DSC401", Severity.Error,
        new("공개 정책의 값이 범위를 벗어났습니다.", "A parameter of the disclosure policy is out of its range."),
        new("정책 설명서의 범위를 보고 고치세요.", "Mend it by the ranges in the description of the policies."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        NobodyAsked, NothingAsked, BlockTwice, CellTwice, NotPositive, NoSuchWhole, TooManyCells, EdgeNotFinite, EdgeNotRising, NoValue, WholeWithoutMissing, NotText,
        BudgetSpent, PartnerLooksSpent, LooksSpent, NoPartner, NotSigned, NotReadable, BadPolicy,
    ];
}
