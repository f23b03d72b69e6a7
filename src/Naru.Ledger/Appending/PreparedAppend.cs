using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Ledger.Appending;

/// <summary>An append that was checked and sealed, and waits for its turn.</summary>
internal sealed class PreparedAppend(Append append, IReadOnlyList<PreparedEvent> events, IReadOnlyList<PreparedMessage> messages, Error? erased, IReadOnlyList<string> persons)
{
    private readonly TaskCompletionSource<Result<Appended>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Append Append { get; } = append;

    public IReadOnlyList<PreparedEvent> Events { get; } = events;

    public IReadOnlyList<PreparedMessage> Messages { get; } = messages;

    /// <summary>Set if personal text of somebody erased is in it: then it can only be the repetition of what was recorded before.</summary>
    public Error? Erased { get; } = erased;

    /// <summary>Whose texts were sealed: if one of them was erased since, it must not be recorded.</summary>
    public IReadOnlyList<string> Persons { get; } = persons;

    public Task<Result<Appended>> Answer => answer.Task;

    public void Complete(Result<Appended> result) => answer.TrySetResult(result);

    public void Fail(Exception exception) => answer.TrySetException(exception);

    /// <summary>Checks and seals; null if there were errors.</summary>
    public static async Task<PreparedAppend?> PrepareAsync(
        Append append, PersonalSeals seals, int maximumBytes, ICollection<Error> errors, CancellationToken cancellationToken)
    {
        CheckNames(append, errors);
        Error? erased = null;
        var persons = new HashSet<string>(StringComparer.Ordinal);
        var events = new List<PreparedEvent>();
        for (var s = 0; s < append.Streams.Count; s++)
        {
            var stream = append.Streams[s];
            for (var e = 0; e < stream.Events.Count; e++)
            {
                var path = $"$.streams[{s}].events[{e}].payload";
                if (await CloseAsync(stream.Events[e].Payload, stream.Stream, path) is { } payload)
                {
                    events.Add(new PreparedEvent(stream.Stream, stream.Events[e], payload));
                }
            }
        }

        var messages = new List<PreparedMessage>();
        for (var m = 0; m < append.Messages?.Count; m++)
        {
            if (await CloseAsync(append.Messages[m].Body, PersonalSeals.MessagePlace, $"$.messages[{m}].body") is { } body)
            {
                messages.Add(new PreparedMessage(append.Messages[m], body));
            }
        }

        return errors.Count == 0 ? new PreparedAppend(append, events, messages, erased, [.. persons]) : null;

        async ValueTask<SealedPayload?> CloseAsync(JsonPayload payload, string place, string path)
        {
            if (payload.Utf8.Length > maximumBytes)
            {
                errors.Add(LedgerErrors.PayloadTooLarge.At(path, payload.Utf8.Length, maximumBytes));
                return null;
            }

            var closed = await seals.CloseAsync(payload, place, path, errors, cancellationToken);
            erased ??= closed?.Erased;
            persons.UnionWith(closed?.Persons ?? []);
            return closed;
        }
    }

    private static void CheckNames(Append append, ICollection<Error> errors)
    {
        Check(append.Origin.Command, "$.origin.command");
        Check(append.Origin.Actor, "$.origin.actor");
        Check(append.Origin.Rule, "$.origin.rule");
        if (append.Origin.Content is { } content)
        {
            Check(content, "$.origin.content");
        }

        if (append.Streams.All(s => s.Events.Count == 0) || append.Streams.DistinctBy(s => s.Stream, StringComparer.Ordinal).Count() < append.Streams.Count)
        {
            errors.Add(LedgerErrors.BadAppend.At("$.streams"));
        }

        for (var s = 0; s < append.Streams.Count; s++)
        {
            var stream = append.Streams[s];
            Check(stream.Stream, $"$.streams[{s}].stream");
            if (stream.ExpectedVersion < StreamAppend.AnyVersion)
            {
                errors.Add(LedgerErrors.BadNumber.At($"$.streams[{s}].expectedVersion", stream.ExpectedVersion));
            }

            for (var e = 0; e < stream.Events.Count; e++)
            {
                Check(stream.Events[e].Type, $"$.streams[{s}].events[{e}].type");
                if (stream.Events[e].Schema < 1)
                {
                    errors.Add(LedgerErrors.BadNumber.At($"$.streams[{s}].events[{e}].schema", stream.Events[e].Schema));
                }
            }
        }

        for (var m = 0; m < append.Messages?.Count; m++)
        {
            Check(append.Messages[m].Channel, $"$.messages[{m}].channel");
            if (append.Messages[m].OrderKey is { } key)
            {
                Check(key, $"$.messages[{m}].orderKey");
            }
        }

        void Check(string name, string path)
        {
            if (!Names.IsName(name))
            {
                errors.Add(LedgerErrors.BadName.At(path, Names.MaximumLength));
            }
        }
    }
}

/// <summary>An event with its payload in both forms.</summary>
internal sealed record PreparedEvent(string Stream, NewEvent Event, SealedPayload Payload);

/// <summary>A message with its body in both forms.</summary>
internal sealed record PreparedMessage(NewMessage Message, SealedPayload Body);
