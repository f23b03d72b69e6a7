using Naru.Core;

namespace Naru.Hub.Identity;

public static partial class IdentityErrors
{
    /// <summary>No token of ours.</summary>
    public static readonly ErrorKind TokenForm = new("IDN501", Severity.Error,
        new("API 토큰의 형식이 아니거나 잘못 옮긴 토큰입니다.", "This is no API token, or it was copied wrongly."),
        new("토큰 전체를 다시 복사하세요.", "Copy the whole token again."));

    /// <summary>No such token.</summary>
    public static readonly ErrorKind TokenUnknown = new("IDN502", Severity.Error,
        new("그런 API 토큰이 없습니다.", "There is no such API token."),
        new("새 토큰을 만드세요.", "Make a new one."));

    /// <summary>An expired token.</summary>
    public static readonly ErrorKind TokenExpired = new("IDN503", Severity.Error,
        new("API 토큰의 기한이 지났습니다.", "The API token has expired."),
        new("새 토큰을 만드세요.", "Make a new one."));

    /// <summary>A revoked token.</summary>
    public static readonly ErrorKind TokenRevoked = new("IDN504", Severity.Error,
        new("폐지된 API 토큰입니다.", "The API token was revoked."),
        new("새 토큰을 만들고, 폐지한 토큰을 쓰는 프로그램이 있는지 보세요.", "Make a new one, and look which program still uses this."));

    /// <summary>An unknown scope, or none.</summary>
    public static readonly ErrorKind ScopeUnknown = new("IDN505", Severity.Error,
        new("그런 토큰 범위가 없거나 하나도 고르지 않았습니다.", "There is no such scope, or none was chosen."),
        new("GET /api/v1/identity/scopes의 목록에서 고르세요.", "Choose from GET /api/v1/identity/scopes."));

    /// <summary>A token for a party that is no more.</summary>
    public static readonly ErrorKind TokenPartyGone = new("IDN506", Severity.Error,
        new("이 API 토큰이 말하던 기관이 합쳐지거나 닫혔습니다.", "The party for which the API token speaks was merged or closed."),
        new("합쳐진 기관에서 하던 일을 계속하려면 남은 기관의 토큰을 새로 만드세요.", "To go on after a merge, make a token for the party that stays."));

    /// <summary>A token for a party in which its person has no role.</summary>
    public static readonly ErrorKind NoRoleThere = new("IDN507", Severity.Error,
        new("그 기관에서 맡은 역할이 없습니다.", "You hold no role in that party."),
        new("GET /api/v1/identity/me/memberships에서 기관을 고르거나 빼세요.", "Choose a party from GET /api/v1/identity/me/memberships, or leave it out."));

    /// <summary>No such invitation.</summary>
    public static readonly ErrorKind InvitationUnknown = new("IDN601", Severity.Error,
        new("그런 초대가 없습니다.", "There is no such invitation."),
        new("메일의 주소 전체를 여세요.", "Open the whole address of the mail."));

    /// <summary>An expired invitation.</summary>
    public static readonly ErrorKind InvitationExpired = new("IDN602", Severity.Error,
        new("초대의 기한이 지났습니다.", "The invitation has expired."),
        new("다시 초대해 달라고 하세요.", "Ask for another one."));

    /// <summary>A used invitation.</summary>
    public static readonly ErrorKind InvitationUsed = new("IDN603", Severity.Error,
        new("이미 받아들인 초대입니다.", "The invitation was accepted already."),
        new("본인이 아니라면 초대한 사람에게 알리세요.", "If it was not you, tell whoever invited you."));

    /// <summary>An invitation taken back.</summary>
    public static readonly ErrorKind InvitationRevoked = new("IDN604", Severity.Error,
        new("거둬들인 초대이거나, 초대한 사람이 더는 초대할 수 없습니다.", "The invitation was taken back, or who gave it may no longer give it."),
        new("다시 초대해 달라고 하세요.", "Ask for another one."));

    /// <summary>An invitation to another address.</summary>
    public static readonly ErrorKind InvitationOther = new("IDN605", Severity.Error,
        new("이 계정의 주소가 아닌 곳으로 보낸 초대입니다.", "The invitation was sent to an address that this account does not have."),
        new("맞는 초대라면 withOtherAddress를 true로 보내거나, 그 주소를 계정에 더하세요.", "If it is meant for you, send withOtherAddress as true, or add that address to the account."));

    /// <summary>An unknown role.</summary>
    public static readonly ErrorKind RoleUnknown = new("IDN606", Severity.Error,
        new("그런 역할이 없습니다. 있는 역할: {0}", "There is no such role. The roles are: {0}"),
        new("역할을 고치세요.", "Correct the role."));

