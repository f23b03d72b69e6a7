using Naru.Core;

namespace Naru.Hub.Files;

/// <summary>Every kind of finding about files. 1xx: what is to be uploaded; 2xx: the upload; 3xx: its content; 4xx: stored files; 5xx: the data of kinds.</summary>
public static class FileErrors
{
    /// <summary>A kind that nobody knows.</summary>
    public static readonly ErrorKind UnknownKind = new("FIL101", Severity.Error,
        new("'{0}'(이)라는 파일 종류가 없습니다.", "There is no kind of file '{0}'."),
        new("쓸 수 있는 종류: {1}", "The kinds are: {1}"));

    /// <summary>A name that is empty or too long.</summary>
    public static readonly ErrorKind NameLength = new("FIL102", Severity.Error,
        new("파일 이름이 비었거나 너무 깁니다.", "The file's name is empty or too long."),
        new("UTF-8로 {0}바이트까지의 이름을 쓰세요.", "Give a name of at most {0} bytes in UTF-8."));

    /// <summary>A name with a character that hides or forges.</summary>
    public static readonly ErrorKind NameCharacter = new("FIL103", Severity.Error,
        new("파일 이름에 쓸 수 없는 문자가 있습니다: {0}", "The file's name has a character that is not allowed: {0}"),
        new("경로 구분, 제어 문자, 글자의 방향을 바꾸거나 보이지 않는 문자를 빼세요.", "Take out separators of paths, control characters, and characters that change direction or do not show."));

    /// <summary>An ending that the kind does not take.</summary>
    public static readonly ErrorKind FormatNotAllowed = new("FIL104", Severity.Error,
        new("이 종류에는 '{0}' 파일을 올릴 수 없습니다.", "Files '{0}' cannot be uploaded for this kind."),
        new("올릴 수 있는 형식: {1}", "These can: {1}"));

    /// <summary>A size out of range.</summary>
    public static readonly ErrorKind SizeOutOfRange = new("FIL105", Severity.Error,
        new("{0}바이트인 파일은 올릴 수 없습니다. 1바이트 이상 {1}바이트 이하여야 합니다.", "A file of {0} bytes cannot be uploaded: it must be 1 to {1} bytes."),
        new("파일을 나누거나 줄이세요.", "Split the file, or make it smaller."));

    /// <summary>A personal file of nobody.</summary>
    public static readonly ErrorKind PersonMissing = new("FIL106", Severity.Error,
        new("이 종류의 파일은 누구에 관한 것인지 밝혀야 합니다.", "Files of this kind must say whom they are about."),
        new("person에 그 사람의 식별자를 넣으세요.", "Give the person's id in person."));

    /// <summary>A person on a file that is not personal.</summary>
    public static readonly ErrorKind PersonNotAllowed = new("FIL107", Severity.Error,
        new("이 종류의 파일은 한 사람에 관한 것이 아닙니다.", "Files of this kind are not about one person."),
        new("person을 빼거나 개인 파일의 종류를 고르세요.", "Leave person out, or choose a kind of personal file."));

    /// <summary>A hash that is none.</summary>
    public static readonly ErrorKind BadHash = new("FIL108", Severity.Error,
        new("SHA-256 값이 아닙니다.", "This is no SHA-256."),
        new("파일 전체의 SHA-256을 소문자 16진수 64자로 쓰세요.", "Give the SHA-256 of the whole file as 64 lower-case hexadecimal digits."));

    /// <summary>An identifier of a party, a subject or a person that is none.</summary>
    public static readonly ErrorKind BadId = new("FIL109", Severity.Error,
        new("{0} 값이 식별자가 아닙니다.", "The value of {0} is no id."),
        new("영문자, 숫자, '-', '_', ':', '.'으로 된 100자 이내의 식별자를 쓰세요.", "Give an id of at most 100 letters, digits, '-', '_', ':' or '.'."));

