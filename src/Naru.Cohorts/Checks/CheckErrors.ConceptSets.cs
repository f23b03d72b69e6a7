using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <content>Concept sets.</content>
public static partial class CheckErrors
{
    /// <summary>A reference leads nowhere (circe: ExitCriteriaCheck, for drug eras).</summary>
    public static readonly ErrorKind MissingConceptSet = Error("CHK201",
        "{0}번 개념 집합이 정의에 없습니다.",
        "Concept set {0} is not in the definition.",
        "있는 개념 집합을 고르거나, 빠진 개념 집합을 추가하세요.",
        "Choose a concept set that exists, or add the missing one.");

    /// <summary>Nothing refers to the set (circe: UnusedConceptsCheck).</summary>
    public static readonly ErrorKind UnusedConceptSet = Warning("CHK202",
        "개념 집합 {0}은(는) 어디에도 쓰이지 않습니다.",
        "Concept set {0} is not used.",
        "써야 할 기준에 넣거나 지우세요.",
        "Use it where it belongs, or remove it.");

    /// <summary>The set has no items (circe: EmptyConceptSetCheck).</summary>
    public static readonly ErrorKind EmptyConceptSet = Warning("CHK203",
        "개념 집합 {0}에 개념이 없습니다.",
        "Concept set {0} holds no concept.",
        "개념을 추가하세요. 빈 집합에는 어떤 기록도 해당하지 않습니다.",
        "Add concepts: no record lies in an empty set.");

    /// <summary>The set only takes away.</summary>
    public static readonly ErrorKind OnlyExclusions = Warning("CHK204",
        "개념 집합 {0}에는 제외할 개념만 있어 아무 개념도 남지 않습니다.",
        "Concept set {0} has exclusions only, so no concept remains.",
        "포함할 개념을 추가하세요.",
        "Add the concepts to include.");

    /// <summary>Two sets have one number.</summary>
    public static readonly ErrorKind DuplicateConceptSetNumber = Warning("CHK205",
        "{0}번 개념 집합이 둘 이상이어서, OHDSI는 그 개념들을 합쳐 씁니다.",
        "Several concept sets have the number {0}; OHDSI uses their concepts together.",
        "번호를 서로 다르게 하세요.",
        "Give each its own number.");

    /// <summary>Two sets hold the same (circe: DuplicatesConceptSetCheck).</summary>
    public static readonly ErrorKind DuplicateConceptSet = Warning("CHK206",
        "개념 집합 {0}의 내용이 개념 집합 {1}과(와) 같습니다.",
        "Concept set {0} has the same content as concept set {1}.",
        "하나로 합치세요.",
        "Use one of them for both.");

    /// <summary>Two sets hold the same concepts with other settings (circe: DuplicatesConceptSetCheck).</summary>
    public static readonly ErrorKind SimilarConceptSet = Information("CHK207",
        "개념 집합 {0}은(는) 개념 집합 {1}과(와) 개념이 같고, 제외·하위·매핑 설정만 다릅니다.",
        "Concept set {0} has the same concepts as concept set {1}; only exclusion, descendants or mapping differ.",
        "뜻한 차이인지 확인하세요.",
        "Check that the difference is meant.");

    /// <summary>Items stand more than once.</summary>
    public static readonly ErrorKind DuplicateItem = Information("CHK208",
        "개념 집합 {0}에 되풀이된 항목이 {1}개 있습니다(예: {2}).",
        "Concept set {0} repeats items: {1} (such as {2}).",
        "되풀이된 항목을 지우세요.",
        "Remove the repetitions.");

    /// <summary>An exclusion removes all that an item adds.</summary>
    public static readonly ErrorKind ItemRemovedEntirely = Warning("CHK209",
        "개념 집합 {0}에서 포함한 개념 {1}을(를) 다른 항목이 전부 제외합니다.",
        "In concept set {0}, concept {1} is included, and another item excludes all of it.",
        "두 항목 가운데 하나를 지우거나 하위 개념 설정을 고치세요.",
        "Remove one of the two items, or correct whether descendants are excluded.");

    /// <summary>An exclusion removes nothing.</summary>
    public static readonly ErrorKind ExclusionWithoutEffect = Information("CHK210",
        "개념 집합 {0}에서 개념 {1}을(를) 제외하지만, 포함된 개념 가운데 그것이 없습니다.",
        "Concept set {0} excludes concept {1}, which no item includes.",
        "하위 개념을 포함하려던 것인지 확인하세요.",
        "Check whether descendants were to be included.");

