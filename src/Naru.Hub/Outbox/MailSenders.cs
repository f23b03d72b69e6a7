using MimeKit;
using Naru.Core;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>Sends mails. Safe for threads.</summary>
internal sealed class MailSender(MailComposer composer, MailTransport transport) : IOutboxSender
{
    public string Channel => OutboxMessages.MailChannel;

    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var mail = OutboxMessages.Read<MailMessage>(message);
        var made = mail.IsSuccess ? composer.Compose(message, mail.Value) : Result.Failure<MimeMessage>(mail.Findings);
        return made.IsSuccess ? await transport.SendAsync(made.Value, cancellationToken).ConfigureAwait(false) : Refusals.Of(made.Findings);
    }
}

/// <summary>Sends meetings: a mail that carries an invitation or a cancellation for the calendar (iMIP, RFC 6047). Safe for threads.</summary>
internal sealed class MeetingSender(MailComposer composer, MeetingCalendar calendar, MailTransport transport) : IOutboxSender
{
    public string Channel => OutboxMessages.CalendarChannel;

    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var meeting = OutboxMessages.Read<MeetingMessage>(message);
        if (!meeting.IsSuccess)
        {
            return Refusals.Of(meeting.Findings);
        }

        var made = composer.Compose(message, meeting.Value.Mail);
        var text = calendar.Write(message, meeting.Value);
        if (!made.IsSuccess || !text.IsSuccess)
        {
            return Refusals.Of(made.Findings.Concat(text.Findings).ToValueList());
        }

        // Beside text and HTML: a mail program that knows calendars shows buttons instead of the text.
        var part = MailComposer.Part("calendar", text.Value);
        part.ContentType.Parameters.Add("method", MeetingCalendar.Method(meeting.Value.Action));
        part.ContentType.Name = "invite.ics";
        ((MultipartAlternative)made.Value.Body!).Add(part);
        return await transport.SendAsync(made.Value, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Why a message can never be sent, for the operator.</summary>
internal static class Refusals
{
    internal static SendOutcome Of(ValueList<Error> findings) => new SendOutcome.Refused(string.Join("; ", findings.Select(OutboxErrors.Reason)));
}
