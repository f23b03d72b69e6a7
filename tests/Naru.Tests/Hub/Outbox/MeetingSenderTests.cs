using Ical.Net;
using MimeKit;
using Naru.Hub.Outbox;
using Naru.Ledger.Outbox;
using Xunit;

namespace Naru.Tests.Hub.Outbox;

public sealed class MeetingSenderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_InvitedMovedCancelled_IsOneMeeting()
    {
        await using var server = new MailServer();
        foreach (var (message, i) in new[] { Mails.Meeting(), Mails.Meeting(sequence: 1) with { Start = Mails.Meeting().Start.AddHours(1), End = Mails.Meeting().End.AddHours(1) }, Mails.Meeting(MeetingAction.Cancel, 2) }.Select((m, i) => (m, i)))
        {
            Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(message), $"m{i}"), Stop));
        }

        var parts = server.Messages.Select(m => m.Message.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar")).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], parts.Select(p => p.ContentType.Parameters["method"]));
        Assert.All(parts, p => Assert.Equal("utf-8", p.ContentType.Charset));
        var calendars = parts.Select(p => Calendar.Load(p.Text)!).ToList();
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], calendars.Select(c => c.Method));
        var events = calendars.Select(c => c.Events.Single()).ToList();
        Assert.All(events, e => Assert.Equal("meeting-7@naru.example", e.Uid));
        Assert.Equal([0, 1, 2], events.Select(e => e.Sequence));
        Assert.Equal(["CONFIRMED", "CONFIRMED", "CANCELLED"], events.Select(e => e.Status));
        Assert.Equal([14, 15, 14], events.Select(e => e.DtStart!.Value.Hour));
        Assert.All(events, e => Assert.Equal("Asia/Seoul", e.DtStart!.TzId));
        Assert.Equal(new DateTime(2026, 12, 1, 5, 0, 0, DateTimeKind.Utc), events[0].DtStart!.AsUtc);
        Assert.Equal("심의 회의; 1차, 온라인", events[0].Summary);
        Assert.Equal("mailto:hong@hospital.example", events[0].Attendees.Single().Value!.ToString());
        Assert.Equal(server.Messages.First().Message.From.Mailboxes.Single().Address, events[0].Organizer!.Value!.ToString()["mailto:".Length..]);
        Assert.Contains("BEGIN:VTIMEZONE", parts[0].Text, StringComparison.Ordinal);
        Assert.Contains("TZOFFSETTO:+0900", parts[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nATTENDEE:mailto:victim@example.org", "홍길동", "OUT105")]
    [InlineData("심의", "홍\nATTENDEE:mailto:victim@example.org", "OUT105")]
    public async Task Send_ForgedLine_IsRefused(string summary, string name, string code)
    {
        await using var server = new MailServer();
        Assert.Equal((code, true), Mails.Failure(await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Meeting(summary: summary, name: name))), Stop)));
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task Send_NameWithQuotationMarks_StaysOneParameter()
    {
        await using var server = new MailServer();
        Assert.IsType<SendOutcome.Sent>(await Mails.SendAsync(Mails.Settings(server.Port), Mails.Handed(OutboxMessages.Of(Mails.Meeting(name: "홍\";ROLE=CHAIR:x, 길동"))), Stop));
        var calendar = Calendar.Load(server.Messages.Single().Message.BodyParts.OfType<TextPart>().Single(p => p.ContentType.MimeType == "text/calendar").Text)!;
        var attendee = Assert.Single(calendar.Events.Single().Attendees);
        Assert.Equal(("mailto:hong@hospital.example", "REQ-PARTICIPANT"), (attendee.Value!.ToString(), attendee.Role));
    }

    /// <summary>What concerns a meeting and a person is sent in order; the ledger keeps it by this key.</summary>
    [Fact]
    public void Of_MessagesOfAMeeting_HaveOneOrder() => Assert.Equal(
        OutboxMessages.Of(Mails.Meeting()).OrderKey, OutboxMessages.Of(Mails.Meeting(MeetingAction.Cancel, 3)).OrderKey);
}
