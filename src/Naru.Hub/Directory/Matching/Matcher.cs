using System.Globalization;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Search;
using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Matching;

/// <summary>
/// Ranks offerings for an innovation and says why. What can be had stands before what cannot; then the higher score, then the id. A requirement that is met never
/// lowers a score, and what is not said blocks nothing. Pure: the same subject and offerings give the same answer.
/// </summary>
internal sealed class Matcher(DirectoryData data, IConceptHierarchy vocabulary, DateOnly today, MatchSubject subject)
{
    private const string Dataset = "dataset";
    private readonly MatchWeights weights = data.Weights;
    private readonly UseJudge judge = new(data, vocabulary, today);
    private readonly Requirements requirements = new(data, today, subject);
    private readonly InnovationType? type = data.Type(subject.Innovation.Type);
    private readonly Stage? stage = data.Type(subject.Innovation.Type)?.Find(subject.Innovation.Stage);
    private readonly HashSet<string> keywords = subject.Innovation.Keywords.Select(k => new FoldedText(k).Compact).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);
    private readonly ValueList<string> takerDistricts = data.DistrictAndLarger(subject.TakerProfile.District, today);

    private readonly ReasonArgument stageName = new(subject.Innovation.Stage, data.Type(subject.Innovation.Type)?.Find(subject.Innovation.Stage)?.Label);

    private readonly ValueList<ReasonArgument> needs = subject.Innovation.Needs.Order(StringComparer.Ordinal)
        .Select(n => new ReasonArgument(n, data.List(ListNames.Capability).Find(n)?.Label)).ToValueList();

    private readonly Dictionary<long, IReadOnlySet<long>> above = subject.Innovation.Indications
        .DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => vocabulary.Ancestors(i.Id));

    /// <summary>The offerings that have something to do with the innovation, in their order.</summary>
    /// <param name="offerings">Published offerings that the caller may see.</param>
    /// <param name="most">How many are wanted.</param>
    public ValueList<OfferingMatchResult> Rank(IEnumerable<SearchDocument> offerings, int most) => offerings
        .Select(o => (Offering: o, Finding: Find(o)))
        .Where(f => f.Finding.IsRelevant)
        .Select(f => (f.Offering, f.Finding, f.Finding.Score))
        .OrderBy(f => f.Finding.IsBlocked)
        .ThenByDescending(f => f.Score)
        .ThenBy(f => f.Offering.Id, StringComparer.Ordinal)
        .Take(most)
        .Select(f => new OfferingMatchResult(
            f.Offering.Hit(OfferingMatch.Text), f.Score, f.Finding.Reasons, f.Finding.Blocking, f.Finding.Open, f.Finding.Use))
        .ToValueList();

    /// <summary>What speaks for and against one offering.</summary>
    public MatchFinding Find(SearchDocument offering)
    {
        var finding = new MatchFinding();
        AddRelevant(finding, offering.Content);
        finding.IsRelevant = finding.For.Count > 0;
        AddPlace(finding, offering);
        AddAvailability(finding, offering);
        AddUse(finding, offering, AddRequirements(finding, offering));
        return finding;
    }

    private void AddRelevant(MatchFinding finding, OfferingContent content)
    {
        AddIndication(finding, content);
        if (stage is not null && stage.Helps.Contains(content.Kind, StringComparer.Ordinal))
        {
            finding.Add(MatchReasons.StageHelped, weights.StageHelped, stageName, Label(content.Kind));
        }

        if (stage is not null && content.Stages.Contains(stage.Code, StringComparer.Ordinal))
        {
            finding.Add(MatchReasons.StageNamed, weights.StageNamed, stageName);
        }

        if (type is not null && content.InnovationTypes.Contains(type.Code, StringComparer.Ordinal))
        {
            finding.Add(MatchReasons.TypeNamed, weights.TypeNamed, new ReasonArgument(type.Code, type.Label));
        }

        AddSeveral(
            finding, MatchReasons.Capability, needs.Where(n => content.Capabilities.Contains(n.Value, StringComparer.Ordinal)),
            weights.Capability, weights.MostForCapabilities);
        if (keywords.Count > 0)
        {
            AddSeveral(
                finding, MatchReasons.Keyword, content.Keywords.Where(k => keywords.Contains(new FoldedText(k).Compact)).Order(StringComparer.Ordinal).Select(k => (ReasonArgument)k),
                weights.Keyword, weights.MostForKeywords);
        }
    }

    /// <summary>The best of the indications: the same one before one that includes it or is a kind of it.</summary>
    private void AddIndication(MatchFinding finding, OfferingContent content)
    {
        var theirs = content.Indications;
        if (theirs.Count == 0)
        {
            return;
        }

        if (subject.Innovation.Indications.FirstOrDefault(i => theirs.Any(t => t.Id == i.Id)) is { } same)
        {
            finding.Add(MatchReasons.Indication, weights.Indication, same.Name);
            return;
        }

        foreach (var indication in subject.Innovation.Indications)
        {
            if (theirs.FirstOrDefault(t => above[indication.Id].Contains(t.Id)) is { } broader)
            {
                finding.Add(MatchReasons.IndicationBroader, weights.IndicationAncestor, indication.Name, broader.Name);
                return;
            }

            if (theirs.FirstOrDefault(t => vocabulary.Ancestors(t.Id).Contains(indication.Id)) is { } narrower)
            {
                finding.Add(MatchReasons.IndicationNarrower, weights.IndicationAncestor, indication.Name, narrower.Name);
                return;
            }
        }
    }

    private void AddPlace(MatchFinding finding, SearchDocument offering)
    {
        // That both are in the region says nothing in a hub of one region.
        var shared = data.DistrictAndLarger(offering.District, today)
            .FirstOrDefault(d => takerDistricts.Contains(d, StringComparer.Ordinal) && data.District(d) is { Kind: not "region" });
        if (shared is not null)
        {
            finding.Add(MatchReasons.SameDistrict, weights.SameDistrict, new ReasonArgument(shared, data.District(shared)!.Name));
        }
    }

    private void AddAvailability(MatchFinding finding, SearchDocument offering)
    {
        switch (offering.Availability(today))
        {
            case Facets.Now:
                finding.Add(MatchReasons.AvailableNow, weights.AvailableNow);
                break;
            case Facets.Later:
                finding.LeaveOpen(MatchReasons.NotYet, Day(offering.Content.AvailableFrom!.Value));
                break;
            default:
                finding.Block(MatchReasons.Ended, Day(offering.Content.AvailableTo!.Value));
                break;
        }
    }

    private int AddRequirements(MatchFinding finding, SearchDocument offering)
    {
        var met = 0;
        foreach (var condition in offering.Content.Conditions)
        {
            var label = new ReasonArgument(condition.Code, data.Condition(condition.Code)?.Label);
            switch (requirements.Judge(condition))
            {
                case Requirement.Met:
                    finding.Add(MatchReasons.RequirementMet, PointsFor(met++), label);
                    break;
                case Requirement.Open:
                    finding.LeaveOpen(MatchReasons.RequirementOpen, label, requirements.Wanted(condition));
                    break;
                case Requirement.NotMet:
                    finding.Block(MatchReasons.RequirementNotMet, label, requirements.Wanted(condition));
                    break;
            }
        }

        return met;
    }

    private void AddUse(MatchFinding finding, SearchDocument offering, int met)
    {
        if (offering.Content.Kind != Dataset)
        {
            return;
        }

        var use = subject.Use ?? new DeclaredUse([]);
        var judgement = judge.Judge(offering.Content.DataUse, use with
        {
            Party = use.Party ?? subject.Taker,
            NonProfit = use.NonProfit ?? data.IsNonProfit(subject.TakerProfile.OrganisationType),
            District = use.District ?? subject.TakerProfile.District,
            Ethics = use.Ethics ?? subject.Ethics,
        });
        finding.Use = judgement;
        var deciding = string.Join(", ", judgement.Terms.Where(t => t.Verdict == judgement.Verdict && t.Term.Length > 0).Select(t => t.Term));
        switch (judgement.Verdict)
        {
            case UseVerdict.Yes:
                finding.Add(MatchReasons.UsePermitted, PointsFor(met));
                break;
            case UseVerdict.Person:
                finding.LeaveOpen(MatchReasons.UseOpen, deciding);
                break;
            case UseVerdict.No:
                finding.Block(MatchReasons.UseRefused, deciding);
                break;
        }
    }

    /// <summary>What one more requirement that is met is worth: nothing once the most is reached, and never less than nothing.</summary>
    private int PointsFor(int before) => Math.Clamp(weights.MostForRequirements - (before * weights.RequirementMet), 0, weights.RequirementMet);

    private static void AddSeveral(MatchFinding finding, ReasonKind kind, IEnumerable<ReasonArgument> several, int each, int most)
    {
        var left = most;
        foreach (var argument in several)
        {
            var points = Math.Min(each, left);
            finding.Add(kind, points, argument);
            left -= points;
        }
    }

    private ReasonArgument Label(string kind) => new(kind, data.Kind(kind)?.Label);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
