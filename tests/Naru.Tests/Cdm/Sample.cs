using System.IO.Compression;

namespace Naru.Tests.Cdm;

/// <summary>OHDSI's sample of 28 synthetic persons, <c>data/sample/Synthea27Nj_5.4.zip</c>.</summary>
internal static class Sample
{
    public static string Path { get; } = Repository.File("data", "sample", "Synthea27Nj_5.4.zip");

    /// <summary>Unpacks the tables that are quick to load into a folder.</summary>
    public static void UnpackInto(string folder)
    {
        using var archive = ZipFile.OpenRead(Path);
        foreach (var entry in archive.Entries.Where(e => e.Length < 2_000_000))
        {
            entry.ExtractToFile(System.IO.Path.Combine(folder, entry.Name));
        }
    }
}
