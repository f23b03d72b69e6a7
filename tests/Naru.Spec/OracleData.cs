using System.Globalization;
using System.IO.Compression;
using Naru.Cohorts.Results;

namespace Naru.Spec;

/// <summary>Reads OHDSI's answers from <c>data/oracle</c> of the repository.</summary>
internal static class OracleData
{
    internal static readonly string[] Sets = ["library", "generated"];

    internal static string RepositoryRoot { get; } = FindRoot();

    internal static IEnumerable<(string Name, string Json)> Definitions(string set)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(RepositoryRoot, "data", "oracle", set, "definitions.zip"));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            yield return (Path.GetFileNameWithoutExtension(entry.Name), reader.ReadToEnd());
        }
    }

    /// <summary>The expected rows of every definition, ordered; definitions without members are missing.</summary>
    internal static Dictionary<string, List<CohortRow>> Expected(string set)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(RepositoryRoot, "data", "oracle", set, "expected.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var expected = ReadRows(reader);
        ApplyTies(expected, Path.Combine(RepositoryRoot, "data", "oracle", set, "ties.csv"));
        return expected;
    }

    /// <summary>Rows that hang on a tie which OHDSI's SQL leaves open (data/oracle/NOTICE.md).</summary>
    private static void ApplyTies(Dictionary<string, List<CohortRow>> expected, string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        using var reader = File.OpenText(file);
        foreach (var (definition, rows) in ReadRows(reader))
        {
            var subjects = rows.Select(r => r.SubjectId).ToHashSet();
            expected[definition].RemoveAll(r => subjects.Contains(r.SubjectId));
            expected[definition].AddRange(rows);
            expected[definition].Sort((a, b) => (a.SubjectId, a.Start, a.End).CompareTo((b.SubjectId, b.Start, b.End)));
        }
    }

    internal static Dictionary<string, List<CohortRow>> ReadRows(TextReader reader)
    {
        var result = new Dictionary<string, List<CohortRow>>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (!result.TryGetValue(fields[0], out var rows))
            {
                result[fields[0]] = rows = [];
            }

            rows.Add(new CohortRow(
                long.Parse(fields[1], CultureInfo.InvariantCulture),
                DateOnly.ParseExact(fields[2], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateOnly.ParseExact(fields[3], "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        foreach (var rows in result.Values)
        {
            rows.Sort((a, b) => (a.SubjectId, a.Start, a.End).CompareTo((b.SubjectId, b.Start, b.End)));
        }

        return result;
    }

    internal static string CdmPath(string set) => Path.Combine(RepositoryRoot, "data", "oracle", set, "cdm.zip");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Naru.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a clone of the repository.");
    }
}
