using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Offerings;

/// <summary>What an offering must keep, whatever its kind.</summary>
internal static partial class OfferingChecks
{
    private const string Dataset = "dataset";
    private const int LongestText = 10_000;
    private const int MostKeywords = 20;
    private const int MostMonths = 1_200;

    /// <summary>Reports everything that is wrong, and gives the content as it is to be recorded.</summary>
    public static OfferingContent Checked(Checks checks, OfferingContent content, OfferingFacts facts)
    {
        checks.Names("$.title", content.Title);
        checks.Texts("$.description", content.Description, LongestText);
        checks.Distinct("$.keywords", content.Keywords, MostKeywords);
        for (var i = 0; i < content.Keywords.Count; i++)
        {
            checks.Name($"$.keywords[{i}]", content.Keywords[i]);
        }

        checks.District("$.district", content.District);
        checks.Period("$.availableTo", content.AvailableFrom, content.AvailableTo);
        checks.Code("$.visibility", content.Visibility, ListNames.Visibility);
        checks.Codes("$.capabilities", content.Capabilities, ListNames.Capability);
        checks.Codes("$.innovationTypes", content.InnovationTypes, t => checks.Data.Type(t) is not null, "innovation-type");
        checks.Codes("$.stages", content.Stages, s => IsStage(checks.Data, s), "stage");
        checks.Concepts("$.indications", content.Indications, facts.Vocabulary);
        CheckProvider(checks, content.Provider, facts);
        checks.Require(content.Conditions.Count <= Checks.MostCodes, DirectoryErrors.TooMany, "$.conditions", Checks.MostCodes);
        checks.Distinct("$.conditions", content.Conditions.Select(c => c.Code).ToValueList(), Checks.MostCodes);
        for (var i = 0; i < content.Conditions.Count; i++)
        {
            CheckCondition(checks, $"$.conditions[{i}]", content.Conditions[i]);
        }

        if (checks.Data.Kind(content.Kind) is not { } kind)
        {
            checks.Report(DirectoryErrors.UnknownCode, "$.kind", content.Kind.Length <= 64 ? content.Kind : "…", "offering-kind");
            return content;
        }

        OfDataset(checks, content, facts);
        return content with { Fields = FieldValues.Checked(checks, kind, content) };
    }

    /// <summary>Reports what is missing to publish it.</summary>
    public static void RequirePublishable(Checks checks, OfferingContent content, DatasetFigures? figures)
    {
        if (checks.Data.Kind(content.Kind) is { } kind)
        {
            FieldValues.RequireAll(checks, kind, content);
        }

        checks.Require(content.Description is not null, DirectoryErrors.FieldMissing, "$.description", new BilingualText("설명", "Description"));
        if (content.Kind == Dataset)
        {
            checks.Require(
                content.DataUse is { } use && use.Terms.Any(t => checks.Data.Duo(t.Code) is { IsPermission: true }), DirectoryErrors.NoPermissionToUse, "$.dataUse");
            checks.Require(content.FedBy is null || figures is not null, DirectoryErrors.FieldMissing, "$.fedBy", new BilingualText("노드의 공개 결과", "A release of the node"));
        }
    }

    private static bool IsStage(DirectoryData data, string stage) => data.Types.Any(t => t.Find(stage) is not null);

    private static void CheckProvider(Checks checks, string id, OfferingFacts facts)
    {
        if (facts.Provider is not { } provider || provider.Id != id)
        {
            checks.Report(DirectoryErrors.NoSuchParty, "$.provider", id.Length <= 64 ? id : "…");
            return;
        }

        OpenParty.Require(checks, "$.provider", id, new Dictionary<string, PartyState>(StringComparer.Ordinal) { [id] = provider });
    }

    private static void CheckCondition(Checks checks, string path, TakerCondition condition)
    {
        if (checks.Data.Condition(condition.Code) is not { } definition)
        {
            checks.Report(DirectoryErrors.UnknownCode, $"{path}.code", condition.Code.Length <= 64 ? condition.Code : "…", "condition");
            return;
        }

        var (wantsCodes, wantsNumber) = (definition.Argument == ConditionArgument.Codes, definition.Argument == ConditionArgument.Number);
        if (wantsCodes != condition.Codes is { Count: > 0 } || wantsNumber != condition.Number is not null)
        {
            checks.Report(DirectoryErrors.BadCondition, path, condition.Code, wantsCodes ? "codes" : wantsNumber ? "number" : "–");
            return;
        }

        if (condition.Codes is { } codes)
        {
            checks.Codes($"{path}.codes", codes, c => IsKnown(checks.Data, definition.List!, c), definition.List!);
        }

        checks.Range($"{path}.number", condition.Number, 0, 1_000);
    }

