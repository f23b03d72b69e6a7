using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Parties;

/// <summary>What a decision about a party rests on, beside the party itself. Immutable.</summary>
/// <param name="Data">Lists and districts.</param>
/// <param name="Today">The day.</param>
/// <param name="Others">The parties that the command names and those that they lie within, by id.</param>
/// <param name="Holders">Who has the numbers that the command names, by <see cref="PartyNumbers"/>.</param>
internal sealed record PartyFacts(
    DirectoryData Data, DateOnly Today, IReadOnlyDictionary<string, PartyState> Others, IReadOnlyDictionary<string, string> Holders);

/// <summary>What the commands about parties do. Pure: the same state, command and facts give the same events or errors.</summary>
internal static class PartyDecisions
{
    private const int LongestReason = 1_000;

    /// <summary>Registers a party under an id that nobody has.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(string id, Permitted<RegisterParty> permitted, PartyFacts facts)
    {
        var checks = new Checks(facts.Data, facts.Today);
        var profile = Checked(checks, id, permitted.Command.Profile, facts);
        var (open, person) = PartyState.Sealed(id, profile);
        return Result.From<ValueList<DirectoryEvent>>(() => [new PartyRegistered(open, person)], checks.Errors);
    }

    /// <summary>Says something else of it. Its kind stays.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<ChangeParty> permitted, PartyFacts facts)
    {
        var checks = Begin(state, facts);
        var profile = Checked(checks, state.Id, permitted.Command.Profile, facts);
        checks.Require(profile.Kind == state.Profile.Kind, DirectoryErrors.WrongKind, "$.kind", state.Profile.Kind);
        checks.Require(profile != state.Profile, DirectoryErrors.NothingChanged, "$");
        var (open, person) = PartyState.Sealed(state.Id, profile);

        // What an officer satisfied himself of is that this party has these names and numbers.
        var isOther = state.IsVerified && !permitted.Standing.Roles.Contains("hub-officer", StringComparer.Ordinal)
            && (profile.Names != state.Profile.Names || profile.Ror != state.Profile.Ror || profile.BusinessNumber != state.Profile.BusinessNumber);
        return Result.From<ValueList<DirectoryEvent>>(
            () => isOther ? [new PartyChanged(open, person), new PartyUnverified("renamed")] : [new PartyChanged(open, person)], checks.Errors);
    }

    /// <summary>Says that it is the one that it says it is.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<VerifyParty> permitted, PartyFacts facts)
    {
        var checks = Begin(state, facts);
        checks.Text("$.reason", permitted.Command.Ground, LongestReason);
        checks.Require(!state.IsVerified, DirectoryErrors.IsVerified, "$");
        return Result.From<ValueList<DirectoryEvent>>(() => [new PartyVerified(permitted.Command.Ground)], checks.Errors);
    }

    /// <summary>Takes that back.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<UnverifyParty> permitted, PartyFacts facts)
    {
        var checks = Begin(state, facts);
        checks.Text("$.reason", permitted.Command.Reason, LongestReason);
        checks.Require(state.IsVerified, DirectoryErrors.IsNotVerified, "$");
        return Result.From<ValueList<DirectoryEvent>>(() => [new PartyUnverified(permitted.Command.Reason)], checks.Errors);
    }

    /// <summary>Gives a person a role.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<AddRole> permitted, PartyFacts facts)
    {
        var (checks, command) = (Begin(state, facts), permitted.Command);
        Named(checks, "$.person", command.Person, facts, PartyKind.Person);
        checks.Code("$.role", command.Role, ListNames.PartyRole);
        checks.Require(state.Profile.Kind != PartyKind.Person, DirectoryErrors.NotForKind, "$", "people", PartyKind.Person);
        checks.Require(Running(state, command.Person, command.Role) is null, DirectoryErrors.HasRole, "$.role");
        return Result.From<ValueList<DirectoryEvent>>(() => [new RoleAdded(command.Person, command.Role, command.From)], checks.Errors);
    }

    /// <summary>Ends a person's role.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<EndRole> permitted, PartyFacts facts)
    {
        var (checks, command) = (Begin(state, facts), permitted.Command);
        if (Running(state, command.Person, command.Role) is { } running)
        {
            checks.Period("$.to", running.From, command.To);
        }
        else
        {
            checks.Report(DirectoryErrors.HasNoRole, "$.role");
        }

        return Result.From<ValueList<DirectoryEvent>>(() => [new RoleEnded(command.Person, command.Role, command.To)], checks.Errors);
    }

