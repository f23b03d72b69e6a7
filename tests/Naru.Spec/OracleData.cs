using System.IO.Compression;

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