    private static bool IsKnown(DirectoryData data, string list, string code) => list switch
    {
        "district" => data.District(code) is not null,
        "innovation-type" => data.Type(code) is not null,
        "stage" => IsStage(data, code),
        _ => data.List(list).Find(code) is not null,
    };

    private static void OfDataset(Checks checks, OfferingContent content, OfferingFacts facts)
    {
        checks.Require(content.DataUse is null || content.Kind == Dataset, DirectoryErrors.OnlyForDatasets, "$.dataUse", "dataUse");
        checks.Require(content.FedBy is null || content.Kind == Dataset, DirectoryErrors.OnlyForDatasets, "$.fedBy", "fedBy");
        if (content.FedBy is { } feed)
        {
            checks.Name("$.fedBy.node", feed.Node);
            checks.Name("$.fedBy.dataset", feed.Dataset);
        }

        if (content.Kind != Dataset)
        {
            return;
        }

        checks.Period("$.fields.temporalTo", content.Day("temporalFrom"), content.Day("temporalTo"));
        if (content.Number("minTypicalAge") is { } least && content.Number("maxTypicalAge") is { } most)
        {
            checks.Require(least <= most, DirectoryErrors.Reversed, "$.fields.maxTypicalAge");
        }

        if (content.DataUse is { } use)
        {
            CheckDataUse(checks, use, facts);
        }
    }

    private static void CheckDataUse(Checks checks, DataUse use, OfferingFacts facts)
    {
        checks.Distinct("$.dataUse.terms", use.Terms.Select(t => t.Code).ToValueList(), Checks.MostCodes);
        var permissions = use.Terms.Where(t => checks.Data.Duo(t.Code) is { IsPermission: true }).Select(t => t.Code).ToList();
        checks.Require(permissions.Count <= 1, DirectoryErrors.TwoPermissions, "$.dataUse.terms", string.Join(", ", permissions));
        for (var i = 0; i < use.Terms.Count; i++)
        {
            var (path, term) = ($"$.dataUse.terms[{i}]", use.Terms[i]);
            if (checks.Data.Duo(term.Code) is { } known)
            {
                CheckTerm(checks, path, term, known, facts);
            }
            else
            {
                checks.Report(DirectoryErrors.UnknownCode, $"{path}.code", term.Code.Length <= 64 ? term.Code : "…", "duo");
            }
        }
    }

    private static void CheckTerm(Checks checks, string path, DataUseTerm term, DuoTerm known, OfferingFacts facts)
    {
        Argument(term.Concepts is { Count: > 0 }, DuoArgument.Concepts, "concepts");
        Argument(term.Codes is { Count: > 0 }, DuoArgument.Codes, "codes");
        Argument(term.Parties is { Count: > 0 }, DuoArgument.Parties, "parties");
        Argument(term.Months is not null, DuoArgument.Months, "months");
        Argument(term.Date is not null, DuoArgument.Date, "date");
        Argument(term.Text is not null, DuoArgument.Text, "text");
        checks.Range($"{path}.months", term.Months, 1, MostMonths);
        checks.Texts($"{path}.text", term.Text, LongestText);
        if (term.Concepts is { } concepts)
        {
            checks.Concepts($"{path}.concepts", concepts, facts.Vocabulary);
        }

        checks.Distinct($"{path}.parties", term.Parties ?? [], Checks.MostCodes);
        checks.Distinct($"{path}.codes", term.Codes ?? [], Checks.MostCodes);
        foreach (var code in term.Codes ?? [])
        {
            checks.Require(
                term.Code != "GS" || checks.Data.District(code) is not null || Country().IsMatch(code), DirectoryErrors.UnknownCode, $"{path}.codes",
                code.Length <= 64 ? code : "…", "district | ISO 3166-1");
        }

        void Argument(bool isThere, DuoArgument argument, string member) =>
            checks.Require(isThere == (known.Argument == argument), DirectoryErrors.BadDataUse, path, term.Code, known.Argument == argument ? member : "–");
    }

    [GeneratedRegex("^[A-Z]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Country();
}
