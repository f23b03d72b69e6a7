using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Naru.Core;
using Naru.Hub.Time;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>
/// Writes meetings as iCalendar (RFC 5545, RFC 5546). A meeting has one <c>UID</c> for life; a change has a higher <c>SEQUENCE</c>. Times are those of Seoul, with the zone's rules beside, so that a
/// calendar anywhere shows them right. Safe for threads.
/// </summary>
internal sealed class MeetingCalendar(MailSettings settings)
{
    internal static string Method(MeetingAction action) => action switch
    {
        MeetingAction.Invite => "REQUEST",
        MeetingAction.Cancel => "CANCEL",
    };

    /// <summary>The text, or why there can be none: <c>OUT105</c>, <c>OUT108</c>.</summary>
    internal Result<string> Write(OutboxMessage message, MeetingMessage meeting)
    {
        var errors = new List<Error>();
        if (meeting.End <= meeting.Start || meeting.Sequence < 0 || meeting.Meeting.Length is < 1 or > 100 || !meeting.Meeting.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            errors.Add(OutboxErrors.BadMeeting.At("$"));
        }

        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)[("summary", meeting.Summary), ("location", meeting.Location)])
        {
            if (text is not null && MailComposer.HasControl(text))
            {
                errors.Add(OutboxErrors.ControlCharacter.At($"$.{name}", name));
            }
        }

        return Result.From(() => Text(message, meeting), errors.ToValueList());
    }

    private string Text(OutboxMessage message, MeetingMessage meeting)
    {
        var to = meeting.Mail.To;
        var calendar = new Ical.Net.Calendar { Method = Method(meeting.Action), ProductId = "-//Naru//Hub//KO" };
        calendar.AddTimeZone(Seoul());
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{meeting.Meeting}@{settings.Domain}",
            Sequence = meeting.Sequence,
            Status = meeting.Action == MeetingAction.Cancel ? "CANCELLED" : "CONFIRMED",
            DtStamp = new CalDateTime(message.Recorded.UtcDateTime, "UTC"),
            DtStart = Local(meeting.Start),
            DtEnd = Local(meeting.End),
            Summary = meeting.Summary,
            Location = meeting.Location,
            Organizer = new Organizer($"mailto:{settings.FromAddress}") { CommonName = Plain(settings.FromName.In(to.Language)) },
            Attendees = [new Attendee($"mailto:{to.Address.Text}") { CommonName = Plain(to.Name?.Text ?? to.Address.Text ?? ""), Rsvp = meeting.Action == MeetingAction.Invite, Role = "REQ-PARTICIPANT", ParticipationStatus = "NEEDS-ACTION" }],
        });
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("A calendar was not written.");
    }

    private static CalDateTime Local(DateTimeOffset instant) => new(DateTime.SpecifyKind(SeoulTime.Of(instant).DateTime, DateTimeKind.Unspecified), SeoulTime.ZoneName);

    /// <summary>One rule since 1988 says it all: zone data with Korea's history would only be longer.</summary>
    private static VTimeZone Seoul()
    {
        var zone = new VTimeZone(SeoulTime.ZoneName);
        zone.TimeZoneInfos.Clear();
        zone.TimeZoneInfos.Add(new VTimeZoneInfo
        {
            Name = "STANDARD",
            TimeZoneName = "KST",
            OffsetFrom = new UtcOffset(SeoulTime.Offset),
            OffsetTo = new UtcOffset(SeoulTime.Offset),
            DtStart = new CalDateTime(new DateTime(1988, 10, 9, 0, 0, 0, DateTimeKind.Unspecified)),
        });
        return zone;
    }

    /// <summary>A name as a parameter: no quotation mark can be written in one (RFC 5545, 3.2).</summary>
    private static string Plain(string name) => name.Replace('"', '\'');
}
