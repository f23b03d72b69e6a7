using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Naru.Vocabulary.Search;

/// <summary>Writes an index of concepts that come in the order of their rank.</summary>
internal static class IndexBuilder
{
    private const int ProgressEvery = 10_000;

    /// <summary>Writes all files but those of others into an empty folder.</summary>
    public static IndexHeader Write(
        IEnumerable<FoundConcept> concepts, long total, string folder, SearchBuildOptions options, IProgress<SearchBuildProgress>? progress,
        CancellationToken cancellationToken)
    {
        var groupEnds = new int[6];
        var domains = new Numbers();
        var vocabularies = new Numbers();
        var classes = new Numbers();
        var words = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        using (var directory = new MMapDirectory(folder))
        using (var writer = new IndexWriter(directory, Configuration(options)))
        {
            var document = new ConceptDocument();
            foreach (var concept in concepts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                document.Fill(concept, Facets(domains[concept.Domain], vocabularies[concept.Vocabulary], classes[concept.Class]), w => words.Add(w));
                writer.AddDocument(document.Document);
                count++;
                groupEnds[IndexHeader.GroupOf(concept.Standard, concept.InvalidReason is null)] = count;
                if (count % ProgressEvery == 0)
                {
                    progress?.Report(new(count, total, Merging: false));
                }
            }

            progress?.Report(new(count, total, Merging: true));
            writer.ForceMerge(1);
            writer.Commit();
        }

        for (var i = 1; i < groupEnds.Length; i++)
        {
            groupEnds[i] = Math.Max(groupEnds[i], groupEnds[i - 1]);
        }

        WordList.Write(folder, words.Order(StringComparer.Ordinal));
        return new(
            IndexHeader.CurrentFormat, count, groupEnds, domains.Names, vocabularies.Names, classes.Names, IndexHeader.SignsOf(folder));
    }

    public static long Facets(int domain, int vocabulary, int conceptClass) =>
        (((long)domain << IndexHeader.FacetBits | (uint)vocabulary) << IndexHeader.FacetBits) | (uint)conceptClass;

    private static IndexWriterConfig Configuration(SearchBuildOptions options) => new(LuceneVersion.LUCENE_48, new NoAnalyzer())
    {
        OpenMode = OpenMode.CREATE,
        RAMBufferSizeMB = options.BufferBytes / 1048576.0,
        UseCompoundFile = false,
        // Merges neighbours only: the documents stay in the order in which they came, which is their rank.
        MergePolicy = new LogDocMergePolicy { MergeFactor = 64, NoCFSRatio = 0 },
        MergeScheduler = new SerialMergeScheduler(),
    };

    /// <summary>Terms come made; whoever asks for an analysis has made a mistake.</summary>
    private sealed class NoAnalyzer : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => throw new NotSupportedException();
    }

    /// <summary>Numbers names in the order in which they come first.</summary>
    private sealed class Numbers
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public string[] Names => [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)];

        public int this[string name]
        {
            get
            {
                if (!numbers.TryGetValue(name, out var number))
                {
                    number = numbers.Count;
                    if (number >= 1 << IndexHeader.FacetBits)
                    {
                        throw new InvalidOperationException("A vocabulary has more domains, vocabularies or classes than the index can number.");
                    }

                    numbers.Add(name, number);
                }

                return number;
            }
        }
    }
}
