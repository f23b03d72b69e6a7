using System.Net.Sockets;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;
using Naru.Hub.Permissions;
using Naru.Hub.Webhooks.Contracts;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Webhooks;

/// <summary>A receiver as its stream made it, with the number of its events. Immutable.</summary>
internal sealed record LoadedWebhook(WebhookState? State, long Version);

/// <summary>A receiver after a command, and its new secret if it got one. Immutable.</summary>
internal sealed record WebhookDone(WebhookState State, long Version, string? Secret = null);

/// <summary>Receivers: what is asked of them, permitted, decided and recorded. Safe for threads; several instances on one database behave as one.</summary>
internal sealed class WebhookStore(
    ILedger ledger, PermissionTables permissions, PartyStore parties, WebhookTargets targets, WebhookSecrets secrets, DeliveryLog log, Subjects subjects, TimeProvider clock)
{
    private const int LongestAddress = 2_000;
    private static readonly TimeSpan LookupPatience = TimeSpan.FromSeconds(5);

    public async Task<LoadedWebhook> LoadAsync(string id, CancellationToken stop)
    {
        WebhookState? state = null;
        var version = 0L;
        if (Directories.Streams.IsId(id))
        {
            await foreach (var recorded in ledger.ReadStreamAsync(WebhookEvents.Stream(id), 0, stop))
            {
                version = recorded.Version;
                state = WebhookEvents.Of(recorded) is { } e ? WebhookState.Apply(id, state, e, recorded.Time) : state;
            }
        }

        return new LoadedWebhook(state, version);
    }

    public async Task<Result<WebhookDone>> RegisterAsync(ApiRequest request, NewWebhook webhook, CancellationToken stop)
    {
        var permitted = permissions.Check(request.Caller, WebhookPermissions.OfNew(request.Caller, webhook.Party), new RegisterWebhook(webhook));
        if (!permitted.IsSuccess)
        {
            return Result.Failure<WebhookDone>(permitted.Findings);
        }

        var (id, secret) = (request.CommandId.ToString("N"), Guid.CreateVersion7().ToString("N"));
        var party = (await parties.LoadAsync(webhook.Party, stop)).State;
        var decided = WebhookDecisions.Decide(id, permitted.Value, new WebhookFacts(
            clock.GetUtcNow(), WebhookTypes.Shipped, await JudgeAsync(webhook.Content.Address, stop), party is { MergedInto: null, IsClosed: false }, await CountAsync(webhook.Party, stop), secret));
        if (!decided.IsSuccess)
        {
            return Result.Failure<WebhookDone>(decided.Findings);
        }

        var text = await secrets.MakeAsync(id, secret, stop);
        return await RecordAsync(request, RegisterWebhook.Name, id, 0, decided.Value, text, stop);
    }

    public async Task<Result<WebhookDone>> ChangeAsync(ApiRequest request, string id, Precondition version, WebhookContent content, CancellationToken stop)
    {
        var loaded = await LoadAsync(id, stop);
        if (await RepeatedAsync(request, loaded, stop) is { } done)
        {
            return Result.Success(done);
        }

        var permitted = Permit(request, loaded, new ChangeWebhook(content), version);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<WebhookDone>(permitted.Findings);
        }

        var decided = WebhookDecisions.Decide(loaded.State!, permitted.Value, new WebhookFacts(clock.GetUtcNow(), WebhookTypes.Shipped, await JudgeAsync(content.Address, stop)));
        return decided.IsSuccess
            ? await RecordAsync(request, ChangeWebhook.Name, id, loaded.Version, decided.Value, null, stop)
            : Result.Failure<WebhookDone>(decided.Findings);
    }

    public async Task<Result<WebhookDone>> RotateAsync(ApiRequest request, string id, SecretChange change, CancellationToken stop)
    {
        var loaded = await LoadAsync(id, stop);
        var permitted = Permit(request, loaded, new RotateSecret(change));
        if (!permitted.IsSuccess)
        {
            return Result.Failure<WebhookDone>(permitted.Findings);
        }

        var secret = Guid.CreateVersion7().ToString("N");
        var decided = WebhookDecisions.Decide(permitted.Value, new WebhookFacts(clock.GetUtcNow(), WebhookTypes.Shipped, Secret: secret));
        if (!decided.IsSuccess)
        {
            return Result.Failure<WebhookDone>(decided.Findings);
        }

        var text = await secrets.MakeAsync(id, secret, stop);
        var done = await RecordAsync(request, RotateSecret.Name, id, loaded.Version, decided.Value, text, stop);
        if (done.IsSuccess)
        {
            await secrets.KeepAsync(done.Value.State, stop);
        }

        return done;
    }

    /// <summary>Pauses, resumes or removes a receiver: what the tables allow happens, and needs nothing more.</summary>
    public async Task<Result<WebhookDone>> RunAsync<TCommand>(ApiRequest request, string id, TCommand command, WebhookEvent happens, CancellationToken stop)
        where TCommand : class, IHubCommand
    {
        var loaded = await LoadAsync(id, stop);
        if (await RepeatedAsync(request, loaded, stop) is { } repeated)
        {
            return Result.Success(repeated);
        }

        var permitted = Permit(request, loaded, command);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<WebhookDone>(permitted.Findings);
        }

        var done = await RecordAsync(request, TCommand.Name, id, loaded.Version, [happens], null, stop);
        if (done is { IsSuccess: true, Value.State.Status: WebhookStatus.Removed })
        {
            await secrets.KeepAsync(done.Value.State, stop);
        }

        return done;
    }

    /// <summary>Sends a test, past whatever waits.</summary>
    public async Task<Result<WebhookDone>> PingAsync(ApiRequest request, string id, CancellationToken stop)
    {
        var loaded = await LoadAsync(id, stop);
        if (await RepeatedAsync(request, loaded, stop) is { } done)
        {
            return Result.Success(done);
        }

        var permitted = Permit(request, loaded, new PingWebhook());
        if (!permitted.IsSuccess)
        {
            return Result.Failure<WebhookDone>(permitted.Findings);
        }

        var delivery = $"ping_{request.CommandId:N}";
        var message = new WebhookMessage(delivery, id, WebhookTypes.Ping, clock.GetUtcNow(), subjects.OfReceiver(id, loaded.Version + 1).ToJson());
        return await RecordAsync(
            request, PingWebhook.Name, id, loaded.Version, [new WebhookPinged(delivery)], null, stop, OutboxMessages.Of(message, order: $"{id}/ping"));
    }

    /// <summary>Sends something once more, past whatever waits, under its id: a receiver that has had it drops it.</summary>
    public async Task<Result<WebhookDone>> RedeliverAsync(ApiRequest request, string id, string delivery, CancellationToken stop)
    {
        var loaded = await LoadAsync(id, stop);
        if (await RepeatedAsync(request, loaded, stop) is { } done)
        {
            return Result.Success(done);
        }

        var permitted = Permit(request, loaded, new RedeliverWebhook(delivery));
        if (!permitted.IsSuccess)
        {
            return Result.Failure<WebhookDone>(permitted.Findings);
        }

        if (await log.FindAsync(id, delivery, stop) is not { } found)
        {
            return Result.Failure<WebhookDone>([WebhookErrors.NoSuchDelivery.At(SourcePlace.None, DeliveryLog.DaysKept)]);
        }

        if (found.State == DeliveryState.Waiting)
        {
            return Result.Failure<WebhookDone>([WebhookErrors.StillWaiting.At(SourcePlace.None)]);
        }

        var message = new WebhookMessage(found.Id, id, found.Type, found.Happened, found.Data);
        return await RecordAsync(
            request, RedeliverWebhook.Name, id, loaded.Version, [new RedeliveryAsked(delivery)], null, stop, OutboxMessages.Of(message, order: $"{id}/again"));
    }

    /// <summary>The command, permitted, on a receiver that is still as the caller saw it.</summary>
    public Result<Permitted<TCommand>> Permit<TCommand>(ApiRequest request, LoadedWebhook loaded, TCommand command, Precondition? version = null)
        where TCommand : class, IHubCommand
    {
        if (loaded.State is not { } state)
        {
            return Result.Failure<Permitted<TCommand>>([PermissionTables.NotThere()]);
        }

        var permitted = permissions.Check(request.Caller, WebhookPermissions.Of(request.Caller, state), command);
        return permitted.IsSuccess && version is not null ? version.Hold(permitted.Value, loaded.Version) : permitted;
    }

    /// <summary>A party's receivers that the caller may see, by id; those that were removed are left out.</summary>
    public async Task<Result<Page<WebhookView>>> ListAsync(ApiRequest request, PageRequest page, string party, CancellationToken stop)
    {
        var permitted = permissions.Check(request.Caller, WebhookPermissions.OfNew(request.Caller, party), new ReadWebhook());
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Page<WebhookView>>(permitted.Findings);
        }

        var views = new List<WebhookView>();
        await using var connection = await ledger.OpenReadAsync(stop);
        var rows = await WebhookTables.QueryAsync(
            connection, "SELECT id FROM webhook_receiver WHERE party = @party AND state <> 'removed' AND id > @after ORDER BY id LIMIT @limit", r => r.GetString(0), stop,
            ("@party", party), ("@after", page.After ?? ""), ("@limit", page.Limit + 1));
        foreach (var id in rows)
        {
            var loaded = await LoadAsync(id, stop);
            if (loaded.State is not null && Permit(request, loaded, new ReadWebhook()).IsSuccess)
            {
                views.Add(await ViewAsync(loaded.State, stop));
            }
        }

        return Result.Success(page.Page(views, v => v.Id));
    }

    /// <summary>The receiver as the API shows it.</summary>
    public async Task<WebhookView> ViewAsync(WebhookState state, CancellationToken stop)
    {
        var failing = await log.FailingSinceAsync(state.Id, stop);
        return state.View(clock.GetUtcNow(), failing > state.Since ? failing : null);
    }

    /// <summary>What is wrong with an address; null if it may be called as things are now.</summary>
    private async Task<ErrorKind?> JudgeAsync(string address, CancellationToken stop)
    {
        if (address.Length > LongestAddress || address.Any(c => c is <= ' ' or > '~') || !Uri.TryCreate(address, UriKind.Absolute, out var target)
            || !targets.IsCallable(target) || target.Fragment.Length > 0)
        {
            return WebhookErrors.BadAddress;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(LookupPatience);
        try
        {
            return await targets.FindAsync(target, patience.Token) is not null ? null
                : target.HostNameType == UriHostNameType.Dns ? WebhookErrors.NoPublicName
                : WebhookErrors.InnerAddress;
        }
        catch (Exception e) when (e is SocketException or ArgumentException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return WebhookErrors.NoPublicName;
        }
    }

    private async Task<long> CountAsync(string party, CancellationToken stop)
    {
        await using var connection = await ledger.OpenReadAsync(stop);
        return (await WebhookTables.QueryAsync(
            connection, "SELECT count(*) FROM webhook_receiver WHERE party = @party AND state <> 'removed'", r => r.GetInt64(0), stop, ("@party", party))).Single();
    }

    private async Task<WebhookDone?> RepeatedAsync(ApiRequest request, LoadedWebhook loaded, CancellationToken stop) =>
        loaded.State is { } state && await ledger.FindCommandAsync(Command(request), stop) is { } appended
            ? new WebhookDone(state, appended.Streams.FirstOrDefault(s => s.Stream == WebhookEvents.Stream(state.Id))?.Version ?? 0)
            : null;

    private async Task<Result<WebhookDone>> RecordAsync(
        ApiRequest request, CommandName rule, string id, long version, ValueList<WebhookEvent> events, string? secret, CancellationToken stop, params ValueList<NewMessage> messages)
    {
        var append = new Append(
            new Origin(Command(request), request.Person, rule.ToString()),
            [new StreamAppend(WebhookEvents.Stream(id), version, events.Select(WebhookEvents.New).ToValueList())], messages);
        var appended = await ledger.AppendAsync(append, stop);
        if (!appended.IsSuccess)
        {
            // Somebody else was faster: the caller reads again, as with a stale If-Match.
            return Result.Failure<WebhookDone>(appended.Errors
                .Select(e => e.Code == LedgerErrors.VersionConflict.Code ? ApiErrors.Changed.At(SourcePlace.None) : e).ToValueList());
        }

        var loaded = await LoadAsync(id, stop);
        return Result.Success(new WebhookDone(loaded.State!, appended.Value.Streams[0].Version, secret));
    }

    private static string Command(ApiRequest request) => request.CommandId.ToString("N");
}
