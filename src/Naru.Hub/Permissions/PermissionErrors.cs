using Naru.Core;

namespace Naru.Hub.Permissions;

/// <summary>Every kind of finding about rights. 1xx: the permission tables, found when the hub starts; 2xx: refusals.</summary>
public static class PermissionErrors
{
    /// <summary>The text is no JSON.</summary>
    public static readonly ErrorKind NotJson = new("PRM101", Severity.Error,
        new("권한표를 JSON으로 읽을 수 없습니다.", "The permission table is not JSON."),
        new("표시된 줄을 고치세요.", "Correct the line."));

    /// <summary>A member is missing.</summary>
    public static readonly ErrorKind Missing = new("PRM102", Severity.Error,
        new("권한표에 '{0}' 항목이 없습니다.", "The permission table lacks the member '{0}'."),
        new("data/permissions/schema.json을 보고 항목을 넣으세요.", "Add it; data/permissions/schema.json says how."));

    /// <summary>A member that has no meaning.</summary>
    public static readonly ErrorKind Unknown = new("PRM103", Severity.Error,
        new("권한표에 알 수 없는 항목 '{0}'이(가) 있습니다.", "The permission table has an unknown or repeated member '{0}'."),
        new("항목 이름을 확인하거나 빼세요.", "Check its name, or leave it out."));

    /// <summary>A value of another kind.</summary>
    public static readonly ErrorKind WrongKind = new("PRM104", Severity.Error,
        new("권한표의 값이 {0} 형식이 아닙니다.", "The value in the permission table is not {0}."),
        new("data/permissions/schema.json을 보고 고치세요.", "Correct it; data/permissions/schema.json says how."));

    /// <summary>A name that cannot be used.</summary>
    public static readonly ErrorKind BadName = new("PRM105", Severity.Error,
        new("권한표에 쓸 수 없는 이름입니다: '{0}'", "The permission table has a name that cannot be used: '{0}'"),
        new("영문 소문자로 시작하고 소문자, 숫자, 붙임표만 쓰세요.", "Begin with a small letter, and use small letters, digits and hyphens."));

    /// <summary>A name that is there twice.</summary>
    public static readonly ErrorKind Twice = new("PRM106", Severity.Error,
        new("권한표에 '{0}'이(가) 두 번 나옵니다.", "The permission table declares '{0}' twice."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>A name that is not declared.</summary>
    public static readonly ErrorKind NotDeclared = new("PRM107", Severity.Error,
        new("권한표의 규칙이 선언되지 않은 {0} '{1}'을(를) 씁니다.", "A rule of the permission table uses the {0} '{1}', which is not declared."),
        new("이름을 확인하거나 먼저 선언하세요.", "Check the name, or declare it."));

    /// <summary>A command that no rule allows.</summary>
    public static readonly ErrorKind NobodyMay = new("PRM108", Severity.Error,
        new("'{0}' 명령을 누구에게도 허용하지 않습니다.", "No rule allows the command '{0}' to anybody."),
        new("규칙을 넣거나 명령을 빼세요.", "Add a rule, or leave the command out."));

    /// <summary>An aggregate that cannot be read.</summary>
    public static readonly ErrorKind NoReading = new("PRM109", Severity.Error,
        new("'{0}'에 read 명령이 없어서 누가 볼 수 있는지 알 수 없습니다.", "'{0}' has no command 'read', so that nobody knows who may see it."),
        new("read 명령과 그 규칙을 넣으세요.", "Add the command 'read' and its rules."));

    /// <summary>A cell that two rules grant.</summary>
    public static readonly ErrorKind GrantedTwice = new("PRM110", Severity.Error,
        new("'{0}' 역할, '{1}' 상태, '{2}' 명령을 두 규칙이 허용합니다.", "Two rules allow role '{0}' in state '{1}' the command '{2}'."),
        new("어느 규칙이 맞는지 정하고 하나만 남기세요.", "Decide which rule is meant, and keep that one."));

    /// <summary>Not there, or not to be seen: the same answer.</summary>
    public static readonly ErrorKind NotThere = new("PRM201", Severity.Error,
        new("그런 것이 없거나 볼 수 있는 권한이 없습니다.", "There is no such thing, or you may not see it."),
        new("주소를 확인하세요. 권한이 있어야 한다면 소속 기관의 대표에게 문의하세요.", "Check the address. If you should have access, ask your organisation's representative."));

    /// <summary>Not allowed to the caller.</summary>
    public static readonly ErrorKind NotAllowed = new("PRM202", Severity.Error,
        new("지금 상태({1})에서 '{0}'을(를) 할 권한이 없습니다.", "You may not do '{0}' in the state '{1}'."),
        new("권한표(docs/permissions.md)에서 누가 할 수 있는지 확인하세요.", "The table of permissions (docs/permissions.md) says who may."));

    /// <summary>Nobody has signed in.</summary>
    public static readonly ErrorKind SignInFirst = new("PRM203", Severity.Error,
        new("로그인해야 합니다.", "You have to sign in."),
        new("로그인하거나 API 토큰을 보내세요.", "Sign in, or send an API token."));

    /// <summary>The right needs something that does not hold now.</summary>
    public static readonly ErrorKind ConditionGone = new("PRM204", Severity.Error,
        new("'{0}' 권한은 '{1}' 조건이 성립하는 동안에만 있습니다.", "The right to do '{0}' lasts only while '{1}' holds."),
        new("협약이나 허가가 아직 유효한지 확인하세요.", "Check whether the agreement or permit is still in force."));

    /// <summary>The token is too narrow.</summary>
    public static readonly ErrorKind ScopeMissing = new("PRM205", Severity.Error,
        new("이 API 토큰의 범위로는 '{0}'을(를) 할 수 없습니다.", "The scopes of this API token do not cover '{0}'."),
        new("필요한 범위: {1}", "Scopes that do: {1}"));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        NotJson, Missing, Unknown, WrongKind, BadName, Twice, NotDeclared, NobodyMay, NoReading, GrantedTwice,
        NotThere, NotAllowed, SignInFirst, ConditionGone, ScopeMissing,
    ];
}
