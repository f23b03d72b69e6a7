using Naru.Vocabulary.Concepts;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>Concepts and what is around them.</summary>
public sealed class LookupTests
{
    [Fact]
    public void Concept_ByIdAndCode_IsFoundAndOthersAreNot()
    {
        using var files = new VocabularyFiles();
        files.Concepts.Add(VocabularyFiles.Concept(long.MaxValue, "Far away", code: "far"));
        using var vocabulary = files.Opened();
        Assert.Equal("Type 2 diabetes", vocabulary.Concept(12)!.Name);
        Assert.Equal("Far away", vocabulary.Concept(long.MaxValue)!.Name);
        Assert.All((long[])[0, -1, long.MinValue, 5], id => Assert.Null(vocabulary.Concept(id)));
        Assert.Equal([20L], vocabulary.ByCode("e11").Select(c => c.Id));
        Assert.Equal([20L], vocabulary.ByCode("E11", "kcd7").Select(c => c.Id));
        Assert.Empty(vocabulary.ByCode("E11", "ICD10"));
        Assert.Empty(vocabulary.ByCode("'; DROP TABLE concept; --"));
    }

    [Fact]
    public void Relatives_HaveTheirLevelsInBothDirections()
    {
        using var files = new VocabularyFiles();
        using var vocabulary = files.Opened();
        Assert.Equal([(12L, 1), (13L, 1)], vocabulary.Descendants(11).Select(d => (d.Concept.Id, d.LeastLevels)).Order());
        Assert.Equal([(11L, 1), (10L, 2)], vocabulary.Ancestors(12).Select(d => (d.Concept.Id, d.LeastLevels)));
        Assert.Equal(3, vocabulary.DescendantCounts([10])[10]);
        Assert.Empty(vocabulary.Ancestors(10));
        Assert.Empty(vocabulary.Descendants(0));
    }

    [Fact]
    public void Relations_AreToldOnceAndInBothDirections()
    {
        using var files = new VocabularyFiles();
        using var vocabulary = files.Opened();
        var relations = vocabulary.Relations(12);
        Assert.Single(relations, r => r.Other.Id == 20);
        Assert.Equal(("Mapped from", false), relations.Where(r => r.Other.Id == 20).Select(r => (r.Relationship, r.IsIncoming)).Single());

        // Nothing leads from 11 to 12 here; only "Is a" leads back.
        Assert.Equal(("Is a", true), vocabulary.Relations(11).Where(r => r.Other.Id == 12).Select(r => (r.Relationship, r.IsIncoming)).Single());
        Assert.Contains(vocabulary.Relations(11), r => r.Other.Id == 21 && r.IsIncoming && r.Relationship == "Concept replaced by");
    }

    [Fact]
    public void Tree_FollowsBothKindsOfHierarchyAndCountsWhatItHides()
    {
        using var files = new VocabularyFiles();
        files.Concepts.Add(VocabularyFiles.Concept(30, "Local group", standard: "", vocabulary: "Local"));
        files.Relationships.Add((30, 11, "Is a", ""));
        using var vocabulary = files.Opened();
        var below = vocabulary.TreeBelow(vocabulary.Concept(10)!, 2, 2);
        Assert.Equal([11L], below.Next.Select(n => n.Concept.Id));
        Assert.Equal([13L, 12L], below.Next[0].Next.Select(n => n.Concept.Id));
        Assert.Equal(1, below.Next[0].Hidden);
        Assert.Empty(vocabulary.TreeBelow(vocabulary.Concept(10)!, 0, 10).Next);
        var above = vocabulary.TreeAbove(vocabulary.Concept(30)!, 5, 10);
        Assert.Equal([11L], above.Next.Select(n => n.Concept.Id));
        Assert.Equal([10L], above.Next[0].Next.Select(n => n.Concept.Id));
    }

    [Fact]
    public void Circles_ComeToAnEnd()
    {
        using var files = new VocabularyFiles();
        files.Relationships.Add((10, 12, "Is a", ""));
        files.Concepts.Add(VocabularyFiles.Concept(40, "Round", standard: "", invalid: "U"));
        files.Concepts.Add(VocabularyFiles.Concept(41, "And round", standard: "", invalid: "U"));
        files.Relationships.AddRange([(40, 41, "Concept replaced by", ""), (41, 40, "Concept replaced by", "")]);
        using var vocabulary = files.Opened();
        var tree = vocabulary.TreeAbove(vocabulary.Concept(12)!, 20, 20);
        Assert.Contains(All(tree), n => n.IsRepeated);
        Assert.Empty(vocabulary.Successors([40])[40]);
    }

    [Fact]
    public void Successors_AreFollowedToValidStandardConcepts()
    {
        using var files = new VocabularyFiles();
        files.Concepts.Add(VocabularyFiles.Concept(50, "Older", standard: "", invalid: "U"));
        files.Concepts.Add(VocabularyFiles.Concept(51, "Split", standard: "", invalid: "U"));
        files.Relationships.AddRange([(50, 21, "Concept replaced by", ""), (51, 12, "Maps to", ""), (51, 13, "Maps to", ""), (51, 10, "Maps to", "D")]);
        using var vocabulary = files.Opened();
        var successors = vocabulary.Successors([12, 21, 50, 51, 77]);
        Assert.Equal([12L], successors[12].Select(c => c.Id));
        Assert.Equal([11L], successors[21].Select(c => c.Id));
        Assert.Equal([11L], successors[50].Select(c => c.Id));
        Assert.Equal([12L, 13], successors[51].Select(c => c.Id));
        Assert.Empty(successors[77]);
    }

    private static IEnumerable<HierarchyNode> All(HierarchyNode node) => node.Next.SelectMany(All).Prepend(node);
}
