using Naru.Cdm.Importing;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources;

/// <summary>Tells what reading a CDM reads, so that nothing is written over it. Thread-safe: it keeps nothing.</summary>
public static class CdmInputs
{
    private const int LinksAtMost = 40;

    /// <summary>How the file system of this machine usually compares names.</summary>
    private static readonly StringComparison Names =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether two paths lead to the same place, whatever links they go through. Neither has to exist.</summary>
    public static bool IsSame(string path, string other) => string.Equals(RealPath(path), RealPath(other), Names);

    /// <summary>
    /// Whether a file is the CDM at a path, or would be read as a table of it: for a folder, by the names by which tables are found
    /// there, so also if the file does not exist yet.
    /// </summary>
    /// <param name="cdm">A folder, or a file such as a store or a ZIP archive.</param>
    /// <param name="file">The file, which need not exist.</param>
    public static bool IsRead(string cdm, string file)
    {
        if (!Directory.Exists(cdm))
        {
            return IsSame(cdm, file);
        }

        var (folder, real) = (RealPath(cdm), RealPath(file));
        var inside = Path.GetRelativePath(folder, real);
        return (!Path.IsPathRooted(inside) && TableFiles.IsTable(inside.Replace('\\', '/')))
            || Files(folder).Exists(f => string.Equals(RealPath(f), real, Names));
    }

    /// <summary>The files of tables that are there, of which some may be links to elsewhere.</summary>
    private static List<string> Files(string folder)
    {
        try
        {
            return [.. TableFiles.Find(folder, OmopSchema.AllTables, new FindingLog()).SelectMany(t => t.Parts).Select(p => p.Path)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said where the data are opened.
            return [];
        }
    }

    /// <summary>The full path without links in any of its parts.</summary>
    private static string RealPath(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path));

        string Resolve(string full)
        {
            var current = Path.GetPathRoot(full) ?? "";
            foreach (var part in full[current.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
            {
                var next = Path.Combine(current, part);
                var target = Target(next);
                current = target == next || ++links > LinksAtMost ? next : Resolve(target);
            }

            return current;
        }
    }

    private static string Target(string path)
    {
        try
        {
            return FinalPath.Of(path);
        }
        catch (UnauthorizedAccessException)
        {
            // Said where the file is opened.
            return path;
        }
    }
}
