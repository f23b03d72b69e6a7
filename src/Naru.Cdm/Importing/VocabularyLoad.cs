using System.Globalization;
using Naru.Cdm.Loading;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Storage;

namespace Naru.Cdm.Importing;

/// <summary>
/// Loads a vocabulary into a folder: its tables by the importer of hospitals' data, which reads every form and tells every fault with its
/// line; beside them what is needed to look up the other way round and to search. Until all of it is there, the folder holds what it held.
/// </summary>
public static class VocabularyLoad
{
    private const string WorkFolder = ".loading";
    private const string LockFile = ".lock";

    private static readonly BilingualText LookingUp = new("반대 방향으로 찾는 표를 만듭니다", "Writing the tables for looking up the other way round");

    private static readonly BilingualText Indexing = new("찾아보기 색인을 만듭니다", "Writing the index for searching");

    /// <summary>How many digits of the data version name a generation.</summary>
    private const int GenerationDigits = 16;

    /// <summary>Loads, or finds that nothing has changed.</summary>
    /// <param name="options">What and whither.</param>
    /// <param name="progress">Told how far reading has come; null if nobody wants to know.</param>
    /// <param name="begins">Told what begins after reading; null if nobody wants to know.</param>
    /// <param name="cancellation">Stops it; the folder stays as it was.</param>
    /// <returns>What was done; or, if anything in the vocabulary is an error, all that was found, and the folder as it was.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<VocabularyLoadOutcome> Run(
        VocabularyLoadOptions options,
        IProgress<CdmProgress>? progress = null,
        Action<BilingualText>? begins = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var place = new SourcePlace(options.Folder);
        var folder = FinalPath.Of(options.Folder);
        if (FinalPath.Of(options.Source) == folder || (VocabularyFolder.StoreIn(folder) is { } own && FinalPath.Of(options.Source) == FinalPath.Of(own)))
        {
            return Failure(VocabularyErrors.SourceIsTarget.At(place));
        }

        try
        {
            if (!IsOurs(folder))
            {
                return Failure(VocabularyErrors.TargetIsNoVocabulary.At(place));
            }

            var isNew = !Directory.Exists(folder);
            Directory.CreateDirectory(folder);
            if (Lock(folder) is not { } held)
            {
                return Failure(VocabularyErrors.LoadRunning.At(place));
            }

            using (held)
            {
                var result = Load(options, folder, progress, begins, cancellation);
                if (isNew && !result.IsSuccess)
                {
                    Directory.Delete(folder, recursive: true);
                }

                return result;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !DiskSpace.IsExhausted(e))
        {
            return Failure(VocabularyErrors.CannotWrite.At(place));
        }
    }

    private static Result<VocabularyLoadOutcome> Failure(Error error) => Result.Failure<VocabularyLoadOutcome>([error]);

    /// <summary>
    /// Whether nothing is there, or nothing but a vocabulary, whole or damaged, or what a killed load left. A file of the manifest's name alone may be
    /// anybody's.
    /// </summary>
    private static bool IsOurs(string folder) =>
        !File.Exists(folder) && (!Directory.Exists(folder)
            || !VocabularyFolder.ReadManifest(folder).Errors.Any(e => e.Kind == VocabularyErrors.NotAVocabulary)
            || Directory.EnumerateDirectories(folder).Any(d => File.Exists(Path.Combine(d, VocabularyFolder.StoreFile)))
            || Directory.EnumerateFileSystemEntries(folder).All(e => Path.GetFileName(e) is WorkFolder or LockFile));

    private static FileStream? Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Result<VocabularyLoadOutcome> Load(
        VocabularyLoadOptions options, string folder, IProgress<CdmProgress>? progress, Action<BilingualText>? begins, CancellationToken cancellation)
    {
        var started = options.Reading.Clock.GetTimestamp();
        var found = VocabularyFolder.ReadManifest(folder).Value;
        DeleteUnused(folder, found);

        // Whoever loads a damaged vocabulary again wants to have it mended.
        var before = found is not null && IsWhole(folder, found) ? found : null;
        var work = Path.Combine(folder, WorkFolder);
        Directory.CreateDirectory(work);
        try
        {
            var store = Path.Combine(work, VocabularyFolder.StoreFile);
            var import = new Importer(
                new ImportOptions(options.Source, store)
                {
                    IsVocabularyAlone = true,
                    Previous = before is null ? null : Path.Combine(folder, before.Generation, VocabularyFolder.StoreFile),
                    Reading = options.Reading,
                    Memory = options.Memory,
                    ReadAll = options.ReadAll,
                },
                isOwnSource: false,
                progress,
                cancellation).Run();
            if (!import.IsSuccess)
            {
                return Result.Failure<VocabularyLoadOutcome>(import.Findings);
            }

            var imported = import.Value.Manifest;
            if (before is not null && !options.ReadAll && (import.Value.IsUnchanged || imported.DataVersion == before.StoreVersion))
            {
                return Result.Success(
                    new VocabularyLoadOutcome(before, IsUnchanged: true, import.Value.RowsRead, options.Reading.Clock.GetElapsedTime(started)),
                    import.Findings);
            }

            if (VocabularyVersions.Of(imported) is null)
            {
                return Failure(VocabularyErrors.NoConceptTable.At(new SourcePlace(imported.Source)));
            }

            var findings = import.Findings.ToList();
            findings.AddRange(Lacking(imported));
            findings.AddRange(Complete(options, work, imported, begins, cancellation));
            if (findings.Exists(f => f.Severity == Severity.Error))
            {
                return Result.Failure<VocabularyLoadOutcome>(findings.ToValueList());
            }

            var manifest = ManifestOf(imported, GenerationIn(folder, imported), options.Reading.Clock.GetUtcNow());
            Publish(folder, work, manifest);
            return Result.Success(
                new VocabularyLoadOutcome(manifest, IsUnchanged: false, import.Value.RowsRead, options.Reading.Clock.GetElapsedTime(started)),
                findings.ToValueList());
        }
        catch (Exception e) when (Importer.FailureOf(e) is { } kind)
        {
            return Failure(kind.At(new SourcePlace(options.Folder)));
        }
        finally
        {
            DeleteFolder(work);
        }
    }