    /// <summary>No such file.</summary>
    public static readonly ErrorKind NoSuchFile = new("FIL201", Severity.Error,
        new("파일이 없거나 볼 권한이 없습니다.", "There is no such file, or you may not see it."),
        new("주소를 확인하세요.", "Check the address."));

    /// <summary>An offset that is not the next one.</summary>
    public static readonly ErrorKind OffsetWrong = new("FIL202", Severity.Error,
        new("{0}부터 보냈지만 서버에는 {1}바이트가 있습니다.", "The bytes begin at {0}, but the server has {1}."),
        new("Upload-Offset을 {1}(으)로 하여 그 뒤의 바이트부터 보내세요.", "Send what follows, with Upload-Offset {1}."));

    /// <summary>Two at a time.</summary>
    public static readonly ErrorKind Busy = new("FIL203", Severity.Error,
        new("이 파일에 다른 요청이 쓰고 있습니다.", "Another request is writing to this file."),
        new("그 요청이 끝난 뒤 HEAD로 위치를 확인하고 이어서 보내세요.", "Wait until it ends, ask for the offset with HEAD, and go on from there."));

    /// <summary>More than was said.</summary>
    public static readonly ErrorKind TooMuch = new("FIL204", Severity.Error,
        new("밝힌 크기 {0}바이트보다 많이 보냈습니다. 이번에 보낸 바이트는 버렸습니다.", "More was sent than the {0} bytes that were declared. What this request sent was thrown away."),
        new("크기를 확인하고, 더 큰 파일이면 새로 올리세요.", "Check the size; if the file is larger, begin a new upload."));

    /// <summary>Not all is there.</summary>
    public static readonly ErrorKind Incomplete = new("FIL205", Severity.Error,
        new("{1}바이트 가운데 {0}바이트만 올라왔습니다.", "Only {0} of {1} bytes have arrived."),
        new("나머지를 보낸 뒤 끝내세요.", "Send the rest, then finish."));

    /// <summary>It is finished.</summary>
    public static readonly ErrorKind AlreadyFinished = new("FIL206", Severity.Error,
        new("이미 끝난 업로드입니다.", "The upload is finished already."),
        new("다른 내용이면 새로 올리세요.", "Begin a new upload for another content."));

    /// <summary>It is not finished.</summary>
    public static readonly ErrorKind NotFinished = new("FIL207", Severity.Error,
        new("아직 올리는 중인 파일입니다.", "The file is still being uploaded."),
        new("업로드를 끝낸 뒤 다시 시도하세요.", "Finish the upload first."));

    /// <summary>No offset, or one that is no number.</summary>
    public static readonly ErrorKind OffsetMissing = new("FIL208", Severity.Error,
        new("Upload-Offset 헤더가 없거나 수가 아닙니다.", "The header Upload-Offset is missing or no number."),
        new("이 요청의 첫 바이트가 파일의 몇 번째인지 0부터 세어 쓰세요.", "Say at which byte of the file this request begins, counted from 0."));

    /// <summary>A body of another type.</summary>
    public static readonly ErrorKind NotBytes = new("FIL209", Severity.Error,
        new("Content-Type이 application/offset+octet-stream이 아닙니다.", "The Content-Type is not application/offset+octet-stream."),
        new("파일의 바이트를 그대로, 이 형식으로 보내세요.", "Send the file's bytes as they are, with this type."));

    /// <summary>Another hash than was said.</summary>
    public static readonly ErrorKind HashDiffers = new("FIL301", Severity.Error,
        new("올라온 내용의 SHA-256이 밝힌 값과 다릅니다.", "The SHA-256 of what arrived is not the one that was declared."),
        new("값을 확인해 다시 끝내거나 새로 올리세요.", "Check the value and finish again, or upload anew."));

    /// <summary>Content that is not what the name says.</summary>
    public static readonly ErrorKind ContentIsOther = new("FIL302", Severity.Error,
        new("내용이 {0} 파일이 아닙니다.", "The content is no {0} file."),
        new("파일이 열리는지 확인하고, 내용에 맞는 이름으로 새로 올리세요.", "Check that the file opens, and upload it anew under a name that fits its content."));

