using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Outbox;

/// <summary>Messages as the ledger hands them over.</summary>
internal static class Mails
{
    public static readonly DateTimeOffset Recorded = new(2026, 11, 27, 1, 2, 3, TimeSpan.Zero);

    public static MailSettings Settings(int port = 25) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        TlsRequired = false,
        FromAddress = "noreply@naru.example",
        FromName = new BilingualText("나루", "Naru"),
        Domain = "naru.example",
        Patience = TimeSpan.FromSeconds(10),
    };

    public static MailMessage Turn(
        string caseName = "CAR-T 심의 <1차> & \"확인\"", string address = "hong@hospital.example", string? name = "홍길동", Language language = Language.Korean, string link = "https://naru.example/cases/1?a=1&b=2") => new(
        new MailRecipient(new PersonalText("person-1", address), name is null ? null : new PersonalText("person-1", name), language),
        "turn",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["state"] = "심의", ["due"] = "2026-12-11", ["link"] = link },
        new Dictionary<string, PersonalText>(StringComparer.Ordinal) { ["case"] = new("person-1", caseName) });

    public static MeetingMessage Meeting(MeetingAction action = MeetingAction.Invite, int sequence = 0, string summary = "심의 회의; 1차, 온라인", string name = "홍길동") => new(
        Turn("심의") with { To = Turn(name: name).To },
        "meeting-7",
        sequence,
        action,
        new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 12, 1, 6, 30, 0, TimeSpan.Zero),
        summary,
        "송도 컨벤시아");

    /// <summary>The message with what the ledger makes of it: its JSON and back.</summary>
    public static OutboxMessage Handed(NewMessage message, string id = "m1", int attempt = 1) =>
        new(id, message.Channel, message.Body, message.OrderKey, "command-1", Recorded, attempt);

    public static OutboxMessage Handed(string channel, string json) => new("m1", channel, JsonPayload.FromText(json), null, "command-1", Recorded, 1);

    public static Task<SendOutcome> SendAsync(MailSettings settings, OutboxMessage message, CancellationToken stop)
    {
        var composer = new MailComposer(MailTemplates.Shipped, settings);
        var transport = new MailTransport(settings);
        IOutboxSender sender = message.Channel == "calendar" ? new MeetingSender(composer, new MeetingCalendar(settings), transport) : new MailSender(composer, transport);
        return sender.SendAsync(message, stop);
    }

    /// <summary>The code of a failure, and whether it is for good.</summary>
    public static (string Code, bool ForGood) Failure(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Failed failed => (failed.Reason[..6], false),
        SendOutcome.Refused refused => (refused.Reason[..6], true),
        _ => ("sent", false),
    };
}
