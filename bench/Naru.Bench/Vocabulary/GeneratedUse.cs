using Naru.Vocabulary.Search;

namespace Naru.Bench.Vocabulary;

/// <summary>A store that has ten thousand of the concepts, few of them very often.</summary>
internal sealed class GeneratedUse : IConceptUse
{
    public GeneratedUse(int concepts)
    {
        var random = new Random(VocabularyData.Seed + 2);
        var persons = new Dictionary<long, long>();
        for (var i = 0; i < Math.Min(10_000, concepts); i++)
        {
            persons[1000 + (7L * random.Next(concepts))] = 1 + (500_000 / (i + 1));
        }

        Persons = persons;
    }

    public IReadOnlyDictionary<long, long> Persons { get; }
}
