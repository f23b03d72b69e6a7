using CsCheck;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Store;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Which accounts are one human's.</summary>
public sealed class HumanGroupsTests
{
    private static readonly Gen<LinkRow> SomeLink = Gen.Select(
        Gen.Int[0, 7], Gen.Enum<LinkKind>(), Gen.Int[0, 7], Gen.Bool, Gen.Bool,
        (person, kind, value, isVerified, hasEnded) => Link($"p{person}", kind, kind == LinkKind.SameAs ? $"p{value}" : $"v{value}", isVerified, hasEnded));

    [Fact]
    public void Between_AnyLinks_IsWhatWalkingTheGraphGives() => SomeLink.List[0, 12].Check(
        2_000,
        links =>
        {
            var groups = new HumanGroups(links);
            for (var a = 0; a < 8; a++)
            {
                for (var b = 0; b < 8; b++)
                {
                    var expected = Reaches(links, $"p{a}", $"p{b}", onlyVerified: true) ? SameHuman.Proven
                        : Reaches(links, $"p{a}", $"p{b}", onlyVerified: false) ? SameHuman.Claimed
                        : SameHuman.No;
                    Assert.Equal(expected, groups.Between($"p{a}", $"p{b}"));
                }
            }
        });

    [Fact]
    public void Between_SameValueOfAnotherKind_IsNoLink()
    {
        var groups = new HumanGroups([Link("a", LinkKind.Email, "x", true, false), Link("b", LinkKind.Orcid, "x", true, false)]);

        Assert.Equal(SameHuman.No, groups.Between("a", "b"));
    }

    private static bool Reaches(List<LinkRow> links, string from, string to, bool onlyVerified)
    {
        var counted = links.Where(l => l.EndedAt is null && (l.IsVerified || !onlyVerified)).ToList();
        var seen = new HashSet<string> { from };
        for (var grows = true; grows;)
        {
            grows = false;
            foreach (var one in counted)
            {
                foreach (var other in counted)
                {
                    var touches = one.Kind != LinkKind.SameAs && one.Kind == other.Kind && one.Value == other.Value;
                    grows |= touches && seen.Contains(one.Person) && seen.Add(other.Person);
                }

                grows |= one.Kind == LinkKind.SameAs && ((seen.Contains(one.Person) && seen.Add(one.Value)) || (seen.Contains(one.Value) && seen.Add(one.Person)));
            }
        }

        return seen.Contains(to);
    }

    private static LinkRow Link(string person, LinkKind kind, string value, bool isVerified, bool hasEnded) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Person = person,
        Kind = kind,
        Value = value,
        IsVerified = isVerified,
        DeclaredBy = person,
        EndedAt = hasEnded ? DateTimeOffset.UnixEpoch : null,
    };
}
