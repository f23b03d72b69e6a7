using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Innovations;

/// <summary>What a decision about an innovation rests on. Immutable.</summary>
/// <param name="Data">Types and lists.</param>
/// <param name="Today">The day.</param>
/// <param name="Owners">The parties that the profile names as owners, by id.</param>
/// <param name="Vocabulary">The concepts.</param>
internal sealed record InnovationFacts(
    DirectoryData Data, DateOnly Today, IReadOnlyDictionary<string, PartyState> Owners, IConceptHierarchy Vocabulary);

/// <summary>What the commands about innovations do. Pure.</summary>
internal static class InnovationDecisions
{
    private const int LongestText = 4_000;
    private const int MostKeywords = 20;

    /// <summary>Registers it.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(Permitted<RegisterInnovation> permitted, InnovationFacts facts)
    {
        var checks = new Checks(facts.Data, facts.Today);
        Check(checks, permitted.Command.Profile, facts);
        return Result.From<ValueList<DirectoryEvent>>(() => [new InnovationRegistered(permitted.Command.Profile, facts.Today)], checks.Errors);
    }

    /// <summary>Says something else of it. Type and stage stay: a stage is come to on a day.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(InnovationState state, Permitted<ChangeInnovation> permitted, InnovationFacts facts)
    {
        var (checks, profile) = (Begin(state, facts), permitted.Command.Profile);
        Check(checks, profile, facts);
        checks.Require(profile.Type == state.Profile.Type, DirectoryErrors.TypeIsFixed, "$.type");
        checks.Require(profile != state.Profile, DirectoryErrors.NothingChanged, "$");
        var isAdvanced = profile.Stage != state.Profile.Stage;
        return Result.From<ValueList<DirectoryEvent>>(
            () => isAdvanced && profile with { Stage = state.Profile.Stage } == state.Profile ? [new InnovationAdvanced(profile.Stage, facts.Today)]
                : isAdvanced ? [new InnovationChanged(profile with { Stage = state.Profile.Stage }), new InnovationAdvanced(profile.Stage, facts.Today)]
                : [new InnovationChanged(profile)],
            checks.Errors);
    }

    /// <summary>Moves it to another stage: forwards or back, as life does.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(InnovationState state, Permitted<AdvanceInnovation> permitted, InnovationFacts facts)
    {
        var (checks, command) = (Begin(state, facts), permitted.Command);
        CheckStage(checks, "$.stage", state.Profile.Type, command.Stage);
        checks.Require(command.Stage != state.Profile.Stage, DirectoryErrors.SameStage, "$.stage");
        checks.Require(command.On <= facts.Today, DirectoryErrors.InFuture, "$.on");
        checks.Period("$.on", state.StageSince, command.On);
        checks.Text("$.note", command.Note, LongestText);
        return Result.From<ValueList<DirectoryEvent>>(() => [new InnovationAdvanced(command.Stage, command.On, command.Note)], checks.Errors);
    }

    /// <summary>Puts it away.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(InnovationState state, Permitted<ArchiveInnovation> permitted, InnovationFacts facts)
    {
        var checks = Begin(state, facts);
        checks.Text("$.reason", permitted.Command.Reason, LongestText);
        return Result.From<ValueList<DirectoryEvent>>(() => [new InnovationArchived(permitted.Command.Reason)], checks.Errors);
    }

    private static Checks Begin(InnovationState state, InnovationFacts facts)
    {
        var checks = new Checks(facts.Data, facts.Today);
        checks.Require(!state.IsArchived, DirectoryErrors.Archived, "$");
        return checks;
    }

    private static void Check(Checks checks, InnovationProfile profile, InnovationFacts facts)
    {
        checks.Names("$.names", profile.Names);
        checks.Texts("$.intendedUse", profile.IntendedUse, LongestText);
        checks.Code("$.confidentiality", profile.Confidentiality, ListNames.Confidentiality);
        checks.Codes("$.needs", profile.Needs, ListNames.Capability);
        checks.Concepts("$.indications", profile.Indications, facts.Vocabulary);
        checks.Distinct("$.keywords", profile.Keywords, MostKeywords);
        for (var i = 0; i < profile.Keywords.Count; i++)
        {
            checks.Name($"$.keywords[{i}]", profile.Keywords[i]);
        }

        if (checks.Data.Type(profile.Type) is { } type)
        {
            CheckStage(checks, "$.stage", profile.Type, profile.Stage);
            CheckClassification(checks, type, profile.Classification);
        }
        else
        {
            checks.Report(DirectoryErrors.UnknownCode, "$.type", profile.Type.Length <= 64 ? profile.Type : "…", "innovation-type");
        }

        CheckOwners(checks, profile.Owners, facts);
    }

    private static void CheckOwners(Checks checks, ValueList<string> owners, InnovationFacts facts)
    {
        checks.Require(owners.Count > 0, DirectoryErrors.NoOwner, "$.owners");
        checks.Distinct("$.owners", owners, Checks.MostCodes);
        for (var i = 0; i < owners.Count; i++)
        {
            OpenParty.Require(checks, $"$.owners[{i}]", owners[i], facts.Owners);
        }
    }

    private static void CheckStage(Checks checks, string path, string type, string stage)
    {
        if (checks.Data.Type(type) is { } known && known.Find(stage) is null)
        {
            checks.Report(
                DirectoryErrors.StageNotOfType, path, stage.Length <= 64 ? stage : "…", known.Label, string.Join(", ", known.Stages.Select(s => s.Code)));
        }
    }

    private static void CheckClassification(Checks checks, InnovationType type, string? code)
    {
        if (code is null)
        {
            return;
        }

        if (type.Classification is not { } classification)
        {
            checks.Report(DirectoryErrors.NoClassification, "$.classification");
        }
        else
        {
            checks.Require(code.Length <= 20 && classification.Pattern.IsMatch(code), DirectoryErrors.BadClassification, "$.classification", classification.Code);
        }
    }
}
