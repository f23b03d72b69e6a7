using Naru.Core;

namespace Naru.Cli.Hub;

/// <summary>What the commands for operating a hub say.</summary>
internal static class OperatingText
{
    public static readonly BilingualText Outbox = new("보낼 메일과 웹훅을 살펴보고 다시 보냅니다.", "Looks after mails and webhooks that are to be sent.");
    public static readonly BilingualText OutboxList = new("기다리는 것의 수와 보내기를 포기한 것을 보여 줍니다.", "Shows how many wait, and those that were given up.");
    public static readonly BilingualText OutboxRetry = new("보내기를 포기한 것을 다시 보냅니다. 허브가 돌고 있으면 곧 보냅니다.", "Puts what was given up back into the queue; a running hub sends it soon.");

    public static readonly BilingualText OutboxPurge = new(
        "끝난 것의 기록을 지웁니다. 보낸 것은 허브도 outboxKeepDays가 지나면 지웁니다.", "Forgets what is finished; a hub does so by itself with what was sent, after outboxKeepDays.");

    public static readonly BilingualText Keys = new("사람별 키를 돌봅니다.", "Looks after the keys of persons.");

    public static readonly BilingualText Relock = new(
        "사람별 키를 새 키로 다시 잠그고 키 파일을 바꿉니다. 허브를 먼저 모두 멈추세요.", "Locks the keys of persons with a new key and replaces its file. Stop all hubs first.");

    public static readonly BilingualText Erase = new(
        "한 사람의 계정을 닫고 개인정보를 지웁니다. 되돌릴 수 없습니다.", "Closes a person's account and erases what is personal. This cannot be undone.");

    public static readonly BilingualText OptionPerson = new("사람의 번호", "The person's id");
    public static readonly BilingualText OptionYes = new("묻지 않고 지웁니다", "Erases without asking");
    public static readonly BilingualText ArgumentMessage = new("메시지의 번호", "Ids of messages");
    public static readonly BilingualText OptionAllMessages = new("포기한 것 모두", "All that were given up");
    public static readonly BilingualText OptionOlderThan = new("끝난 지 이만큼 지난 것(일). 없으면 outboxKeepDays", "Finished this many days ago; without it, outboxKeepDays");
    public static readonly BilingualText OptionDead = new("보내기를 포기한 것도 지웁니다", "Also those that were given up");

    public static readonly BilingualText Counts = new("기다림 {0}, 포기 {1}, 보냄 {2}, 수신자 삭제됨 {3}", "{0} wait, {1} were given up, {2} were sent, {3} had their reader erased");
    public static readonly BilingualText OldestDue = new("가장 오래 기다린 것: {0}부터", "The oldest should have been sent at {0}");
    public static readonly BilingualText Dead = new("    {0}번 시도, {1}에 포기: {2}", "    given up at {1} after {0} attempts: {2}");
    public static readonly BilingualText Retried = new("다시 보낼 것: {0}개", "Back in the queue: {0}");
    public static readonly BilingualText Purged = new("지운 기록: {0}개", "Forgotten: {0}");
    public static readonly BilingualText Relocked = new("새 키로 잠갔습니다. 이 파일의 사본을 다른 곳에 보관하고, 허브를 다시 시작하세요: {0}", "Locked with a new key. Keep a copy of this file elsewhere, and start the hubs again: {0}");
    public static readonly BilingualText AskErase = new("'{0}'의 개인정보를 되돌릴 수 없게 지웁니다. 계속하려면 번호를 다시 입력하세요: ", "What is personal about '{0}' will be erased for good. To go on, type the id again: ");
    public static readonly BilingualText NotErased = new("지우지 않았습니다.", "Nothing was erased.");
    public static readonly BilingualText Erased = new("지웠습니다: {0}", "Erased: {0}");

    public static readonly BilingualText Waits = new(
        "계정을 닫고 지웠습니다: {0}. 법에 따라 {1}까지 보관할 파일이 있어, 키는 그 뒤에 저절로 없앱니다.", "The account was closed and emptied: {0}. Files must be kept until {1} by law; the key is destroyed by itself after that.");

    public static readonly BilingualText UntilClosed = new("그 건이 끝나고 보존 기간이 지날 때", "what they belong to is closed and their period is over");
}
