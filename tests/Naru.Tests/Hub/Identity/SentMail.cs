using System.Collections.Concurrent;
using System.Text.Json;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Identity;

/// <summary>A mail as its reader gets it.</summary>
internal sealed record SentMail(string To, string Subject, string Text);

/// <summary>Takes the mails of a ledger's outbox.</summary>
internal sealed class MailCatcher : IOutboxSender
{
    public ConcurrentQueue<SentMail> Sent { get; } = new();

    public string Channel => "mail";

    public Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var mail = message.Body.Read<Form>(JsonSerializerOptions.Web);
        Sent.Enqueue(new SentMail(mail.To.Text!, mail.Subject.Text!, mail.Text.Text!));
        return Task.FromResult<SendOutcome>(new SendOutcome.Sent());
    }

    private sealed record Form(PersonalText To, PersonalText Subject, PersonalText Text);
}