    /// <summary>The vocabulary has retired concepts of the set.</summary>
    public static readonly ErrorKind InvalidConcepts = Warning("CHK211",
        "개념 집합 {0}에 더는 유효하지 않은 개념이 {1}개 있습니다(예: {2}).",
        "Concept set {0} has concepts that are no longer valid: {1} (such as {2}).",
        "어휘의 새 개념으로 바꾸세요.",
        "Replace them by the concepts that the vocabulary uses now.");

    /// <summary>Concepts that standard columns never hold.</summary>
    public static readonly ErrorKind NonStandardConcepts = Warning("CHK212",
        "개념 집합 {0}은(는) 표준 개념을 찾는 데 쓰이지만 비표준 개념이 {1}개 있습니다(예: {2}).",
        "Concept set {0} looks for standard concepts but has others: {1} (such as {2}).",
        "표준 개념으로 바꾸거나, 원천 개념 집합으로 쓰세요.",
        "Replace them by standard concepts, or use the set for source concepts.");

    /// <summary>Classification concepts reach records only through their descendants.</summary>
    public static readonly ErrorKind ClassificationWithoutDescendants = Warning("CHK213",
        "개념 집합 {0}의 분류 개념 {1}개에 하위 개념 포함이 빠져 있습니다(예: {2}).",
        "Concept set {0} has classification concepts without their descendants: {1} (such as {2}).",
        "'하위 개념 포함'을 켜세요. 기록에는 분류 개념이 쓰이지 않습니다.",
        "Include descendants: records do not hold classification concepts.");

    /// <summary>Standard concepts in a set for source columns.</summary>
    public static readonly ErrorKind StandardConceptsForSource = Information("CHK214",
        "개념 집합 {0}은(는) 원천 개념을 찾는 데만 쓰이는데 표준 개념이 {1}개 있습니다(예: {2}).",
        "Concept set {0} is only used for source concepts but has standard ones: {1} (such as {2}).",
        "원천 코드의 개념인지 확인하거나 '매핑된 개념 포함'을 켜세요.",
        "Check that they are concepts of source codes, or include mapped concepts.");

    /// <summary>No concept of the set can occur in such records.</summary>
    public static readonly ErrorKind WrongDomain = Warning("CHK215",
        "개념 집합 {0}의 개념은 모두 '{1}' 도메인이 아니어서, 이 기준에 맞는 기록이 없을 것입니다(예: {2}).",
        "No concept of concept set {0} is of the domain '{1}', so this will find no records (such as {2}).",
        "기록 유형에 맞는 개념 집합을 고르세요.",
        "Choose a concept set that fits the type of record.");

    /// <summary>Some concepts of the set cannot occur in such records.</summary>
    public static readonly ErrorKind MixedDomains = Information("CHK216",
        "개념 집합 {0}의 개념 {2}개는 '{1}' 도메인이 아니어서 이 기준에서는 쓰이지 않습니다(예: {3}).",
        "Concept set {0} has concepts outside the domain '{1}', which find nothing here: {2} (such as {3}).",
        "그대로 두어도 됩니다. 다른 유형의 기록도 찾으려면 기준을 추가하세요.",
        "Nothing has to change. To find records of other types too, add criteria for them.");

    /// <summary>Concept 0 stands for everything that could not be mapped.</summary>
    public static readonly ErrorKind NoSuchConcept = Warning("CHK217",
        "개념 집합 {0}에 개념 번호 {1}이(가) 있습니다. 0은 '매핑되지 않음'을 뜻하고 음수는 없는 번호입니다.",
        "Concept set {0} has the concept number {1}: 0 stands for 'not mapped', and there are no negative numbers.",
        "찾으려는 개념으로 바꾸세요.",
        "Replace it by the concept that you look for.");

    private static ErrorKind[] ConceptSets =>
    [
        MissingConceptSet, UnusedConceptSet, EmptyConceptSet, OnlyExclusions, DuplicateConceptSetNumber, DuplicateConceptSet,
        SimilarConceptSet, DuplicateItem, ItemRemovedEntirely, ExclusionWithoutEffect, InvalidConcepts, NonStandardConcepts,
        ClassificationWithoutDescendants, StandardConceptsForSource, WrongDomain, MixedDomains, NoSuchConcept,
    ];
}
