using Microsoft.Extensions.DependencyInjection;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>The door of the outbox's senders.</summary>
public static class OutboxHosting
{
    /// <summary>
    /// Adds the senders of mails, meetings and webhooks. The host adds a <see cref="TimeProvider"/>, and <see cref="IWebhookReceivers"/> if <paramref name="webhooks"/> is given; the ledger's
    /// dispatcher takes every <see cref="IOutboxSender"/>.
    /// </summary>
    /// <param name="services">The hub's services.</param>
    /// <param name="mail">How mails are sent; null for a hub that sends none.</param>
    /// <param name="webhooks">How webhooks are sent; null for a hub that sends none.</param>
    public static IServiceCollection AddOutboxSenders(this IServiceCollection services, MailSettings? mail, WebhookSettings? webhooks)
    {
        if (mail is not null)
        {
            services.AddSingleton(mail);
            services.AddSingleton(MailTemplates.Shipped);
            services.AddSingleton<MailComposer>();
            services.AddSingleton<MailTransport>();
            services.AddSingleton<MeetingCalendar>();
            services.AddSingleton<IOutboxSender, MailSender>();
            services.AddSingleton<IOutboxSender, MeetingSender>();
        }

        if (webhooks is not null)
        {
            services.AddSingleton(webhooks);
            services.AddSingleton<WebhookTargets>();
            services.AddSingleton<IOutboxSender, WebhookSender>();
        }

        return services;
    }
}
