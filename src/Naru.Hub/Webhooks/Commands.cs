using Naru.Hub.Kernel;
using Naru.Hub.Webhooks.Contracts;

namespace Naru.Hub.Webhooks;

/// <summary>Registers a receiver.</summary>
internal sealed record RegisterWebhook(NewWebhook Webhook) : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "register");
}

/// <summary>Shows a receiver, or lists receivers.</summary>
internal sealed record ReadWebhook : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "read");
}

/// <summary>Shows what a receiver was told.</summary>
internal sealed record ReadDeliveries : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "read-deliveries");
}

/// <summary>Says something else of a receiver.</summary>
internal sealed record ChangeWebhook(WebhookContent Content) : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "change");
}

/// <summary>Gives a receiver a new secret.</summary>
internal sealed record RotateSecret(SecretChange Change) : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "rotate-secret");
}

/// <summary>Stops calling a receiver for a while.</summary>
internal sealed record PauseWebhook : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "pause");
}

/// <summary>Calls it again.</summary>
internal sealed record ResumeWebhook : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "resume");
}

/// <summary>Sends a receiver a test.</summary>
internal sealed record PingWebhook : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "ping");
}

/// <summary>Sends a receiver something once more.</summary>
internal sealed record RedeliverWebhook(string Delivery) : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "redeliver");
}

/// <summary>Removes a receiver for good.</summary>
internal sealed record RemoveWebhook : IHubCommand
{
    public static CommandName Name { get; } = new("webhooks", "receiver", "remove");
}
