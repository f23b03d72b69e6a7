using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Search;

namespace Naru.Hub.Directories.Matching;

/// <summary>
/// Ranks the offerings of an index as <see cref="Matcher.Find"/> ranks them one by one, but adds up points by sets of documents and says nothing in words: reasons
/// are made for what stands on the page. A test compares both. Serves one question.
/// </summary>
internal sealed class MatchRanking(Matcher matcher, MatchFeatures features, FacetSets facets, Days days, int numbers)
{
    private readonly int[] points = new int[numbers];
    private readonly DocumentSet relevant = new(numbers);
    private readonly Requirement?[] judged = new Requirement?[features.Conditions.Count];
    private readonly UseVerdict?[] verdicts = new UseVerdict?[features.Uses.Count];

    /// <summary>The documents that have something to do with the innovation, in their order.</summary>
    /// <param name="looked">The documents that are looked at.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="compareIds">The order of two documents' ids.</param>
    public IReadOnlyList<int> Rank(DocumentSet looked, int most, Comparison<int> compareIds)
    {
        AddIndications();
        AddStageAndType();
        AddSeveral(
            matcher.Needs.Select(n => facets.Find(Facets.Capability, n.Code)).Where(d => d is not null).Select(Numbers), matcher.Weights.Capability, matcher.Weights.MostForCapabilities);
        AddSeveral(
            matcher.Keywords.Select(features.WithKeyword).Where(d => d is not null).Select(d => d!), matcher.Weights.Keyword, matcher.Weights.MostForKeywords);
        relevant.And(looked);
        AddPlaces();

        int Compare((bool IsBlocked, int Score, int Number) a, (bool IsBlocked, int Score, int Number) b) =>
            a.IsBlocked != b.IsBlocked ? a.IsBlocked.CompareTo(b.IsBlocked) : a.Score != b.Score ? b.Score.CompareTo(a.Score) : compareIds(a.Number, b.Number);
        var best = new PriorityQueue<int, (bool IsBlocked, int Score, int Number)>(
            Comparer<(bool IsBlocked, int Score, int Number)>.Create((a, b) => Compare(b, a)));
        foreach (var number in relevant)
        {
            var at = Judge(number);
            if (best.Count < most)
            {
                best.Enqueue(number, at);
            }
            else if (best.TryPeek(out _, out var worst) && Compare(at, worst) < 0)
            {
                best.DequeueEnqueue(number, at);
            }
        }

        return [.. best.UnorderedItems.Select(i => i.Priority).Order(Comparer<(bool, int, int)>.Create(Compare)).Select(r => r.Item3)];
    }

    private static IEnumerable<int> Numbers(DocumentSet? documents)
    {
        foreach (var number in documents!)
        {
            yield return number;
        }
    }

    /// <summary>The same indication before one that includes it or is a kind of it.</summary>
    private void AddIndications()
    {
        var same = new DocumentSet(numbers);
        foreach (var indication in matcher.Above.Keys)
        {
            same.Add(features.WithIndication(indication));
        }

        var related = new DocumentSet(numbers);
        foreach (var theirs in matcher.Above.Count == 0 ? [] : features.Indications.Where(matcher.IsRelated))
        {
            related.Add(features.WithIndication(theirs));
        }

        Add(same, matcher.Weights.Indication);
        Add(related.AndNot(same), matcher.Weights.IndicationAncestor);
    }

    private void AddStageAndType()
    {
        if (matcher.Stage is { } stage)
        {
            var helping = new DocumentSet(numbers);
            foreach (var kind in stage.Helps)
            {
                if (facets.Find(Facets.Kind, kind) is { } documents)
                {
                    helping.Or(documents);
                }
            }

            Add(helping, matcher.Weights.StageHelped);
            Add(facets.Find(Facets.Stage, stage.Code), matcher.Weights.StageNamed);
        }

        if (matcher.Type is { } type)
        {
            Add(facets.Find(Facets.InnovationType, type.Code), matcher.Weights.TypeNamed);
        }
    }

    private void Add(DocumentSet? documents, int each)
    {
        if (documents is not null)
        {
            relevant.Or(documents);
            foreach (var number in documents)
            {
                points[number] += each;
            }
        }
    }

    /// <summary>So many points for each of several reasons of a kind, up to the most.</summary>
    private void AddSeveral(IEnumerable<IEnumerable<int>> several, int each, int most)
    {
        var given = new int[numbers];
        foreach (var number in several.SelectMany(documents => documents))
        {
            var worth = Math.Min(each, most - given[number]);
            relevant.Add(number);
            points[number] += worth;
            given[number] += worth;
        }
    }

    private void AddPlaces()
    {
        foreach (var (facet, value, documents) in facets.All())
        {
            if (facet == Facets.District && matcher.SharedDistrict(value) is not null)
            {
                foreach (var number in documents)
                {
                    points[number] += matcher.Weights.SameDistrict;
                }
            }
        }
    }

    /// <summary>What one document is worth, with all that does not make it relevant, and whether something stands against it.</summary>
    private (bool IsBlocked, int Score, int Number) Judge(int number)
    {
        var (isBlocked, score, met) = (false, points[number], 0);
        switch (days.Availability(number, matcher.Today.DayNumber))
        {
            case Facets.Now:
                score += matcher.Weights.AvailableNow;
                break;
            case Facets.Ended:
                isBlocked = true;
                break;
        }

        foreach (var condition in features.ConditionsOf(number))
        {
            switch (judged[condition] ??= matcher.Judge(features.Conditions[condition]))
            {
                case Requirement.Met:
                    score += matcher.PointsFor(met++);
                    break;
                case Requirement.NotMet:
                    isBlocked = true;
                    break;
            }
        }

        if (features.UseOf(number) is >= 0 and var use)
        {
            switch (verdicts[use] ??= matcher.JudgeUse(features.Uses[use]))
            {
                case UseVerdict.Yes:
                    score += matcher.PointsFor(met);
                    break;
                case UseVerdict.No:
                    isBlocked = true;
                    break;
            }
        }

        return (isBlocked, score, number);
    }
}