    /// <summary>Says how it is reached.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<SetContact> permitted, PartyFacts facts)
    {
        var (checks, contact) = (Begin(state, facts), permitted.Command.Contact);
        checks.Require(contact.Email is not null || contact.Phone is not null, DirectoryErrors.Empty, "$");
        checks.Email("$.email", contact.Email);
        checks.Phone("$.phone", contact.Phone);
        if (contact.Name is { } name)
        {
            checks.Names("$.name", name);
        }

        if (contact.Person is { } person)
        {
            Named(checks, "$.person", person, facts, PartyKind.Person);
        }

        // Sealed with the key of whoever is reached, so that erasing that person erases it; nobody in particular has a key of the party's own.
        var whose = state.Profile.Kind == PartyKind.Person ? state.Id : contact.Person ?? $"contact-of-{state.Id}";
        return Result.From<ValueList<DirectoryEvent>>(
            () => [new ContactSet(new Naru.Ledger.Personal.PersonalText(whose, DirectoryEvents.Text(contact)))], checks.Errors);
    }

    /// <summary>Merges a duplicate into the party that stays, which takes over what only the duplicate said.</summary>
    /// <returns>The events of the duplicate and those of the party that stays.</returns>
    public static Result<Merge> Decide(PartyState duplicate, Permitted<MergeParty> permitted, PartyFacts facts)
    {
        var checks = Begin(duplicate, facts);
        var into = permitted.Command.Into;
        checks.Require(into != duplicate.Id, DirectoryErrors.SameParty, "$.into");
        var stays = into == duplicate.Id ? null : Named(checks, "$.into", into, facts, duplicate.Profile.Kind);
        if (stays is null)
        {
            return Result.Failure<Merge>(checks.Errors);
        }

        var (mine, theirs) = (duplicate.Profile, stays.Profile);
        checks.Require(mine.Ror is null || theirs.Ror is null || mine.Ror == theirs.Ror, DirectoryErrors.NumbersDiffer, "$.into", "ROR");
        checks.Require(
            mine.BusinessNumber is null || theirs.BusinessNumber is null || mine.BusinessNumber == theirs.BusinessNumber,
            DirectoryErrors.NumbersDiffer, "$.into", "사업자등록번호 business number");
        checks.Require(!Contains(stays, duplicate.Id, facts), DirectoryErrors.Circle, "$.into");
        var merged = theirs with
        {
            OrganisationType = theirs.OrganisationType ?? mine.OrganisationType,
            District = theirs.District ?? mine.District,
            Ror = theirs.Ror ?? mine.Ror,
            BusinessNumber = theirs.BusinessNumber ?? mine.BusinessNumber,
            Within = theirs.Within ?? mine.Within,
            Founded = theirs.Founded ?? mine.Founded,
            Website = theirs.Website ?? mine.Website,
            Capabilities = theirs.Capabilities.Concat(mine.Capabilities).Distinct(StringComparer.Ordinal).Take(Checks.MostCodes).ToValueList(),
            // A person's names are sealed and stay where they are.
            Names = mine.Kind == PartyKind.Person ? new Texts() : new Texts(theirs.Names.Ko ?? mine.Names.Ko, theirs.Names.En ?? mine.Names.En),
        };
        var people = duplicate.People.Where(p => p.To is null && Running(stays, p.Person, p.Role) is null).Select(p => new RoleAdded(p.Person, p.Role, p.From));
        // The officer who merges says that both are the same one.
        PartyVerified[] verified = duplicate.IsVerified && !stays.IsVerified ? [new PartyVerified($"merge/{duplicate.Id}")] : [];
        return Result.From(() => new Merge([new PartyMerged(into)], [new PartyAbsorbed(duplicate.Id, merged), .. verified, .. people]), checks.Errors);
    }

    /// <summary>Closes it.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(PartyState state, Permitted<CloseParty> permitted, PartyFacts facts)
    {
        var checks = Begin(state, facts);
        checks.Text("$.reason", permitted.Command.Reason, LongestReason);
        return Result.From<ValueList<DirectoryEvent>>(() => [new PartyClosed(permitted.Command.Reason)], checks.Errors);
    }

    /// <summary>What two events a merge adds to which of two parties. Immutable.</summary>
    public sealed record Merge(ValueList<DirectoryEvent> OfDuplicate, ValueList<DirectoryEvent> OfStaying);

