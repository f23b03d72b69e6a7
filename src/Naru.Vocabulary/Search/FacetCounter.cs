using Lucene.Net.Index;
using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>Counts where documents are.</summary>
internal sealed class FacetCounter(IndexHeader header, NumericDocValues numbers)
{
    private const int Mask = (1 << IndexHeader.FacetBits) - 1;
    private static readonly string[] StandardValues = ["S", "C", ""];

    private readonly long[] domains = new long[header.Domains.Length];
    private readonly long[] vocabularies = new long[header.Vocabularies.Length];
    private readonly long[] classes = new long[header.Classes.Length];
    private readonly long[] standard = new long[StandardValues.Length];

    public void Add(int document)
    {
        var packed = numbers.Get(document);
        domains[(packed >> (2 * IndexHeader.FacetBits)) & Mask]++;
        vocabularies[(packed >> IndexHeader.FacetBits) & Mask]++;
        classes[packed & Mask]++;
        standard[header.GroupOf(document) / 2]++;
    }

    public ConceptFacets ToFacets() =>
        new(List(header.Domains, domains), List(header.Vocabularies, vocabularies), List(header.Classes, classes), List(StandardValues, standard));

    private static ValueList<FacetCount> List(string[] names, long[] counts) => counts
        .Select((count, number) => new FacetCount(names[number], count))
        .Where(c => c.Concepts > 0)
        .OrderByDescending(c => c.Concepts).ThenBy(c => c.Value, StringComparer.Ordinal)
        .ToValueList();
}
