using Naru.Cdm.Loading;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>
/// The folder beside a store in which the next one is made, <c>hospital.naru.import</c>: one import at a time, readable by its owner
/// only. What an import that was killed left there is deleted by the next one, or gone on from if the source allows it.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private const string LockFile = "lock";

    private readonly FileStream gate;
    private readonly string folder;
    private readonly string target;

    private Workspace(string target, string folder, FileStream gate)
    {
        this.target = target;
        this.folder = folder;
        this.gate = gate;
    }

    /// <summary>The database in which tables are staged.</summary>
    public string StagingFile => Path.Combine(folder, "staging.duckdb");

    /// <summary>Where DuckDB puts what does not fit into memory.</summary>
    public string SpillFolder => Path.Combine(folder, "spill");

    /// <summary>The new store while it is written.</summary>
    public string StoreFile => Path.Combine(folder, "store.duckdb");

    /// <summary>Whether there is something staged from before.</summary>
    public bool IsResumed { get; private set; }

    /// <summary>The folder itself.</summary>
    public string Folder => folder;

    private string ResumeFile => Path.Combine(folder, "source");

    /// <summary>Whether what is staged survives the workspace.</summary>
    public bool KeepStaging { get; set; }

    /// <summary>Opens the folder; null, with a finding, if that cannot be.</summary>
    /// <param name="target">The store.</param>
    /// <param name="resumeKey">What the staged tables must have come from to be gone on from; null if they must not.</param>
    /// <param name="findings">Where findings go.</param>
    public static Workspace? Open(string target, string? resumeKey, FindingLog findings)
    {
        var place = new SourcePlace(Path.GetFileName(target));
        var directory = CdmImport.WorkFolderOf(target);
        try
        {
            if (Directory.Exists(target))
            {
                findings.Add(StoreErrors.TargetIsNoStore, place);
                return null;
            }

            if (!Directory.Exists(Path.GetDirectoryName(target)))
            {
                findings.Add(StoreErrors.CannotWrite, place);
                return null;
            }

            Directory.CreateDirectory(directory);
            Privacy.OfFolder(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(DiskSpace.IsExhausted(e) ? StoreErrors.DiskFull : StoreErrors.CannotWrite, place);
            return null;
        }

        if (Lock(directory) is not { } held)
        {
            findings.Add(StoreErrors.ImportRunning, place);
            return null;
        }

        var workspace = new Workspace(target, directory, held);
        workspace.Prepare(resumeKey);
        return workspace;
    }

    private static FileStream? Lock(string directory)
    {
        var path = Path.Combine(directory, LockFile);
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (File.Exists(path))
            {
                return held;
            }

            // The import that held it ended and took the folder away.
            held.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts the new store in the place of the old one: readers see the one or the other, whole.</summary>
    public void Publish()
    {
        // Whom the old store was opened to may read the new one, too; a first store is its owner's alone.
        Privacy.OfFile(StoreFile);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(StoreFile, File.GetUnixFileMode(target));
        }

        File.Move(StoreFile, target, overwrite: true);
    }

    /// <summary>Deletes what is staged.</summary>
    public void DropStaging()
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsStaging))
        {
            File.Delete(file);
        }
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) != LockFile && !(KeepStaging && IsStaging(f))))
        {
            File.Delete(file);
        }

        DeleteFolder(SpillFolder);

        // The lock goes last, and is held until it is gone: who waits for it then finds that it is no longer in the folder.
        try
        {
            if (!KeepStaging)
            {
                DeleteFolder(folder);
            }
        }
        catch (IOException)
        {
            // Another import is coming into the folder already: it is welcome to it.
        }

        gate.Dispose();
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private void Prepare(string? resumeKey)
    {
        var isSame = resumeKey is not null && File.Exists(ResumeFile) && File.ReadAllText(ResumeFile) == resumeKey;
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) != LockFile && !(isSame && IsStaging(f))))
        {
            File.Delete(file);
        }

        IsResumed = File.Exists(StagingFile);
        DeleteFolder(SpillFolder);
        Directory.CreateDirectory(SpillFolder);
        if (resumeKey is not null)
        {
            File.WriteAllText(ResumeFile, resumeKey);
        }
    }

    private bool IsStaging(string file) =>
        file == ResumeFile || Path.GetFileName(file).StartsWith(Path.GetFileName(StagingFile), StringComparison.Ordinal);
}
