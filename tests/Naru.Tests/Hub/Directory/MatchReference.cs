using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Search;

namespace Naru.Tests.Hub.Directories;

/// <summary>What ranking means: everything is looked at, one after the other, and put in order.</summary>
internal static class MatchReference
{
    public static ValueList<OfferingMatchResult> Rank(Matcher matcher, IEnumerable<SearchDocument> offerings, int most) => offerings
        .Select(o => (Offering: o, Finding: matcher.Find(o)))
        .Where(f => f.Finding.IsRelevant)
        .OrderBy(f => f.Finding.IsBlocked)
        .ThenByDescending(f => f.Finding.Score)
        .ThenBy(f => f.Offering.Id, StringComparer.Ordinal)
        .Take(most)
        .Select(f => matcher.Result(f.Offering))
        .ToValueList();
}