    /// <summary>Puts beside the store what is made of it.</summary>
    private static IEnumerable<Error> Complete(
        VocabularyLoadOptions options, string work, StoreManifest imported, Action<BilingualText>? begins, CancellationToken cancellation)
    {
        var store = Path.Combine(work, VocabularyFolder.StoreFile);
        var spill = Directory.CreateDirectory(Path.Combine(work, "spill")).FullName;
        var memory = MemoryBudget.ForDatabase(options.Memory);
        begins?.Invoke(LookingUp);
        foreach (var (table, rows) in LookupTables.RowsOfUnknownConcepts(store, spill, options.Reading.Threads, memory, cancellation))
        {
            yield return VocabularyErrors.RowsOfUnknownConcepts.At(new SourcePlace(table), table, rows);
        }

        LookupTables.Write(
            store, Path.Combine(work, VocabularyFolder.LookupFile), imported.DataVersion, spill, options.Reading.Threads, memory,
            cancellation);
        begins?.Invoke(Indexing);
        foreach (var finding in VocabularySearch.Write(
            store, Path.Combine(work, VocabularyFolder.SearchFolder), spill, options.Reading.Threads, memory, cancellation))
        {
            yield return finding;
        }

        DeleteFolder(spill);
    }

    private static IEnumerable<Error> Lacking(StoreManifest imported)
    {
        foreach (var table in ((string[])["concept_ancestor", "concept_relationship"]).Where(t => imported.Table(t) is null or { Rows: 0 }))
        {
            yield return VocabularyErrors.TableMissing.At(SourcePlace.None, table);
        }

        if (imported.VocabularyVersion is null)
        {
            yield return VocabularyErrors.VersionUnknown.At(SourcePlace.None);
        }
    }

    /// <summary>Whether all parts of a vocabulary can be opened and belong together.</summary>
    private static bool IsWhole(string folder, VocabularyManifest manifest)
    {
        using var vocabulary = ConceptVocabulary.Open(folder).Value;
        using var search = VocabularySearch.Open(folder, manifest).Value;
        return vocabulary is not null && search is not null;
    }

    /// <summary>The new generation's name: another one than that of the same content which is there already, and may be read.</summary>
    private static string GenerationIn(string folder, StoreManifest imported)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{imported.DataVersion[..GenerationDigits]}-{VocabularyManifest.FormatVersion}");
        return Directory.Exists(Path.Combine(folder, name)) ? name + "-again" : name;
    }

    private static VocabularyManifest ManifestOf(StoreManifest imported, string generation, DateTimeOffset now)
    {
        return new VocabularyManifest(
            generation,
            imported.VocabularyVersion,
            VocabularyVersions.Of(imported)!.DataVersion!,
            imported.DataVersion,
            imported.Source,
            now,
            Rows("concept"),
            Rows("concept_ancestor"),
            Rows("concept_relationship"),
            Rows("concept_synonym"));

        long Rows(string table) => imported.Table(table)?.Rows ?? 0;
    }

    /// <summary>Names the new generation: the one step in which the folder changes from what it held to what it holds.</summary>
    private static void Publish(string folder, string work, VocabularyManifest manifest)
    {
        var generation = Path.Combine(folder, manifest.Generation);
        DeleteFolder(generation);
        Directory.Move(work, generation);
        VocabularyFolder.WriteManifest(folder, manifest);
        DeleteUnused(folder, manifest);
    }

    /// <summary>Deletes what no manifest names: earlier generations, and what a killed load left.</summary>
    private static void DeleteUnused(string folder, VocabularyManifest? manifest)
    {
        var unused = Directory.EnumerateDirectories(folder).Where(d =>
            Path.GetFileName(d) == WorkFolder
            || (Path.GetFileName(d) != manifest?.Generation && File.Exists(Path.Combine(d, VocabularyFolder.StoreFile))));
        foreach (var other in unused)
        {
            try
            {
                DeleteFolder(other);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody still reads it, where open files cannot be deleted: the next load tries again.
            }
        }
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