    /// <summary>A document with macros.</summary>
    public static readonly ErrorKind HasMacros = new("FIL303", Severity.Error,
        new("문서에 매크로가 있습니다.", "The document has macros."),
        new("매크로 없이 저장해 새로 올리세요.", "Save it without macros and upload it anew."));

    /// <summary>Its content is gone.</summary>
    public static readonly ErrorKind Gone = new("FIL401", Severity.Error,
        new("파일의 내용이 지워졌습니다. 기록만 남아 있습니다.", "The file's content was erased. Only its record is left."),
        new("필요하면 새로 올리세요.", "Upload it anew if it is needed."));

    /// <summary>Its content is damaged.</summary>
    public static readonly ErrorKind Damaged = new("FIL402", Severity.Error,
        new("저장된 내용이 기록과 다릅니다: {0}", "What is stored differs from the record: {0}"),
        new("운영자에게 알려 백업에서 되살리세요.", "Tell the operator, who restores it from a backup."));

    /// <summary>It has to be kept.</summary>
    public static readonly ErrorKind MustBeKept = new("FIL403", Severity.Error,
        new("{0}까지 보존해야 하는 파일입니다.", "The file must be kept until {0}."),
        new("보존 기간이 지나면 저절로 지워집니다.", "It is erased by itself when that time is over."));

    /// <summary>The person was erased.</summary>
    public static readonly ErrorKind PersonErased = new("FIL404", Severity.Error,
        new("이 사람의 개인정보는 지워졌고 다시 저장할 수 없습니다.", "This person's data were erased and cannot be stored again."),
        new("person을 확인하세요.", "Check person."));

    /// <summary>The person's key is not there, and was not destroyed.</summary>
    public static readonly ErrorKind KeyMissing = new("FIL405", Severity.Error,
        new("이 사람의 키를 찾을 수 없어 파일을 열 수 없습니다. 파일은 지워지지 않았습니다.", "This person's key is not found, so that the file cannot be opened. It was not erased."),
        new("운영자에게 알려 키 저장소의 백업을 되돌리세요.", "Tell the operator, who restores the backup of the key store."));

    /// <summary>No JSON.</summary>
    public static readonly ErrorKind NotJson = new("FIL501", Severity.Error,
        new("JSON이 아닙니다.", "This is not JSON."),
        new("이 줄의 쉼표, 괄호, 따옴표를 확인하세요.", "Look for a comma, a bracket or a quote that is missing or too much on this line."));

    /// <summary>A member that is missing or wrong.</summary>
    public static readonly ErrorKind MemberWrong = new("FIL502", Severity.Error,
        new("항목이 없거나 값이 잘못되었습니다: {0}", "A member is missing or wrong: {0}"),
        new("data/retention/kinds.schema.json을 보고 고치세요.", "Mend it by data/retention/kinds.schema.json."));

    /// <summary>A kind that is there twice.</summary>
    public static readonly ErrorKind KindTwice = new("FIL503", Severity.Error,
        new("파일 종류 '{0}'이(가) 두 번 있습니다.", "The kind '{0}' is there twice."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>No rule on a day.</summary>
    public static readonly ErrorKind NoRetention = new("FIL504", Severity.Error,
        new("'{0}' 종류에는 {1}에 시행 중인 보존 기간이 없습니다.", "The kind '{0}' has no retention period that is in force on {1}."),
        new("data/retention에 그 날의 보존 기간을 넣으세요.", "State one in data/retention."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        UnknownKind, NameLength, NameCharacter, FormatNotAllowed, SizeOutOfRange, PersonMissing, PersonNotAllowed, BadHash, BadId,
        NoSuchFile, OffsetWrong, Busy, TooMuch, Incomplete, AlreadyFinished, NotFinished, OffsetMissing, NotBytes,
        HashDiffers, ContentIsOther, HasMacros, Gone, Damaged, MustBeKept, PersonErased, KeyMissing,
        NotJson, MemberWrong, KindTwice, NoRetention,
    ];
}
