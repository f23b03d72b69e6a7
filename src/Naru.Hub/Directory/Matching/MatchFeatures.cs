using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Search;
using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Matching;

/// <summary>
/// What matching asks of offerings and facets do not tell, by the documents' numbers. Conditions and permissions of use are numbered by what they say: many
/// offerings say the same, which is then judged once for all. Not safe for threads while it grows.
/// </summary>
internal sealed class MatchFeatures
{
    private readonly Postings<long> indications = new();
    private readonly Postings<string> keywords = new(StringComparer.Ordinal);
    private readonly Numbered<TakerCondition> conditions = new();
    private readonly Numbered<DataUse> uses = new();
    private readonly List<int[]> conditionsOf = [];
    private readonly List<int> useOf = [];

    /// <summary>The concepts that any offering names.</summary>
    public IEnumerable<long> Indications => indications.Terms;

    /// <summary>All conditions, each once.</summary>
    public IReadOnlyList<TakerCondition> Conditions => conditions.Values;

    /// <summary>All permissions of use, each once.</summary>
    public IReadOnlyList<DataUse> Uses => uses.Values;

    /// <summary>Adds the next document.</summary>
    public void Add(OfferingContent content, int number)
    {
        foreach (var indication in content.Indications.Select(i => i.Id).Distinct())
        {
            indications.Add(indication, number);
        }

        // As often as it is written: each time it is a reason.
        foreach (var keyword in content.Keywords)
        {
            keywords.Add(new FoldedText(keyword).Compact, number);
        }

        conditionsOf.Add([.. content.Conditions.Select(conditions.Of)]);
        useOf.Add(content.Kind == Matcher.Dataset ? uses.Of(content.DataUse ?? new DataUse([])) : -1);
    }

    /// <summary>The documents that name a concept, each once; null if there are none.</summary>
    public List<int>? WithIndication(long concept) => indications.Find(concept);

    /// <summary>The documents with a keyword, by its letters and digits, each as often as it has it; null if there are none.</summary>
    public List<int>? WithKeyword(string compact) => keywords.Find(compact);

    /// <summary>The numbers of a document's conditions.</summary>
    public int[] ConditionsOf(int document) => conditionsOf[document];

    /// <summary>The number of a dataset's permission of use; negative for what is no dataset.</summary>
    public int UseOf(int document) => useOf[document];

    /// <summary>Values with numbers, equal ones with the same.</summary>
    private sealed class Numbered<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> numbers = [];
        private readonly List<T> values = [];

        public IReadOnlyList<T> Values => values;

        public int Of(T value)
        {
            if (!numbers.TryGetValue(value, out var number))
            {
                number = values.Count;
                numbers.Add(value, number);
                values.Add(value);
            }

            return number;
        }
    }
}