    private static Checks Begin(PartyState state, PartyFacts facts)
    {
        var checks = new Checks(facts.Data, facts.Today);
        if (state.MergedInto is { } into)
        {
            checks.Report(DirectoryErrors.Merged, "$", into);
        }

        checks.Require(!state.IsClosed, DirectoryErrors.Closed, "$");
        return checks;
    }

    /// <summary>The profile as it is to be recorded: numbers in their one form.</summary>
    private static PartyProfile Checked(Checks checks, string id, PartyProfile profile, PartyFacts facts)
    {
        checks.Names("$.names", profile.Names);
        checks.Code("$.organisationType", profile.OrganisationType, ListNames.OrganisationType);
        checks.District("$.district", profile.District);
        checks.Codes("$.capabilities", profile.Capabilities, ListNames.Capability);
        checks.Address("$.website", profile.Website);
        checks.Require(profile.Founded is not { } day || day <= checks.Today, DirectoryErrors.InFuture, "$.founded");
        OfKind(checks, profile);
        if (profile.Within is { } within && Named(checks, "$.within", within, facts, PartyKind.Organisation, PartyKind.Unit) is { } whole)
        {
            checks.Require(whole.Id != id && !Contains(whole, id, facts), DirectoryErrors.Circle, "$.within");
        }

        return profile with
        {
            Ror = Number(checks, id, "$.ror", profile.Ror, RorId.Canonical, DirectoryErrors.BadRor, PartyNumbers.Ror, facts),
            BusinessNumber = Number(
                checks, id, "$.businessNumber", profile.BusinessNumber, BusinessNumber.Canonical, DirectoryErrors.BadBusinessNumber, PartyNumbers.Business, facts),
        };
    }

    private static string? Number(
        Checks checks, string id, string path, string? text, Func<string, string?> canonical, ErrorKind bad, Func<string, string> key, PartyFacts facts)
    {
        if (text is null)
        {
            return null;
        }

        if (canonical(text) is not { } number)
        {
            checks.Report(bad, path);
            return null;
        }

        checks.Require(!facts.Holders.TryGetValue(key(number), out var holder) || holder == id, DirectoryErrors.NumberTaken, path, holder ?? "");
        return number;
    }

    private static void OfKind(Checks checks, PartyProfile p)
    {
        var isOrganisation = p.Kind == PartyKind.Organisation;
        Only("organisationType", p.OrganisationType, isOrganisation);
        Only("ror", p.Ror, isOrganisation);
        Only("businessNumber", p.BusinessNumber, isOrganisation);
        Only("founded", p.Founded, isOrganisation);
        Only("within", p.Within, p.Kind is PartyKind.Unit or PartyKind.Board);
        Only("district", p.District, p.Kind != PartyKind.Person);
        Only("website", p.Website, p.Kind != PartyKind.Person);
        checks.Require(!isOrganisation || p.OrganisationType is not null, DirectoryErrors.NeededForKind, "$.organisationType", "organisationType", p.Kind);
        checks.Require(p.Kind != PartyKind.Unit || p.Within is not null, DirectoryErrors.NeededForKind, "$.within", "within", p.Kind);

        void Only(string member, object? value, bool mayBe) =>
            checks.Require(value is null || mayBe, DirectoryErrors.NotForKind, $"$.{member}", member, p.Kind);
    }

    private static PartyState? Named(Checks checks, string path, string id, PartyFacts facts, params ReadOnlySpan<PartyKind> kinds)
    {
        if (!facts.Others.TryGetValue(id, out var party))
        {
            checks.Report(DirectoryErrors.NoSuchParty, path, id.Length <= 64 ? id : $"{id[..64]}…");
            return null;
        }

        if (party.MergedInto is { } into)
        {
            checks.Report(DirectoryErrors.Merged, path, into);
        }
        else if (party.IsClosed)
        {
            checks.Report(DirectoryErrors.Closed, path);
        }

        if (!kinds.Contains(party.Profile.Kind))
        {
            checks.Report(DirectoryErrors.WrongKind, path, string.Join(", ", kinds.ToArray()));
        }

        return party;
    }

    /// <summary>Whether a party lies within another one, at any depth.</summary>
    private static bool Contains(PartyState party, string whole, PartyFacts facts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var within = party.Profile.Within; within is not null && seen.Add(within); within = facts.Others.GetValueOrDefault(within)?.Profile.Within)
        {
            if (within == whole)
            {
                return true;
            }
        }

        return false;
    }

    private static PartyRole? Running(PartyState state, string person, string role) =>
        state.People.FirstOrDefault(p => p.Person == person && p.Role == role && p.To is null);
}
