using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Humans;

/// <summary>
/// Which accounts are one human's: the connected parts of the graph of accounts and what links them, by union-find. Once over what was shown, once over
/// everything that was said. Immutable once built; safe for threads.
/// </summary>
internal sealed class HumanGroups
{
    private readonly UnionFind proven = new();
    private readonly UnionFind claimed = new();

    /// <summary>Groups by links, of which those that have ended do not count and those whose end was only asked for do.</summary>
    public HumanGroups(IEnumerable<LinkRow> links)
    {
        foreach (var link in links.Where(l => l.EndedAt is null))
        {
            var person = $"person {link.Person}";
            var other = link.Kind == LinkKind.SameAs ? $"person {link.Value}" : $"{link.Kind} {link.Value}";
            claimed.Join(person, other);
            if (link.IsVerified)
            {
                proven.Join(person, other);
            }
        }
    }

    public SameHuman Between(string person, string other) =>
        person == other || proven.AreJoined($"person {person}", $"person {other}") ? SameHuman.Proven
        : claimed.AreJoined($"person {person}", $"person {other}") ? SameHuman.Claimed
        : SameHuman.No;

    /// <summary>By size, so that no path is longer than the logarithm of what it joins; paths stay as they are, so that asking changes nothing.</summary>
    private sealed class UnionFind
    {
        private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> sizes = new(StringComparer.Ordinal);

        public void Join(string one, string other)
        {
            var (a, b) = (Root(one), Root(other));
            if (a == b)
            {
                return;
            }

            var (large, small) = sizes.GetValueOrDefault(a, 1) >= sizes.GetValueOrDefault(b, 1) ? (a, b) : (b, a);
            parents[small] = large;
            sizes[large] = sizes.GetValueOrDefault(large, 1) + sizes.GetValueOrDefault(small, 1);
        }

        public bool AreJoined(string one, string other) => Root(one) == Root(other);

        private string Root(string item)
        {
            while (parents.TryGetValue(item, out var parent))
            {
                item = parent;
            }

            return item;
        }
    }
}
