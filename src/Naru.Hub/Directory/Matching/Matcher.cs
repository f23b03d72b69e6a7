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

    private readonly Dictionary<long, IReadOnlySet<long>> above = subject.Innovation.Indications
        .DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => vocabulary.Ancestors(i.Id));

    /// <summary>The offerings that have something to do with the innovation, in their order.</summary>
    /// <param name="offerings">Published offerings that the caller may see.</param>
    /// <param name="most">How many are wanted.</param>
    public ValueList<OfferingMatchResult> Rank(IEnumerable<SearchDocument> offerings, int most) => offerings
        .Select(o => (Offering: o, Finding: Find(o)))
        .Where(f => f.Finding.IsRelevant)
        .OrderBy(f => f.Finding.Blocking.Count > 0)
        .ThenByDescending(f => f.Finding.Score)
        .ThenBy(f => f.Offering.Id, StringComparer.Ordinal)
        .Take(most)
        .Select(f => new OfferingMatchResult(
            f.Offering.Hit(OfferingMatch.Text), f.Finding.Score, f.Finding.Reasons, f.Finding.Blocking, f.Finding.Open, f.Finding.Use))
        .ToValueList();

    /// <summary>What speaks for and against one offering.</summary>
    public MatchFinding Find(SearchDocument offering)
    {
        var reasons = new List<WeighedReason>();
        AddRelevant(reasons, offering);
        var isRelevant = reasons.Count > 0;
        AddPlace(reasons, offering);
        var (blocking, open) = (new List<Reason>(), new List<Reason>());
        AddAvailability(reasons, blocking, open, offering);
        var met = AddRequirements(reasons, blocking, open, offering);
        var use = AddUse(reasons, blocking, open, offering, met);
        return new MatchFinding(
            reasons.Sum(r => r.Points), isRelevant, reasons.OrderByDescending(r => r.Points).ThenBy(r => r.Reason.Code, StringComparer.Ordinal)
                .ThenBy(r => r.Reason.En, StringComparer.Ordinal).ToValueList(),
            blocking.ToValueList(), open.ToValueList(), use);
    }

    private void AddRelevant(List<WeighedReason> reasons, SearchDocument offering)
    {
        var content = offering.Content;
        AddIndication(reasons, content);
        if (stage is not null && stage.Helps.Contains(content.Kind, StringComparer.Ordinal))
        {
            reasons.Add(new(MatchReasons.StageHelped.With(stage.Label.ToString(), data.Kind(content.Kind)?.Label.ToString() ?? content.Kind), weights.StageHelped));
        }

        if (stage is not null && content.Stages.Contains(stage.Code, StringComparer.Ordinal))
        {
            reasons.Add(new(MatchReasons.StageNamed.With(stage.Label.ToString()), weights.StageNamed));
        }

        if (type is not null && content.InnovationTypes.Contains(type.Code, StringComparer.Ordinal))
        {
            reasons.Add(new(MatchReasons.TypeNamed.With(type.Label.ToString()), weights.TypeNamed));
        }

        var capabilities = subject.Innovation.Needs.Where(n => content.Capabilities.Contains(n, StringComparer.Ordinal)).Order(StringComparer.Ordinal);
        AddSeveral(
            reasons, capabilities.Select(c => MatchReasons.Capability.With(data.List(ListNames.Capability).Find(c)?.Label.ToString() ?? c)),
            weights.Capability, weights.MostForCapabilities);
        AddSeveral(
            reasons, content.Keywords.Where(k => keywords.Contains(new FoldedText(k).Compact)).Order(StringComparer.Ordinal).Select(k => MatchReasons.Keyword.With(k)),
            weights.Keyword, weights.MostForKeywords);
    }

    /// <summary>The best of the indications: the same one before one that includes it or is a kind of it.</summary>
    private void AddIndication(List<WeighedReason> reasons, OfferingContent content)
    {
        var theirs = content.Indications;
        if (subject.Innovation.Indications.FirstOrDefault(i => theirs.Any(t => t.Id == i.Id)) is { } same)
        {
            reasons.Add(new(MatchReasons.Indication.With(same.Name), weights.Indication));
            return;
        }

        foreach (var indication in subject.Innovation.Indications)
        {
            if (theirs.FirstOrDefault(t => above[indication.Id].Contains(t.Id)) is { } broader)
            {
                reasons.Add(new(MatchReasons.IndicationBroader.With(indication.Name, broader.Name), weights.IndicationAncestor));
                return;
            }

            if (theirs.FirstOrDefault(t => vocabulary.Ancestors(t.Id).Contains(indication.Id)) is { } narrower)
            {
                reasons.Add(new(MatchReasons.IndicationNarrower.With(indication.Name, narrower.Name), weights.IndicationAncestor));
                return;
            }
        }
    }

    private void AddPlace(List<WeighedReason> reasons, SearchDocument offering)
    {
        // That both are in the region says nothing in a hub of one region.
        var shared = data.DistrictAndLarger(offering.District, today)
            .FirstOrDefault(d => takerDistricts.Contains(d, StringComparer.Ordinal) && data.District(d) is { Kind: not "region" });
        if (shared is not null)
        {
            reasons.Add(new(MatchReasons.SameDistrict.With(data.District(shared)!.Name.ToString()), weights.SameDistrict));
        }
    }

    private void AddAvailability(List<WeighedReason> reasons, List<Reason> blocking, List<Reason> open, SearchDocument offering)
    {
        switch (offering.Availability(today))
        {
            case Facets.Now:
                reasons.Add(new(MatchReasons.AvailableNow.With(), weights.AvailableNow));
                break;
            case Facets.Later:
                open.Add(MatchReasons.NotYet.With(Day(offering.Content.AvailableFrom!.Value)));
                break;
            default:
                blocking.Add(MatchReasons.Ended.With(Day(offering.Content.AvailableTo!.Value)));
                break;
        }
    }

    private int AddRequirements(List<WeighedReason> reasons, List<Reason> blocking, List<Reason> open, SearchDocument offering)
    {
        var met = 0;
        foreach (var condition in offering.Content.Conditions)
        {
            var label = data.Condition(condition.Code)?.Label.ToString() ?? condition.Code;
            switch (requirements.Judge(condition))
            {
                case Requirement.Met:
                    reasons.Add(new(MatchReasons.RequirementMet.With(label), PointsFor(met++)));
                    break;
                case Requirement.Open:
                    open.Add(MatchReasons.RequirementOpen.With(label, requirements.Wanted(condition)));
                    break;
                case Requirement.NotMet:
                    blocking.Add(MatchReasons.RequirementNotMet.With(label, requirements.Wanted(condition)));
                    break;
            }
        }

        return met;
    }

    private UseJudgement? AddUse(List<WeighedReason> reasons, List<Reason> blocking, List<Reason> open, SearchDocument offering, int met)
    {
        if (offering.Content.Kind != Dataset)
        {
            return null;
        }

        var use = subject.Use ?? new DeclaredUse([]);
        var judgement = judge.Judge(offering.Content.DataUse, use with
        {
            Party = use.Party ?? subject.Taker,
            NonProfit = use.NonProfit ?? data.IsNonProfit(subject.TakerProfile.OrganisationType),
            District = use.District ?? subject.TakerProfile.District,
            Ethics = use.Ethics ?? subject.Ethics,
        });
        var deciding = string.Join(", ", judgement.Terms.Where(t => t.Verdict == judgement.Verdict && t.Term.Length > 0).Select(t => t.Term));
        switch (judgement.Verdict)
        {
            case UseVerdict.Yes:
                reasons.Add(new(MatchReasons.UsePermitted.With(), PointsFor(met)));
                break;
            case UseVerdict.Person:
                open.Add(MatchReasons.UseOpen.With(deciding));
                break;
            case UseVerdict.No:
                blocking.Add(MatchReasons.UseRefused.With(deciding));
                break;
        }

        return judgement;
    }

    /// <summary>What one more requirement that is met is worth: nothing once the most is reached, and never less than nothing.</summary>
    private int PointsFor(int before) => Math.Clamp(weights.MostForRequirements - (before * weights.RequirementMet), 0, weights.RequirementMet);

    private static void AddSeveral(List<WeighedReason> reasons, IEnumerable<Reason> several, int each, int most)
    {
        var left = most;
        foreach (var reason in several)
        {
            var points = Math.Min(each, left);
            reasons.Add(new(reason, points));
            left -= points;
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
