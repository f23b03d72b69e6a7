using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Naru.Vocabulary.Search;

/// <summary>The document of a concept: one object that is filled anew for every concept.</summary>
internal sealed class ConceptDocument
{
    // Texts longer than this are compared by their beginning only; the index takes no term of more than 32 KiB.
    public const int LongestCompact = ConceptQuery.MaximumLength;

    private static readonly FieldType Terms = TypeOf(IndexOptions.DOCS_ONLY);
    private static readonly FieldType Positions = TypeOf(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    private readonly Dictionary<string, TermStream> streams = [];
    private readonly NumericDocValuesField facets = new(IndexFields.Facets, 0);
    private readonly StoredField stored = new(IndexFields.Stored, new BytesRef());

    public ConceptDocument()
    {
        foreach (var field in (string[])
            [IndexFields.Id, IndexFields.Code, IndexFields.Name, IndexFields.NamePrefix, IndexFields.Word, IndexFields.WordPrefix,
            IndexFields.Syllable, IndexFields.Bigrams, IndexFields.Filter])
        {
            var stream = new TermStream();
            streams.Add(field, stream);
            Document.Add(new Field(field, stream, field == IndexFields.Bigrams ? Positions : Terms));
        }

        Document.Add(facets);
        Document.Add(stored);
    }

    public Document Document { get; } = [];

    public void Fill(FoundConcept concept, long facetNumbers, Action<string> onWord)
    {
        foreach (var stream in streams.Values)
        {
            stream.Clear();
        }

        streams[IndexFields.Id].Add(concept.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(IndexFields.Code, Shortened(new FoldedText(concept.Code).Compact));
        AddName(concept.Name, onWord);
        foreach (var synonym in concept.Synonyms)
        {
            AddName(synonym.Text, onWord);
        }

        var filter = streams[IndexFields.Filter];
        filter.Add(IndexFields.OfDomain(concept.Domain));
        filter.Add(IndexFields.OfVocabulary(concept.Vocabulary));
        filter.Add(IndexFields.OfClass(concept.Class));
        filter.Add(IndexFields.OfStandard(concept.Standard));
        filter.Add(IndexFields.OfValidity(concept.InvalidReason is null));
        facets.SetInt64Value(facetNumbers);
        stored.SetBytesValue(StoredConcept.Write(concept));
    }

    public static string Shortened(string compact) => compact.Length <= LongestCompact ? compact : compact[..LongestCompact];

    private static FieldType TypeOf(IndexOptions options)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = options };
        type.Freeze();
        return type;
    }

    private void AddName(string name, Action<string> onWord)
    {
        var folded = new FoldedText(name);
        var compact = Shortened(folded.Compact);
        Add(IndexFields.Name, compact);
        AddPrefixes(IndexFields.NamePrefix, compact, IndexFields.LongestNamePrefix);
        foreach (var word in folded.Words.Select(Shortened))
        {
            if (!Add(IndexFields.Word, word) || FoldedText.IsHangul(word))
            {
                continue;
            }

            AddPrefixes(IndexFields.WordPrefix, word, IndexFields.LongestWordPrefix);
            onWord(word);
        }

        foreach (var run in folded.Runs)
        {
            AddRun(run);
        }
    }

    private void AddRun(string run)
    {
        for (var i = 0; i < run.Length; i++)
        {
            Add(IndexFields.Syllable, run[i].ToString());
            if (i + 1 < run.Length)
            {
                streams[IndexFields.Bigrams].Add(run.Substring(i, 2), i == 0 ? 2 : 1);
            }
        }
    }

    private void AddPrefixes(string field, string word, int longest)
    {
        for (var length = 1; length <= Math.Min(longest, word.Length); length++)
        {
            Add(field, word[..length]);
        }
    }

    private bool Add(string field, string term) => streams[field].AddOnce(term);
}
