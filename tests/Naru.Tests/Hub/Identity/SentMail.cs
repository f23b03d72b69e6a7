using System.Collections.Concurrent;
using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Ledger.Outbox;

namespace Naru.Tests.Hub.Identity;

/// <summary>A mail as its reader gets it.</summary>
internal sealed record SentMail(string To, string Subject, string Text);

/// <summary>Takes the mails of a ledger's outbox, and makes them as they would be sent.</summary>
internal sealed class MailCatcher : IOutboxSender
{
    private readonly MailComposer composer = new(MailTemplates.Shipped, new MailSettings
    {
        Host = "127.0.0.1",
        FromAddress = "naru@hub.example",
        FromName = new BilingualText("나루", "Naru"),
        Domain = "hub.example",
    });

    public ConcurrentQueue<SentMail> Sent { get; } = new();

    public string Channel => OutboxMessages.MailChannel;

    public Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var mail = OutboxMessages.Read<MailMessage>(message).Value!;
        var made = composer.Compose(message, mail);
        if (made.Value is null)
        {
            throw new InvalidOperationException(string.Join('\n', made.Findings));
        }

        Sent.Enqueue(new SentMail(mail.To.Address.Text!, made.Value.Subject ?? "", made.Value.TextBody ?? ""));
        return Task.FromResult<SendOutcome>(new SendOutcome.Sent());
    }
}
