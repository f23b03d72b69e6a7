using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Differences;
using Naru.Vocabulary.Resolution;
using Xunit;
using static Naru.Tests.Vocabulary.ResolutionTests;

namespace Naru.Tests.Vocabulary;

/// <summary>Two vocabularies by hand, in which every kind of change occurs once.</summary>
[Trait("Category", "Slow")]
public sealed class DifferenceTests
{
    /// <summary>Everything under diabetes with what maps to it; two concepts by name; one excluded.</summary>
    private static readonly ConceptSet Diabetes = Set(
        Item(11, descendants: true, mapped: true), Item(60), Item(61), Item(66), Item(64, descendants: true, excluded: true));

    [Fact]
    public void Diff_EveryKindOfChange_IsToldOnce()
    {
        using var before = Old();
        using var after = New();
        using var earlier = before.Opened();
        using var later = after.Opened();
        var set = Compare(earlier, later).Sets[0];
        Assert.Equal([(70L, Reach.Descendant)], set.Gained.Select(g => (g.Id, g.How)));
        Assert.Equal(
            [
                (12L, LossReason.Invalid, "72", true), (13L, LossReason.NotBelow, "", false), (20L, LossReason.NotMapped, "", false),
                (61L, LossReason.Gone, "", false), (62L, LossReason.Gone, "", false), (63L, LossReason.Excluded, "", false),
            ],
            set.Lost.Select(l => (l.Concept.Id, l.Reason, string.Join(',', l.Successors.Select(s => s.Id)), l.SuccessorsHeld))
                .Select(l => l.Id is 13 or 20 ? l with { Item3 = "" } : l));
        Assert.Equal(
            [(60L, true, "72"), (61, true, ""), (65, false, ""), (66, true, "11,72")],
            set.NoLongerStandard.Select(o => (o.Concept.Id, o.IsNamed, string.Join(',', o.Successors.Select(s => s.Id)))));
        Assert.Equal([(67L, false), (68L, true)], set.Renamed.Select(r => (r.Before.Id, r.HasOtherDomain)));
        Assert.Equal("v5.0 NEW", later.Manifest.VocabularyVersion);
    }

    [Fact]
    public void Diff_TheSameVocabularyAgain_IsEmpty()
    {
        using var before = Old();
        using var earlier = before.Opened();
        var difference = Compare(earlier, earlier);
        Assert.True(difference.IsEmpty);
        Assert.False(difference.From.DiffersFrom(difference.To));
    }

    [Fact]
    public void Diff_ByTheBindingAlone_SaysWhatTheOldVocabularyWouldSay()
    {
        using var before = Old();
        using var after = New();
        using var earlier = before.Opened();
        using var later = after.Opened();
        var bound = DefinitionBinding.Of(SetResolution.Of([Diabetes], earlier), earlier, DateTimeOffset.UnixEpoch);
        var read = BindingFile.Parse(System.Text.Encoding.UTF8.GetString(BindingFile.Write(bound)));
        Assert.Equal(bound, read);
        Assert.Equal(Compare(earlier, later), DefinitionDifference.Of([Diabetes], read!, later));

        // The file is anybody's to edit: what it names twice counts once.
        var twice = read! with { Concepts = read.Concepts.Concat(read.Concepts).ToValueList(), Sets = read.Sets.Concat(read.Sets).ToValueList() };
        Assert.Equal(Compare(earlier, later), DefinitionDifference.Of([Diabetes], twice, later));
    }

    [Fact]
    public void Repair_ReplacesWhatIsClearAndLeavesTheRest()
    {
        using var before = Old();
        using var after = New();
        using var earlier = before.Opened();
        using var later = after.Opened();
        var definition = CirceReader.Read("""{"PrimaryCriteria":{"CriteriaList":[]}}""").Value! with { ConceptSets = [Diabetes] };
        var repair = DefinitionRepair.Of(definition, Compare(earlier, later));
        Assert.Equal([60L], repair.Replaced.Select(r => r.Concept.Concept.Id));
        Assert.Equal([11L, 72, 61, 66, 64], repair.Definition.ConceptSets[0].Expression.Items.Select(i => i.Concept.Id));
        Assert.Equal("Diabetes, type 2", repair.Definition.ConceptSets[0].Expression.Items[1].Concept.Name);
        Assert.Equal([VocabularyErrors.NotReplaced, VocabularyErrors.NotReplaced], repair.Findings.Select(f => f.Kind));
        Assert.Equal(repair.Definition, CirceReader.Read(CirceWriter.Write(repair.Definition)).Value);

        // The twin: nothing changed, nothing replaced.
        Assert.Equal(definition, DefinitionRepair.Of(definition, Compare(earlier, earlier)).Definition);
    }

