using Naru.Core;

namespace Naru.Hub.Directories;

/// <content>4xx: offerings. 5xx: search, matching and catalogue.</content>
public static partial class DirectoryErrors
{
    /// <summary>A field that the kind does not have.</summary>
    public static readonly ErrorKind UnknownField = new("DIR401", Severity.Error,
        new("{1}에는 '{0}' 항목이 없습니다.", "An offering of kind {1} has no field '{0}'."),
        new("쓸 수 있는 항목: {2}", "Its fields are: {2}"));

    /// <summary>A field that must be there to publish.</summary>
    public static readonly ErrorKind FieldMissing = new("DIR402", Severity.Error,
        new("공개하려면 '{0}' 항목이 있어야 합니다.", "'{0}' must be there to publish."),
        new("항목을 채운 뒤 공개하세요.", "Fill it in, then publish."));

    /// <summary>A value of another form.</summary>
    public static readonly ErrorKind WrongForm = new("DIR403", Severity.Error,
        new("값의 형식이 맞지 않습니다. 필요한 것: {0}", "The value is of the wrong form. Needed: {0}"),
        new("값을 고치세요.", "Correct the value."));

    /// <summary>Not possible in this state.</summary>
    public static readonly ErrorKind WrongState = new("DIR404", Severity.Error,
        new("지금 상태({0})에서는 할 수 없습니다.", "This cannot be done in the state {0}."),
        new("상태를 확인하세요.", "Check its state."));

    /// <summary>A condition of another form.</summary>
    public static readonly ErrorKind BadCondition = new("DIR405", Severity.Error,
        new("조건 '{0}'에 필요한 값: {1}", "The condition '{0}' needs: {1}"),
        new("조건의 값을 고치세요.", "Correct the condition."));

    /// <summary>Two permissions.</summary>
    public static readonly ErrorKind TwoPermissions = new("DIR406", Severity.Error,
        new("이용 허락은 하나만 둘 수 있습니다. 지금은 {0}입니다.", "A dataset has one permission; these are {0}."),
        new("NRES, GRU, HMB, DS, POA 가운데 하나만 남기세요.", "Keep one of NRES, GRU, HMB, DS and POA."));

    /// <summary>Data use of something that is no dataset.</summary>
    public static readonly ErrorKind OnlyForDatasets = new("DIR407", Severity.Error,
        new("'{0}'은(는) 데이터셋에만 씁니다.", "Only a dataset has '{0}'."),
        new("항목을 빼세요.", "Leave it out."));

    /// <summary>A count typed in where a node feeds the dataset.</summary>
    public static readonly ErrorKind CountByHand = new("DIR408", Severity.Error,
        new("노드가 채우는 데이터셋의 수는 직접 넣을 수 없습니다.", "A node feeds this dataset: its counts cannot be typed in."),
        new("항목을 빼세요. 병원 노드가 공개한 수가 들어옵니다.", "Leave it out. What the hospital's node releases will be shown."));

    /// <summary>A release of another node or dataset.</summary>
    public static readonly ErrorKind NotItsNode = new("DIR409", Severity.Error,
        new("이 데이터셋을 채우는 노드의 공개 결과가 아닙니다.", "The release is not of the node that feeds this dataset."),
        new("노드와 자료 이름을 확인하세요.", "Check the node and the name of its dataset."));

    /// <summary>A release without the profile.</summary>
    public static readonly ErrorKind NoProfile = new("DIR410", Severity.Error,
        new("공개 결과에 전체 인원과 개요(profile)가 없습니다.", "The release holds no population and no profile."),
        new("노드에서 개요 질문의 결과를 다시 보내세요.", "Send the answer to the profile question."));

    /// <summary>The kind never changes.</summary>
    public static readonly ErrorKind KindIsFixed = new("DIR411", Severity.Error,
        new("종류와 제공 기관은 바꿀 수 없습니다.", "Kind and provider cannot be changed."),
        new("새로 등록하세요.", "Make another offering."));

    /// <summary>A term that lacks what it needs.</summary>
    public static readonly ErrorKind BadDataUse = new("DIR412", Severity.Error,
        new("{0}에 필요한 값: {1}", "{0} needs: {1}"),
        new("값을 넣거나 고치세요.", "Give it, or correct it."));

    /// <summary>Published to nobody.</summary>
    public static readonly ErrorKind NoPermissionToUse = new("DIR413", Severity.Error,
        new("데이터셋을 공개하려면 이용 허락(DUO)이 있어야 합니다.", "A dataset needs a permission of use (DUO) to be published."),
        new("dataUse에 NRES, GRU, HMB, DS, POA 가운데 하나를 넣으세요.", "Give one of NRES, GRU, HMB, DS and POA in dataUse."));

    /// <summary>A release that is not newer than the last one.</summary>
    public static readonly ErrorKind SameRelease = new("DIR414", Severity.Error,
        new("이미 받은 공개 결과이거나 그보다 오래된 것입니다.", "This release, or a newer one, is known already."),
        new("새로 받은 공개 결과만 보내세요.", "Send the newest release only."));

    /// <summary>A node that does not feed it.</summary>
    public static readonly ErrorKind NotFed = new("DIR415", Severity.Error,
        new("노드가 채우는 데이터셋이 아닙니다.", "No node feeds this dataset."),
        new("fedBy에 노드와 자료 이름을 넣으세요.", "Give the node and the name of its dataset in fedBy."));

    /// <summary>A filter that nothing has.</summary>
    public static readonly ErrorKind UnknownFacet = new("DIR501", Severity.Error,
        new("'{0}'(으)로 거를 수 없습니다.", "'{0}' is no facet."),
        new("거를 수 있는 것: {1}", "The facets are: {1}"));

    /// <summary>A query that is too long.</summary>
    public static readonly ErrorKind QueryTooLong = new("DIR502", Severity.Error,
        new("찾는 말은 {0}자까지 쓸 수 있습니다.", "The query may have at most {0} characters."),
        new("줄여 쓰세요.", "Shorten it."));

    /// <summary>No record in the catalogue.</summary>
    public static readonly ErrorKind NotADataset = new("DIR503", Severity.Error,
        new("데이터셋이 아니어서 카탈로그에 없습니다.", "It is no dataset and has no record in the catalogue."),
        new("데이터셋의 식별자를 쓰세요.", "Use the id of a dataset."));

    /// <summary>A form that the catalogue does not offer.</summary>
    public static readonly ErrorKind NotOffered = new("DIR504", Severity.Error,
        new("카탈로그는 이 형식으로 드리지 않습니다.", "The catalogue is not offered in this form."),
        new("Accept 헤더에 application/ld+json이나 text/turtle을 쓰세요.", "Accept application/ld+json or text/turtle."));

    private static ValueList<ErrorKind> OfOfferings =>
    [
        UnknownField, FieldMissing, WrongForm, WrongState, BadCondition, TwoPermissions, OnlyForDatasets, CountByHand, NotItsNode, NoProfile, KindIsFixed, BadDataUse,
        NoPermissionToUse, SameRelease, NotFed,
    ];

    private static ValueList<ErrorKind> OfSearch => [UnknownFacet, QueryTooLong, NotADataset, NotOffered];
}