    /// <summary>No such person.</summary>
    public static readonly ErrorKind PersonUnknown = new("IDN607", Severity.Error,
        new("그런 사람이 없습니다.", "There is no such person."),
        new("초대를 보내세요.", "Send an invitation."));

    /// <summary>The role is held already.</summary>
    public static readonly ErrorKind RoleThere = new("IDN608", Severity.Error,
        new("이미 그 역할을 맡고 있습니다.", "The person holds that role already."),
        new("바꾸려면 먼저 끝내세요.", "End it first to change it."));

    /// <summary>A membership that ended.</summary>
    public static readonly ErrorKind MembershipEnded = new("IDN609", Severity.Error,
        new("이미 끝난 역할입니다.", "The role has ended already."),
        new("할 일이 없습니다.", "There is nothing to do."));

    /// <summary>No such party, or one that nobody can speak for.</summary>
    public static readonly ErrorKind PartyUnknown = new("IDN611", Severity.Error,
        new("그런 기관이 없거나, 역할을 맡을 수 있는 주체가 아닙니다.", "There is no such party, or none in which one can hold a role."),
        new("GET /api/v1/parties에서 번호를 확인하세요. 없다면 먼저 등록하세요.", "Look for its id at GET /api/v1/parties. If it is not there, register it first."));

    /// <summary>A closed party.</summary>
    public static readonly ErrorKind PartyClosed = new("IDN612", Severity.Error,
        new("닫힌 기관입니다.", "The party is closed."),
        new("닫힌 기관에는 역할이 없습니다. 번호를 확인하세요.", "There are no roles in a closed party. Check the id."));

    /// <summary>A merged party.</summary>
    public static readonly ErrorKind PartyMerged = new("IDN613", Severity.Error,
        new("{0}(으)로 합쳐진 기관입니다.", "The party was merged into {0}."),
        new("합쳐진 뒤의 번호로 신청하세요.", "Claim the role in that one."));

    /// <summary>A text that is too short or too long.</summary>
    public static readonly ErrorKind TextLength = new("IDN614", Severity.Error,
        new("글이 {0}자입니다. {1}자부터 {2}자까지 쓸 수 있습니다.", "The text has {0} characters; it needs {1} and may have {2}."),
        new("길이에 맞게 쓰세요.", "Write a text of that length."));

    /// <summary>The same claim is open.</summary>
    public static readonly ErrorKind ClaimThere = new("IDN615", Severity.Error,
        new("같은 역할을 이미 신청했고 아직 결정되지 않았습니다.", "You have claimed this role already, and it is not decided yet."),
        new("GET /api/v1/identity/me/claims에서 보세요. 고쳐 쓰려면 먼저 철회하세요.", "See GET /api/v1/identity/me/claims. To write it anew, withdraw it first."));

    /// <summary>Too many claims.</summary>
    public static readonly ErrorKind ClaimsTooMany = new("IDN616", Severity.Error,
        new("결정을 기다리거나 지난 하루 동안 낸 신청이 {0}건입니다. 더 낼 수 없습니다.", "{0} claims of yours wait for a decision or were made within a day; there can be no more."),
        new("결정을 기다리거나 내일 다시 하세요.", "Wait for decisions, or come back tomorrow."));

    /// <summary>A claim that is decided.</summary>
    public static readonly ErrorKind ClaimDecided = new("IDN617", Severity.Error,
        new("이미 결정되었거나 철회되었거나 기한이 지난 신청입니다.", "The claim was decided or withdrawn, or has expired."),
        new("신청을 다시 읽어 보세요.", "Read the claim again."));

    /// <summary>An own matter.</summary>
    public static readonly ErrorKind DecisionConflict = new("IDN618", Severity.Error,
        new("본인의 일이거나, 같은 사람으로 확인된 계정의 일이라 결정할 수 없습니다.", "It is your own matter, or that of an account shown to be the same human's: you cannot decide it."),
        new("다른 담당자나 그 기관의 대표에게 맡기세요.", "Leave it to another officer or to a representative of the party."));

    /// <summary>A link to one's own account.</summary>
    public static readonly ErrorKind LinkToSelf = new("IDN701", Severity.Error,
        new("자기 계정과는 이을 수 없습니다.", "An account cannot be linked to itself."),
        new("다른 계정의 번호를 넣으세요.", "Give the other account's id."));

    /// <summary>Nothing there of that id.</summary>
    public static readonly ErrorKind NothingThere = new("IDN702", Severity.Error,
        new("그런 것이 없습니다.", "There is no such thing."),
        new("목록에서 번호를 확인하세요.", "Check the id in the list."));
}
