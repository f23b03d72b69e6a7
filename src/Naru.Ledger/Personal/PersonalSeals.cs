using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Personal;

/// <summary>Seals and opens the personal texts of payloads with the persons' keys. Safe for threads.</summary>
internal sealed class PersonalSeals(string ledger, IPersonKeys? keys)
{
    /// <summary>What a message's texts are bound to, in place of a stream.</summary>
    public const string MessagePlace = "message";

    /// <summary>
    /// Seals a payload. Beside the sealed form it gives the form that readers will see, which projections must see at once. A person who was erased is an error, and the
    /// text is left out of both.
    /// </summary>
    public async ValueTask<SealedPayload?> CloseAsync(JsonPayload payload, string place, string path, ICollection<Error> errors, CancellationToken cancellationToken)
    {
        if (PersonalFields.Find(payload.Utf8.ToArray()) is not { } found || found.Fields.Any(f => f.SealedText is not null))
        {
            errors.Add(LedgerErrors.BadPayload.At(path));
            return null;
        }

        if (found.Fields.Count == 0)
        {
            return new SealedPayload(payload, payload.Utf8.ToArray(), null, []);
        }

        if (keys is null)
        {
            errors.Add(LedgerErrors.NoPersonKeys.At(path));
            return null;
        }

        Error? erased = null;
        var closed = new List<(string, string?)>();
        var open = new List<(string, string?)>();
        foreach (var field in found.Fields)
        {
            if (!Names.IsName(field.Person))
            {
                errors.Add(LedgerErrors.BadName.At(path, Names.MaximumLength));
                return null;
            }

            if (field.IsMissing)
            {
                // Recorded, it would say "erased" of a text that may come back.
                errors.Add(LedgerErrors.PersonKeyMissing.At(path, field.Person));
                return null;
            }

            var key = field.Text is null ? null : await keys.GetOrCreateAsync(field.Person, cancellationToken);
            erased ??= field.Text is not null && key is null ? LedgerErrors.PersonErased.At(path, field.Person) : null;
            closed.Add(key is null ? (PersonalNames.Erased, null) : (PersonalNames.Sealed, Seal.Close(field.Text!, key, field.Person, ledger, place)));
            open.Add(key is null ? (PersonalNames.Erased, null) : (PersonalNames.Text, field.Text));
        }

        return new SealedPayload(
            new JsonPayload(found.With(open)), found.With(closed), erased, found.Fields.Where(f => f.Text is not null).Select(f => f.Person).Distinct(StringComparer.Ordinal).ToValueList());
    }

    /// <summary>The payload as readers see it.</summary>
    public async ValueTask<OpenedPayload> OpenAsync(byte[] stored, string place, CancellationToken cancellationToken)
    {
        // Names in stored payloads with personal text are as the ledger wrote them.
        if (stored.AsSpan().IndexOf("\"$sealed\""u8) < 0 || PersonalFields.Find(stored) is not { } found)
        {
            return new OpenedPayload(new JsonPayload(stored), false, null);
        }

        var isErased = false;
        string? missing = null;
        var open = new List<(string, string?)>();
        foreach (var field in found.Fields)
        {
            var key = field.SealedText is null ? KeyLookup.Destroyed
                : keys is null ? KeyLookup.Missing
                : await keys.FindAsync(field.Person, cancellationToken);

            // A text that its person's key does not open was sealed with another one: that one is missing.
            var text = key.Key is null ? null : Seal.Open(field.SealedText!, key.Key, field.Person, ledger, place);
            isErased |= key.State == KeyState.Destroyed;
            missing ??= text is null && key.State != KeyState.Destroyed ? field.Person : null;
            open.Add(text is not null ? (PersonalNames.Text, text) : (key.State == KeyState.Destroyed ? PersonalNames.Erased : PersonalNames.Missing, null));
        }

        return new OpenedPayload(new JsonPayload(found.With(open)), isErased, missing);
    }

    public async ValueTask<RecordedEvent> OpenAsync(EventRow row, CancellationToken cancellationToken) =>
        row.ToEvent((await OpenAsync(row.Payload, row.Stream, cancellationToken)).Payload);

    /// <summary>An event as a projection must see it.</summary>
    /// <exception cref="PersonKeyMissingException">A key is missing: what follows from the event would lose what is not erased.</exception>
    public async ValueTask<RecordedEvent> OpenWholeAsync(EventRow row, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(row.Payload, row.Stream, cancellationToken);
        return opened.Missing is { } person ? throw new PersonKeyMissingException(person) : row.ToEvent(opened.Payload);
    }
}

/// <summary>A payload in both forms.</summary>
/// <param name="Open">What readers see.</param>
/// <param name="Stored">What is recorded.</param>
/// <param name="Erased">The error, if it is about a person who was erased.</param>
/// <param name="Persons">Whose texts it holds.</param>
internal sealed record SealedPayload(JsonPayload Open, byte[] Stored, Error? Erased, ValueList<string> Persons);

/// <summary>What readers see.</summary>
/// <param name="Payload">The payload.</param>
/// <param name="IsErased">Whether something of it was erased.</param>
/// <param name="Missing">A person whose key was not found, so that a text is not opened.</param>
internal sealed record OpenedPayload(JsonPayload Payload, bool IsErased, string? Missing);
