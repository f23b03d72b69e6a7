using System.Globalization;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Search;
using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Matching;

/// <summary>
/// Says what speaks for and against offerings for an innovation. What can be had stands before what cannot; then the higher score, then the id. A requirement that
/// is met never lowers a score, and what is not said blocks nothing. Pure: the same subject and offerings give the same answer. Many are ranked by
/// <see cref="MatchRanking"/>, which asks this for what it needs.
/// </summary>
internal sealed class Matcher(DirectoryData data, IConceptHierarchy vocabulary, DateOnly today, MatchSubject subject)
{
    public const string Dataset = "dataset";
    private readonly UseJudge judge = new(data, vocabulary, today);
    private readonly Requirements requirements = new(data, today, subject);
    private readonly ValueList<string> takerDistricts = data.DistrictAndLarger(subject.TakerProfile.District, today);
    private readonly string stageLabel = data.Type(subject.Innovation.Type)?.Find(subject.Innovation.Stage)?.Label.ToString() ?? "";

    /// <summary>What datasets are wanted for, with what is known of the taker.</summary>
    private readonly DeclaredUse use = (subject.Use ?? new DeclaredUse([])) with
    {
        Party = subject.Use?.Party ?? subject.Taker,
        NonProfit = subject.Use?.NonProfit ?? data.IsNonProfit(subject.TakerProfile.OrganisationType),
        District = subject.Use?.District ?? subject.TakerProfile.District,
        Ethics = subject.Use?.Ethics ?? subject.Ethics,
    };

    public DateOnly Today => today;

    public MatchWeights Weights { get; } = data.Weights;

    /// <summary>The innovation's type; null if there is none like it.</summary>
    public InnovationType? Type { get; } = data.Type(subject.Innovation.Type);

    /// <summary>The innovation's stage; null if its type has none like it.</summary>
    public Stage? Stage { get; } = data.Type(subject.Innovation.Type)?.Find(subject.Innovation.Stage);

    /// <summary>The innovation's keywords by their letters and digits, each once.</summary>
    public IReadOnlySet<string> Keywords { get; } =
        subject.Innovation.Keywords.Select(k => new FoldedText(k).Compact).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);

    /// <summary>The capabilities that the innovation needs.</summary>
    public ValueList<(string Code, string Label)> Needs { get; } = subject.Innovation.Needs.Order(StringComparer.Ordinal)
        .Select(n => (n, data.List(ListNames.Capability).Find(n)?.Label.ToString() ?? n)).ToValueList();

    /// <summary>The innovation's indications, each with all that stand above it.</summary>
    public IReadOnlyDictionary<long, IReadOnlySet<long>> Above { get; } = subject.Innovation.Indications
        .DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => vocabulary.Ancestors(i.Id));

    /// <summary>The offering with its reasons in words.</summary>
    public OfferingMatchResult Result(SearchDocument offering)
    {
        var finding = Find(offering);
        return new OfferingMatchResult(offering.Hit(SearchMatch.Text), finding.Score, finding.Reasons, finding.Blocking, finding.Open, finding.Use);
    }

    /// <summary>Whether a concept includes one of the innovation's indications or is a kind of one.</summary>
    public bool IsRelated(long concept)
    {
        foreach (var above in Above.Values)
        {
            if (above.Contains(concept))
            {
                return true;
            }
        }

        return vocabulary.Ancestors(concept).Overlaps(Above.Keys);
    }

    /// <summary>The smallest district that a place shares with the taker's; null if there is none. That both are in the region says nothing in a hub of one region.</summary>
    public District? SharedDistrict(string? place) => data.DistrictAndLarger(place, today)
        .Where(d => takerDistricts.Contains(d, StringComparer.Ordinal)).Select(data.District).FirstOrDefault(d => d is { Kind: not "region" });

    /// <summary>Whether a condition is met.</summary>
    public Requirement Judge(TakerCondition condition) => requirements.Judge(condition);

    /// <summary>Whether a dataset may be used.</summary>
    public UseVerdict JudgeUse(DataUse? permitted) => judge.Verdict(permitted, use);

    /// <summary>What one more requirement that is met is worth: nothing once the most is reached, and never less than nothing.</summary>
    public int PointsFor(int before) => Math.Clamp(Weights.MostForRequirements - (before * Weights.RequirementMet), 0, Weights.RequirementMet);

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
        if (Stage is not null && Stage.Helps.Contains(content.Kind, StringComparer.Ordinal))
        {
            finding.Add(MatchReasons.StageHelped, Weights.StageHelped, stageLabel, Label(content.Kind));
        }

        if (Stage is not null && content.Stages.Contains(Stage.Code, StringComparer.Ordinal))
        {
            finding.Add(MatchReasons.StageNamed, Weights.StageNamed, stageLabel);
        }

        if (Type is not null && content.InnovationTypes.Contains(Type.Code, StringComparer.Ordinal))
        {
            finding.Add(MatchReasons.TypeNamed, Weights.TypeNamed, Type.Label.ToString());
        }

        AddSeveral(
            finding, MatchReasons.Capability, Needs.Where(n => content.Capabilities.Contains(n.Code, StringComparer.Ordinal)).Select(n => n.Label),
            Weights.Capability, Weights.MostForCapabilities);
        if (Keywords.Count > 0)
        {
            AddSeveral(
                finding, MatchReasons.Keyword, content.Keywords.Where(k => Keywords.Contains(new FoldedText(k).Compact)).Order(StringComparer.Ordinal),
                Weights.Keyword, Weights.MostForKeywords);
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
            finding.Add(MatchReasons.Indication, Weights.Indication, same.Name);
            return;
        }

        foreach (var indication in subject.Innovation.Indications)
        {
            if (theirs.FirstOrDefault(t => Above[indication.Id].Contains(t.Id)) is { } broader)
            {
                finding.Add(MatchReasons.IndicationBroader, Weights.IndicationAncestor, indication.Name, broader.Name);
                return;
            }

            if (theirs.FirstOrDefault(t => vocabulary.Ancestors(t.Id).Contains(indication.Id)) is { } narrower)
            {
                finding.Add(MatchReasons.IndicationNarrower, Weights.IndicationAncestor, indication.Name, narrower.Name);
                return;
            }
        }
    }

    private void AddPlace(MatchFinding finding, SearchDocument offering)
    {
        if (SharedDistrict(offering.District) is { } shared)
        {
            finding.Add(MatchReasons.SameDistrict, Weights.SameDistrict, shared.Name.ToString());
        }
    }

    private void AddAvailability(MatchFinding finding, SearchDocument offering)
    {
        switch (offering.Availability(today))
        {
            case Facets.Now:
                finding.Add(MatchReasons.AvailableNow, Weights.AvailableNow);
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
            var label = data.Condition(condition.Code)?.Label.ToString() ?? condition.Code;
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

        var judgement = judge.Judge(offering.Content.DataUse, use);
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

    private static void AddSeveral(MatchFinding finding, ReasonKind kind, IEnumerable<string> several, int each, int most)
    {
        var left = most;
        foreach (var argument in several)
        {
            var points = Math.Min(each, left);
            finding.Add(kind, points, argument);
            left -= points;
        }
    }

    private string Label(string kind) => data.Kind(kind)?.Label.ToString() ?? kind;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
