using Naru.Core;

namespace Naru.Hub.Directories;

/// <content>2xx: parties. 3xx: innovations.</content>
public static partial class DirectoryErrors
{
    /// <summary>No ROR id.</summary>
    public static readonly ErrorKind BadRor = new("DIR201", Severity.Error,
        new("ROR 번호가 아니거나 검사 숫자가 맞지 않습니다.", "This is no ROR id, or its check digits are wrong."),
        new("https://ror.org/ 뒤의 아홉 자리를 확인하세요.", "Check the nine characters after https://ror.org/."));

    /// <summary>No Korean business registration number.</summary>
    public static readonly ErrorKind BadBusinessNumber = new("DIR202", Severity.Error,
        new("사업자등록번호가 아니거나 검사 숫자가 맞지 않습니다.", "This is no business registration number, or its check digit is wrong."),
        new("사업자등록증의 열 자리를 확인하세요.", "Check the ten digits on the certificate."));

    /// <summary>No such party.</summary>
    public static readonly ErrorKind NoSuchParty = new("DIR203", Severity.Error,
        new("'{0}'(이)라는 주체가 없습니다.", "There is no party '{0}'."),
        new("식별자를 확인하거나 먼저 등록하세요.", "Check the id, or register the party first."));

    /// <summary>A party of another kind.</summary>
    public static readonly ErrorKind WrongKind = new("DIR204", Severity.Error,
        new("이 자리에는 {0}만 올 수 있습니다.", "Only a party of kind {0} can stand here."),
        new("다른 주체를 고르세요.", "Choose another party."));

    /// <summary>A member that this kind of party does not have.</summary>
    public static readonly ErrorKind NotForKind = new("DIR205", Severity.Error,
        new("'{0}' 항목은 {1}에 쓰지 않습니다.", "A party of kind {1} has no '{0}'."),
        new("항목을 빼세요.", "Leave it out."));

    /// <summary>Another party has the number.</summary>
    public static readonly ErrorKind NumberTaken = new("DIR206", Severity.Error,
        new("이 번호는 이미 다른 주체 '{0}'의 것입니다.", "Another party, '{0}', has this number."),
        new("같은 기관이면 새로 등록하지 말고 그 주체를 쓰거나 둘을 합치세요.", "If it is the same organisation, use that party, or merge the two."));

    /// <summary>A district that does not exist on the day.</summary>
    public static readonly ErrorKind DistrictNotInForce = new("DIR207", Severity.Error,
        new("지역 '{0}'은(는) 지금 없습니다.", "The district '{0}' does not exist now."),
        new("지금의 지역: {1}", "It is now: {1}"));

    /// <summary>Units that contain each other.</summary>
    public static readonly ErrorKind Circle = new("DIR208", Severity.Error,
        new("한 주체가 자기 안에 들어 있게 됩니다.", "The party would lie within itself."),
        new("상위 주체를 다시 고르세요.", "Choose another party to lie within."));

    /// <summary>The person has that role already.</summary>
    public static readonly ErrorKind HasRole = new("DIR209", Severity.Error,
        new("이 사람은 이미 그 역할을 맡고 있습니다.", "The person has this role already."),
        new("다른 역할을 고르거나 그만두세요.", "Choose another role, or leave it."));

    /// <summary>The person does not have that role.</summary>
    public static readonly ErrorKind HasNoRole = new("DIR210", Severity.Error,
        new("이 사람은 그 역할을 맡고 있지 않습니다.", "The person does not have this role."),
        new("사람과 역할을 확인하세요.", "Check the person and the role."));

    /// <summary>A party merged with itself.</summary>
    public static readonly ErrorKind SameParty = new("DIR211", Severity.Error,
        new("한 주체를 자기 자신과 합칠 수 없습니다.", "A party cannot be merged with itself."),
        new("합칠 다른 주체를 고르세요.", "Choose the other party."));

    /// <summary>The party was merged into another one.</summary>
    public static readonly ErrorKind Merged = new("DIR212", Severity.Error,
        new("이 주체는 '{0}'(으)로 합쳐졌습니다.", "The party was merged into '{0}'."),
        new("합쳐진 주체를 쓰세요.", "Use that one."));

    /// <summary>Numbers that differ stand against a merge.</summary>
    public static readonly ErrorKind NumbersDiffer = new("DIR213", Severity.Error,
        new("두 주체의 {0}이(가) 다릅니다. 서로 다른 기관입니다.", "The two parties have different numbers ({0}): they are not the same."),
        new("번호가 잘못된 쪽을 먼저 고치세요.", "Correct the wrong number first."));

    /// <summary>The party is closed.</summary>
    public static readonly ErrorKind Closed = new("DIR214", Severity.Error,
        new("닫힌 주체입니다.", "The party is closed."),
        new("다른 주체를 쓰세요.", "Use another party."));

