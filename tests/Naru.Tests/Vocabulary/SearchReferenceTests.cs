using CsCheck;
using Naru.Core;
using Naru.Vocabulary.Search;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>The index answers as <see cref="NaiveSearch"/> does: random vocabularies, queries, filters, pages and stores.</summary>
public sealed class SearchReferenceTests
{
    private static readonly string[] Parts =
    [
        "heart", "heard", "hear", "Pain", "pains", "diabetes", "diabetis", "mellitus", "appendicitis", "appendectomy", "a", "b12", "500", "mg", "2.5", "Ménière's",
        "당뇨", "당뇨병", "병", "고혈압", "고혈앞", "제2형", "염", "간염", "간", "ﬁbrosis", "ＤＩＡＢＥＴＥＳ", "E11.9", "carcinoma", "carcinomas",
    ];

    private static readonly Gen<string> Part = Gen.OneOf(Parts);

    private static readonly Gen<string> Name = Gen.Select(Part.Array[1, 4], Gen.OneOf(" ", " ", "", ", ", "-"), (p, s) => string.Join(s, p));

    private static readonly Gen<FoundConcept> Concept =
        from id in Gen.Int[1, 300]
        from name in Name
        from domain in Gen.OneOf("Condition", "Drug", "Measurement")
        from vocabulary in Gen.OneOf("SNOMED", "KCD7")
        from conceptClass in Gen.OneOf("Disorder", "Ingredient")
        from standard in Gen.Enum<StandardStatus>()
        from code in Gen.OneOf("E11", "E11.9", "E11.90", "A10", "100", "44054006", "b12", "간염")
        from invalid in Gen.OneOf(null, null, null, "U")
        from synonyms in Name.Array[0, 3]
        select SearchVocabulary.Concept(id, name, domain, vocabulary, conceptClass, standard, code, invalid, synonyms);

    private static readonly Gen<FoundConcept[]> Concepts = Concept.Array[1, 60].Select(c => c.DistinctBy(x => x.Id).ToArray());

    /// <summary>A piece of a name, whole, cut off, or with something wrong in it.</summary>
    private static readonly Gen<string> Typed =
        from part in Part
        from how in Gen.Int[0, 6]
        from at in Gen.Int[0, 11]
        from letter in Gen.OneOf('a', 'e', 't', '당', '병', '뼝')
        let i = Math.Min(at, part.Length - 1)
        select how switch
        {
            0 => part[..(i + 1)],
            1 => part.Remove(i, 1),
            2 => part.Insert(i, letter.ToString()),
            3 => $"{part[..i]}{letter}{part[(i + 1)..]}",
            4 => part[i..],
            _ => part,
        };

    private static readonly Gen<ConceptQuery> Query =
        from text in Gen.Select(Typed.Array[1, 3], Gen.OneOf(" ", " ", "", ","), (p, s) => string.Join(s, p))
        from domains in Gen.OneOf<ValueList<string>>([], [], ["Drug"], ["drug"], ["Drug", "Condition"], ["Nothing"])
        from vocabularies in Gen.OneOf<ValueList<string>>([], [], ["KCD7"])
        from classes in Gen.OneOf<ValueList<string>>([], [], ["Ingredient", "Ingredient"])
        from standard in Gen.OneOf<ValueList<StandardStatus>>([], [], [StandardStatus.Standard, StandardStatus.NonStandard])
        from valid in Gen.OneOf<bool?>(null, null, true, false)
        from limit in Gen.OneOf(0, 1, 3, 20, 100)
        from offset in Gen.OneOf(0, 0, 1, 7)
        select new ConceptQuery(text)
        {
            Domains = domains,
            Vocabularies = vocabularies,
            Classes = classes,
            Standard = standard,
            Valid = valid,
            Limit = limit,
            Offset = offset,
        };

    private static readonly Gen<Dictionary<long, long>?> Use = Gen.Select(Gen.Int[1, 300], Gen.Int[0, 3]).Array[0, 30]
        .Select(u => u.Length == 0 ? null : u.GroupBy(x => x.Item1).ToDictionary(g => (long)g.Key, g => (long)g.First().Item2));

    [Fact]
    public void Index_AnswersAsTheReference() => Check(vocabularies: 5);

    [Fact]
    [Trait("Category", "Slow")]
    public void Index_AnswersAsTheReference_ManyTimes() => Check(vocabularies: 300);

    private static void Check(int vocabularies) =>
        Gen.Select(Concepts, Query.Array[40], Use, Gen.OneOf(new SearchLimits(3, 5), new SearchLimits(10, 10_000))).Check(
            vocabularies,
            (concepts, queries, persons, limits) =>
            {
                using var vocabulary = new SearchVocabulary(concepts, limits);
                var use = persons is null ? null : new ConceptUse(persons);
                foreach (var query in queries)
                {
                    var expected = new NaiveSearch(vocabulary.Concepts, query, persons, limits).Run();
                    var answer = vocabulary.Search(query, use);
                    Assert.Equal(Lines(query, expected), Lines(query, answer));
                    Assert.Equal(expected, answer);
                }
            });

    private static string Lines(ConceptQuery query, ConceptHits hits) =>
        string.Join('\n', [$"'{query.Text}' {hits.Total} {hits.TotalIsExact}", .. hits.Hits.Select(h => $"{h.Concept.Id} {h.Match} '{h.Concept.Name}' by '{h.Name.Text}' {h.Persons}")]);
}
