using System.IO.Compression;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;
using Naru.Vocabulary;

namespace Naru.Cdm.Sources;

/// <summary>
/// Finds the files of the tables in a folder or a ZIP archive, by their names. A folder that is named like a table, as
/// <c>measurement</c> or <c>measurement.parquet</c>, holds the parts of that table, and they are read as one.
/// </summary>
internal static class TableFiles
{
    private const string ArchiveExtension = ".zip";

    /// <summary>Athena puts these beside its tables: codes whose names only the licensee may fill in.</summary>
    private const string CptCodes = "concept_cpt4";

    private static readonly string[] Extensions = [".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".parquet"];

    /// <summary>One file for each table that is wanted, in that order.</summary>
    public static ValueList<TableFile> Find(string path, ValueList<OmopTable> wanted, FindingLog findings)
    {
        var candidates = Directory.Exists(path) ? InFolder(path, findings) : InArchive(path, findings);
        var found = new Dictionary<string, TableFile>(StringComparer.Ordinal);
        foreach (var group in candidates.GroupBy(c => c.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var parts = group.OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
            var place = new SourcePlace(group.Key);
            if (parts[0].TableName.Equals(CptCodes, StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(VocabularyErrors.CptNotFilled, place, group.Key);
            }
            else if (OmopSchema.Table(parts[0].TableName) is not { } table)
            {
                findings.Add(CdmErrors.UnknownTable, place, OmopSchema.NearestTable(parts[0].TableName));
            }
            else if (!wanted.Contains(table))
            {
                findings.Add(CdmErrors.TableNotUsed, place, table.Name);
            }
            else if (found.TryGetValue(table.Name, out var other))
            {
                findings.Add(CdmErrors.TwoFilesForTable, place, table.Name, other.Name);
            }
            else if (parts.Find(p => IsParquet(p) != IsParquet(parts[0])) is { } odd)
            {
                findings.Add(CdmErrors.TwoFilesForTable, new SourcePlace(odd.Name), table.Name, parts[0].Name);
            }
            else
            {
                found.Add(table.Name, ToFile(table, group.Key, parts));
            }
        }

        return wanted.Where(t => found.ContainsKey(t.Name)).Select(t => found[t.Name]).ToValueList();
    }

    /// <summary>Whether a file of this place in a folder, with slashes, is read as a table or as a part of one.</summary>
    public static bool IsTable(string relative) =>
        ToCandidate("", relative, null, relative, 0) is { } candidate && OmopSchema.Table(candidate.TableName) is not null && IsWithin(relative);

    // Files of folders that are not named like tables are not read.
    private static bool IsWithin(string relative)
    {
        var names = relative.Split('/');
        return names.Length == 1 || TableOfFolder(names[0]) is not null;
    }

    private static TableFile ToFile(OmopTable table, string name, List<Candidate> parts)
    {
        var files = parts.Select(p => new TableFile(table, p.Name, p.Path, p.Entry, p.Bytes)).ToList();
        return files.Count == 1
            ? files[0]
            : files[0] with { Name = name, Bytes = files.Sum(f => f.Bytes), Parts = files };
    }

    private static bool IsParquet(Candidate candidate) => candidate.Name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static List<Candidate> InFolder(string path, FindingLog findings)
    {
        var folder = new DirectoryInfo(path);
        foreach (var archive in folder.EnumerateFiles("*" + ArchiveExtension).Where(f => OmopSchema.Table(Path.GetFileNameWithoutExtension(f.Name)) is not null))
        {
            findings.Add(CdmErrors.ArchiveWithin, new SourcePlace(archive.Name));
        }

        var parts = folder.EnumerateDirectories().Where(d => TableOfFolder(d.Name) is not null)
            .SelectMany(d => d.EnumerateFiles("*", SearchOption.AllDirectories));
        return folder.EnumerateFiles().Concat(parts)
            .Select(f => ToCandidate("", Path.GetRelativePath(path, f.FullName).Replace('\\', '/'), null, f.FullName, f.Exists ? f.Length : 0))
            .OfType<Candidate>().ToList();
    }

    private static List<Candidate> InArchive(string path, FindingLog findings)
    {
        using var archive = ZipFile.OpenRead(path);
        var prefix = Path.GetFileName(path) + "/";

        // What macOS adds to archives looks like data files by name.
        var entries = archive.Entries.Where(e => !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        foreach (var entry in entries.Where(e => e.Name.EndsWith(ArchiveExtension, StringComparison.OrdinalIgnoreCase)))
        {
            findings.Add(CdmErrors.ArchiveWithin, new SourcePlace(prefix + entry.FullName));
        }

        var candidates = new List<Candidate>();
        foreach (var entry in entries)
        {
            if (ToCandidate(prefix, entry.FullName.Replace('\\', '/'), entry.FullName, path, entry.Length) is not { } candidate)
            {
                continue;
            }

            if (entry.IsEncrypted)
            {
                findings.Add(CdmErrors.EncryptedEntry, new SourcePlace(candidate.Name));
            }
            else
            {
                candidates.Add(candidate);
            }
        }

        return candidates;
    }

    /// <summary>A file that may hold a table or a part of one; null for one whose name does not look like it.</summary>
    private static Candidate? ToCandidate(string prefix, string relative, string? entry, string path, long bytes)
    {
        var names = relative.Split('/');
        if (names[^1].StartsWith('.') || names[^1].StartsWith('_') || WithoutExtension(names[^1]) is not { } baseName)
        {
            return null;
        }

        var folder = Array.FindIndex(names, 0, names.Length - 1, n => TableOfFolder(n) is not null);
        return folder < 0
            ? new Candidate(prefix + relative, prefix + relative, baseName, entry, path, bytes)
            : new Candidate(prefix + string.Join('/', names[..(folder + 1)]), prefix + relative, TableOfFolder(names[folder])!, entry, path, bytes);
    }

    private static string? WithoutExtension(string name) =>
        Extensions.Where(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)).Select(e => name[..^e.Length]).FirstOrDefault();

    /// <summary>The name of the table whose parts a folder of this name holds; null if it is no such folder.</summary>
    private static string? TableOfFolder(string name)
    {
        var table = WithoutExtension(name) ?? name;
        return OmopSchema.Table(table) is null ? null : table;
    }

    /// <param name="Group">The file, or the folder whose files belong together, as users see it.</param>
    /// <param name="Name">The file, as users see it.</param>
    /// <param name="TableName">The table that it seems to hold.</param>
    /// <param name="Entry">Its full name in the archive; null for a file of its own.</param>
    /// <param name="Path">The file, or the archive that it is in.</param>
    /// <param name="Bytes">Its length.</param>
    private sealed record Candidate(string Group, string Name, string TableName, string? Entry, string Path, long Bytes);
}
