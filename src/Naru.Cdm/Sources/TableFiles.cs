using System.IO.Compression;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Sources;

/// <summary>Finds the files of the tables in a folder or a ZIP archive, by their names.</summary>
internal static class TableFiles
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet"];

    /// <summary>One file for each table that is wanted, in that order.</summary>
    public static ValueList<TableFile> Find(string path, ValueList<OmopTable> wanted, FindingLog findings)
    {
        var candidates = Directory.Exists(path) ? InFolder(path) : InArchive(path);
        var found = new Dictionary<string, TableFile>(StringComparer.Ordinal);
        foreach (var (name, entry, file, bytes) in candidates.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            var baseName = Path.GetFileName(entry ?? file);
            if (baseName.StartsWith('.')
                || Extensions.FirstOrDefault(e => baseName.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is not { } extension)
            {
                continue;
            }

            var tableName = baseName[..^extension.Length];
            var place = new SourcePlace(name);
            if (OmopSchema.Table(tableName) is not { } table)
            {
                findings.Add(CdmErrors.UnknownTable, place, OmopSchema.NearestTable(tableName));
            }
            else if (!wanted.Contains(table))
            {
                findings.Add(CdmErrors.TableNotUsed, place, table.Name);
            }
            else if (found.TryGetValue(table.Name, out var other))
            {
                findings.Add(CdmErrors.TwoFilesForTable, place, table.Name, other.Name);
            }
            else
            {
                found.Add(table.Name, new TableFile(table, name, file, entry, bytes));
            }
        }

        return wanted.Where(t => found.ContainsKey(t.Name)).Select(t => found[t.Name]).ToValueList();
    }

    private static List<(string Name, string? Entry, string Path, long Bytes)> InFolder(string path) =>
        new DirectoryInfo(path).EnumerateFiles().Select(f => (f.Name, (string?)null, f.FullName, f.Length)).ToList();

    private static List<(string Name, string? Entry, string Path, long Bytes)> InArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries

            // What macOS adds to archives looks like data files by name.
            .Where(e => !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .Select(e => ($"{Path.GetFileName(path)}/{e.FullName}", (string?)e.FullName, path, e.Length))
            .ToList();
    }
}
