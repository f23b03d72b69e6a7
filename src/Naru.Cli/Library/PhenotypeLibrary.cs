using System.Globalization;
using Naru.Core;
using nietras.SeparatedValues;

namespace Naru.Cli.Library;

/// <summary>
/// The shipped selection of OHDSI's Phenotype Library (<c>data/phenotypes</c>). Immutable; safe to share between threads.
/// </summary>
/// <param name="Topics">The topics, in the order in which they are shown.</param>
/// <param name="All">The definitions, topic by topic.</param>
internal sealed record PhenotypeLibrary(ValueList<PhenotypeTopic> Topics, ValueList<Phenotype> All)
{
    /// <summary>The folder's name within the program's data.</summary>
    public const string Folder = "phenotypes";

    /// <summary>The library that the selection is from.</summary>
    public const string Source = "OHDSI Phenotype Library";

    /// <summary>Reads the selection; fails where it was not shipped with the program.</summary>
    /// <param name="dataFolder">The folder with the program's data.</param>
    public static Result<PhenotypeLibrary> Read(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, Folder);
        var (index, topics) = (Path.Combine(folder, "index.csv"), Path.Combine(folder, "topics.csv"));
        var missing = new[] { index, topics }.Where(f => !File.Exists(f)).Select(f => LibraryErrors.Missing.At(SourcePlace.None, f)).ToValueList();
        return missing.Count > 0 ? Result.Failure<PhenotypeLibrary>(missing) : Result.Success(Read(folder, index, topics));
    }

    /// <summary>The definition of a number; null for none.</summary>
    public Phenotype? Find(int id) => All.FirstOrDefault(p => p.Id == id);

    private static PhenotypeLibrary Read(string folder, string index, string topicList)
    {
        var topics = Rows(topicList, row => new PhenotypeTopic(row["topic"].ToString(), new(row["korean"].ToString(), row["english"].ToString())));
        var byId = topics.ToDictionary(t => t.Id, StringComparer.Ordinal);
        return new PhenotypeLibrary(topics, Rows(index, row => new Phenotype(
            int.Parse(row["id"].Span, CultureInfo.InvariantCulture),
            Path.Combine(folder, row["file"].ToString()),
            byId[row["topic"].ToString()],
            new(row["korean"].ToString(), row["english"].ToString()),
            new(row["purpose_korean"].ToString(), row["purpose_english"].ToString()),
            row["library_status"].ToString(),
            row["library_version"].ToString())));
    }

    private static ValueList<T> Rows<T>(string path, Func<SepReader.Row, T> read)
        where T : class
    {
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).FromFile(path);
        var items = new List<T>();
        foreach (var row in reader)
        {
            items.Add(read(row));
        }

        return items.ToValueList();
    }
}