    [Fact]
    public void Hash_MindsMeaningAndNothingElse()
    {
        var hash = ConceptSetHash.Of([Diabetes]);
        Assert.Equal(hash, ConceptSetHash.Of([Diabetes with { Name = "Other", Expression = new(Diabetes.Expression.Items.Reverse().ToValueList()) }]));
        Assert.NotEqual(hash, ConceptSetHash.Of([Diabetes with { Id = 1 }]));
        Assert.NotEqual(hash, ConceptSetHash.Of([Set(Item(11, descendants: true, mapped: true))]));
        Assert.NotEqual(ConceptSetHash.Of([Set(Item(11))]), ConceptSetHash.Of([Set(Item(11, descendants: true))]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"kind":"naru-vocabulary-binding","formatVersion":2}""")]
    [InlineData("""{"kind":"naru-vocabulary-binding","formatVersion":1,"dataVersion":"a","conceptSetsHash":"b","boundAt":"2026-01-01T00:00:00Z","concepts":[{}],"conceptSets":[]}""")]
    [InlineData("""{"kind":"naru-vocabulary-binding","formatVersion":1,"dataVersion":"a","conceptSetsHash":"b","boundAt":"2026-01-01T00:00:00Z","concepts":[],"conceptSets":[{"id":99999999999}]}""")]
    public void Binding_ThatIsNone_IsNotRead(string text) => Assert.Null(BindingFile.Parse(text));

    private static DefinitionDifference Compare(ConceptVocabulary earlier, ConceptVocabulary later) => DefinitionDifference.Of(
        [Diabetes], DefinitionBinding.Of(SetResolution.Of([Diabetes], earlier), earlier, DateTimeOffset.UnixEpoch), later);

    private static VocabularyFiles Old()
    {
        var files = new VocabularyFiles();
        for (var id = 60; id <= 68; id++)
        {
            files.Concepts.Add(VocabularyFiles.Concept(id, $"Concept {id}", code: $"C{id}"));
        }

        files.Concepts.Add(VocabularyFiles.Concept(72, "Diabetes, type 2", code: "T2"));
        files.Ancestors.AddRange([(11, 62, 1), (11, 63, 1), (11, 65, 1), (11, 67, 1), (11, 68, 1), (11, 72, 1), (64, 64, 0)]);
        return files;
    }

    private static VocabularyFiles New()
    {
        var files = Old();
        files.Version = "v5.0 NEW";

        // 12 was replaced by 72, 13 moved elsewhere, 20 maps elsewhere, 61 and 62 are gone, 63 is below what is excluded, 70 is new.
        files.Change(12, c => [.. c[..5], "", c[6], c[7], "20260101", "U"]);
        files.Relationships.RemoveAll(r => r is { From: 12, To: 12 });
        files.Relationships.Add((12, 72, "Concept replaced by", ""));
        files.Ancestors.RemoveAll(a => a.Descendant == 13 && a.Ancestor == 11);
        files.Relationships.RemoveAll(r => r.From == 20);
        files.Relationships.Add((20, 10, "Maps to", ""));
        files.Concepts.RemoveAll(c => c[0] is "61" or "62");
        files.Ancestors.RemoveAll(a => a.Descendant == 62);
        files.Ancestors.Add((64, 63, 1));
        files.Concepts.Add(VocabularyFiles.Concept(70, "New kind", code: "C70"));
        files.Ancestors.Add((11, 70, 1));

        // 60 has one successor, 66 two, 65 none; 67 has another name, 68 another domain.
        files.Change(60, c => [.. c[..5], "", .. c[6..]]);
        files.Change(66, c => [.. c[..5], "", .. c[6..]]);
        files.Change(65, c => [.. c[..5], "", .. c[6..]]);
        files.Relationships.AddRange([(60, 72, "Maps to", ""), (66, 11, "Maps to", ""), (66, 72, "Maps to", "")]);
        files.Change(67, c => [c[0], "Renamed", .. c[2..]]);
        files.Change(68, c => [c[0], c[1], "Observation", .. c[3..]]);
        return files;
    }
}