    /// <summary>No name in any language.</summary>
    public static readonly ErrorKind NoName = new("DIR215", Severity.Error,
        new("한국어와 영어 가운데 적어도 하나는 있어야 합니다.", "There must be a text in Korean or in English."),
        new("ko나 en에 쓰세요.", "Write it in ko or en."));

    /// <summary>A member that this kind of party needs.</summary>
    public static readonly ErrorKind NeededForKind = new("DIR216", Severity.Error,
        new("{1}에는 '{0}' 항목이 있어야 합니다.", "A party of kind {1} needs '{0}'."),
        new("항목을 넣으세요.", "Add it."));

    /// <summary>Nothing is different.</summary>
    public static readonly ErrorKind NothingChanged = new("DIR217", Severity.Error,
        new("바뀐 것이 없습니다.", "Nothing is different."),
        new("바꿀 내용을 넣으세요.", "Change something."));

    /// <summary>The mark is there.</summary>
    public static readonly ErrorKind IsVerified = new("DIR218", Severity.Error,
        new("이미 확인된 주체입니다.", "The party is verified already."),
        new("할 일이 없습니다.", "There is nothing to do."));

    /// <summary>The mark is not there.</summary>
    public static readonly ErrorKind IsNotVerified = new("DIR219", Severity.Error,
        new("확인된 주체가 아닙니다.", "The party is not verified."),
        new("할 일이 없습니다.", "There is nothing to do."));

    /// <summary>A stage of another type.</summary>
    public static readonly ErrorKind StageNotOfType = new("DIR301", Severity.Error,
        new("'{0}'은(는) {1}의 단계가 아닙니다.", "'{0}' is no stage of the type {1}."),
        new("단계: {2}", "Its stages are: {2}"));

    /// <summary>A classification that the type does not have.</summary>
    public static readonly ErrorKind NoClassification = new("DIR302", Severity.Error,
        new("이 유형은 등급이나 분류를 쓰지 않습니다.", "This type is not classified."),
        new("항목을 빼세요.", "Leave it out."));

    /// <summary>A classification of another form.</summary>
    public static readonly ErrorKind BadClassification = new("DIR303", Severity.Error,
        new("{0}의 형식이 아닙니다.", "This is not of the form of {0}."),
        new("의료기기 등급은 1부터 4까지이고, ATC는 A10BA02와 같습니다.", "Classes of medical devices are 1 to 4; ATC codes look like A10BA02."));

    /// <summary>A concept that is not in the vocabulary.</summary>
    public static readonly ErrorKind UnknownConcept = new("DIR304", Severity.Error,
        new("개념 {0}이(가) 어휘에 없습니다.", "The vocabulary has no concept {0}."),
        new("naru vocab search로 찾으세요.", "Find it with naru vocab search."));

    /// <summary>A concept under a name or vocabulary that it does not have.</summary>
    public static readonly ErrorKind ConceptDiffers = new("DIR305", Severity.Error,
        new("개념 {0}은(는) 어휘에서 '{1}'({2})입니다.", "In the vocabulary, concept {0} is '{1}' ({2})."),
        new("이름이나 번호를 고치세요.", "Correct the name or the id."));

    /// <summary>Nobody owns it.</summary>
    public static readonly ErrorKind NoOwner = new("DIR306", Severity.Error,
        new("소유한 주체가 있어야 합니다.", "It must have an owner."),
        new("owners에 하나 이상 넣으세요.", "Give at least one in owners."));

    /// <summary>The type never changes.</summary>
    public static readonly ErrorKind TypeIsFixed = new("DIR307", Severity.Error,
        new("유형은 바꿀 수 없습니다.", "The type cannot be changed."),
        new("유형이 다르면 새로 등록하세요.", "Register another one."));

    /// <summary>Put away.</summary>
    public static readonly ErrorKind Archived = new("DIR308", Severity.Error,
        new("보관된 기술·제품입니다.", "The innovation is archived."),
        new("바꾸려면 새로 등록하세요.", "Register it anew to work on it."));

    /// <summary>The stage it is at.</summary>
    public static readonly ErrorKind SameStage = new("DIR309", Severity.Error,
        new("이미 그 단계에 있습니다.", "It is at this stage already."),
        new("다른 단계를 고르세요.", "Choose another stage."));

    private static ValueList<ErrorKind> OfParties =>
    [
        BadRor, BadBusinessNumber, NoSuchParty, WrongKind, NotForKind, NumberTaken, DistrictNotInForce, Circle, HasRole, HasNoRole, SameParty, Merged, NumbersDiffer,
        Closed, NoName, NeededForKind, NothingChanged, IsVerified, IsNotVerified,
    ];

    private static ValueList<ErrorKind> OfInnovations =>
        [StageNotOfType, NoClassification, BadClassification, UnknownConcept, ConceptDiffers, NoOwner, TypeIsFixed, Archived, SameStage];
}
