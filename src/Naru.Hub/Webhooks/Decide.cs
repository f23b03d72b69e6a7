using Naru.Core;
using Naru.Hub.Permissions;
using Naru.Hub.Webhooks.Contracts;
using Naru.Ledger.Personal;

namespace Naru.Hub.Webhooks;

/// <summary>What a decision about a receiver rests on, beside the receiver itself. Immutable.</summary>
/// <param name="Now">The time.</param>
/// <param name="Types">What receivers can be told.</param>
/// <param name="Address">What is wrong with the address that the command names; null if nothing.</param>
/// <param name="IsPartyOpen">Whether the party is in the directory, neither merged nor closed.</param>
/// <param name="Count">How many receivers the party has.</param>
/// <param name="Secret">The id of a new secret.</param>
internal sealed record WebhookFacts(DateTimeOffset Now, WebhookTypes Types, ErrorKind? Address = null, bool IsPartyOpen = true, long Count = 0, string Secret = "");

/// <summary>What the commands about receivers do. Pure: the same state, command and facts give the same events or errors.</summary>
internal static class WebhookDecisions
{
    /// <summary>The most receivers of a party.</summary>
    public const int MostReceivers = 20;

    /// <summary>The longest time for which an old secret signs beside the new one, in hours.</summary>
    public const int LongestOverlap = 168;

    private const int UsualOverlap = 24;
    private const int LongestDescription = 500;

    /// <summary>Registers a receiver.</summary>
    public static Result<ValueList<WebhookEvent>> Decide(string id, Permitted<RegisterWebhook> permitted, WebhookFacts facts)
    {
        var (webhook, errors) = (permitted.Command.Webhook, new List<Error>());
        if (!facts.IsPartyOpen)
        {
            errors.Add(WebhookErrors.NoSuchParty.At("$.party"));
        }
        else if (facts.Count >= MostReceivers)
        {
            errors.Add(WebhookErrors.TooMany.At("$.party", MostReceivers));
        }

        Check(webhook.Content, "$.content", facts, errors);
        return Result.From<ValueList<WebhookEvent>>(() => [new WebhookRegistered(webhook.Party, Sealed(id, webhook.Content), facts.Secret)], errors.ToValueList());
    }

    /// <summary>Says something else of it. The party stays.</summary>
    public static Result<ValueList<WebhookEvent>> Decide(WebhookState state, Permitted<ChangeWebhook> permitted, WebhookFacts facts)
    {
        var errors = new List<Error>();
        Check(permitted.Command.Content, "$", facts, errors);
        return Result.From<ValueList<WebhookEvent>>(() => [new WebhookChanged(Sealed(state.Id, permitted.Command.Content))], errors.ToValueList());
    }

    /// <summary>Gives it a new secret; the old ones sign on for a while.</summary>
    public static Result<ValueList<WebhookEvent>> Decide(Permitted<RotateSecret> permitted, WebhookFacts facts)
    {
        var hours = permitted.Command.Change.OverlapHours ?? UsualOverlap;
        return hours is >= 0 and <= LongestOverlap
            ? Result.Success<ValueList<WebhookEvent>>([new SecretRotated(facts.Secret, facts.Now + TimeSpan.FromHours(hours))])
            : Result.Failure<ValueList<WebhookEvent>>([WebhookErrors.BadOverlap.At("$.overlapHours", LongestOverlap)]);
    }

    private static SealedContent Sealed(string id, WebhookContent content)
    {
        // A key of the receiver's own: whoever has to forget it can, while the chain verifies.
        var key = $"webhook-{id}";
        return new SealedContent(
            new PersonalText(key, content.Address), content.Types, content.About, content.Description is { } description ? new PersonalText(key, description) : null);
    }

    private static void Check(WebhookContent content, string path, WebhookFacts facts, List<Error> errors)
    {
        if (facts.Address is { } address)
        {
            errors.Add(address.At($"{path}.address"));
        }

        if (content.Types.Count == 0 || content.Types.Distinct(StringComparer.Ordinal).Count() < content.Types.Count)
        {
            errors.Add(WebhookErrors.BadTypes.At($"{path}.types"));
        }

        // As many as there are tell enough, however many were sent.
        for (var i = 0; i < Math.Min(content.Types.Count, facts.Types.All.Count); i++)
        {
            if (facts.Types.Find(content.Types[i]) is null)
            {
                errors.Add(WebhookErrors.UnknownType.At($"{path}.types[{i}]", content.Types[i].Length <= 64 ? content.Types[i] : $"{content.Types[i][..64]}…"));
            }
        }

        Directories.TextRules.Text(errors, $"{path}.description", content.Description, LongestDescription);
    }
}
