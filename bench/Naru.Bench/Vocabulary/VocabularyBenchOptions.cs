using System.Globalization;

namespace Naru.Bench.Vocabulary;

/// <summary>What the benchmark of the concept search is asked for; see <see cref="Help"/>.</summary>
internal sealed record VocabularyBenchOptions(int Concepts, string? Data, string? Folder, int Queries, int Rounds, int Memory, string? Json)
{
    internal const string Help =
        """
        Options of vocabulary:

          --concepts N     how many concepts the generated vocabulary has (default 6,000,000)
          --data DIR       a folder with concept.csv or concept/*.csv, whose names give the words (default: data/vocabulary)
          --folder DIR     where vocabulary and index are kept, to be measured again without being made again (default: a temporary folder, deleted)
          --queries N      how many queries of each class (default 60)
          --rounds N       how often each is asked; every time counts (default 3)
          --memory MIB     DuckDB's limit while the index is built (default 1024)
          --json FILE      writes the figures as JSON
        """;

    public static readonly VocabularyBenchOptions Default = new(6_000_000, null, null, 60, 3, 1024, null);

    /// <exception cref="FormatException">An option is unknown or its value makes no sense.</exception>
    public static VocabularyBenchOptions Parse(ReadOnlySpan<string> args)
    {
        var options = Default;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--concepts" => options with { Concepts = Number(value) },
                "--data" => options with { Data = value },
                "--folder" => options with { Folder = value },
                "--queries" => options with { Queries = Number(value) },
                "--rounds" => options with { Rounds = Number(value) },
                "--memory" => options with { Memory = Number(value) },
                "--json" => options with { Json = value },
                var unknown => throw new FormatException($"{unknown} is no option of this benchmark."),
            };
        }

        return options;
    }

    private static int Number(string value) =>
        int.TryParse(value.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw new FormatException($"{value} is no number.");
}
