using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cdm.Running;
using Naru.Cli.Reports;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Search;
using Naru.Vocabulary.Storage;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>Opens the vocabulary that a command asks: a loaded one, or the demo's, which is prepared when it is first needed.</summary>
internal sealed class VocabularyOpening(CliSession session)
{
    private const int KeyDigits = 16;

    /// <summary>Opens a vocabulary.</summary>
    /// <param name="folder">The folder; null for the demo's.</param>
    /// <returns>The vocabulary; null, with all errors shown, if it cannot be used.</returns>
    public ConceptVocabulary? Open(string? folder) => folder is null ? OpenDemo() : Shown(ConceptVocabulary.Open(folder));

    /// <summary>Opens a store for its counts.</summary>
    /// <param name="path">The store; null if nothing is to be counted.</param>
    /// <returns>The store and its counts; null, with all errors shown, if they cannot be had.</returns>
    public CountedStore? OpenStore(string? path)
    {
        if (path is null)
        {
            return new CountedStore(null, null);
        }

        if (new DataOpening(session, session.Error) { ShowWarnings = false }.Open(path, new CdmOpenOptions { Clock = session.Host.Clock }) is not { } database)
        {
            return null;
        }

        if (Shown(StoreConcepts.Of(database)) is { } counts)
        {
            return new CountedStore(database, counts);
        }

        database.Dispose();
        return null;
    }

    private T? Shown<T>(Result<T> result)
        where T : class
    {
        if (!result.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. result.Errors]);
        }

        return result.Value;
    }

    private ConceptVocabulary? OpenDemo()
    {
        var source = Path.Combine(session.Host.DataFolder, "vocabulary");
        if (!Directory.Exists(source))
        {
            new FindingsView(session, session.Error).Show([CliErrors.DemoDataMissing.At(SourcePlace.None, source)]);
            return null;
        }

        var folder = Path.Combine(session.Host.CacheFolder, $"vocabulary-{SearchIndex.Format}-{KeyOf(source)}");
        Note(CliText.DemoVocabulary);
        if (ConceptVocabulary.Open(folder).Value is { } ready)
        {
            return ready;
        }

        // What cannot be opened may be damaged: it is made anew from what is shipped.
        Directory.CreateDirectory(session.Host.CacheFolder);
        if (Directory.Exists(folder) && VocabularyFolder.ReadManifest(folder).IsSuccess)
        {
            Directory.Delete(folder, recursive: true);
        }

        var loaded = VocabularyLoad.Run(new VocabularyLoadOptions(source, folder), new LoadingProgress(session), null, session.Stop);
        session.Live.Clear();
        if (!loaded.IsSuccess && loaded.Errors.All(e => e.Kind == VocabularyErrors.LoadRunning))
        {
            // Another call prepares it just now.
            WaitFor(folder);
        }
        else if (!loaded.IsSuccess)
        {
            return Shown(Result.Failure<ConceptVocabulary>(loaded.Findings));
        }
        else
        {
            Note(CliText.DemoVocabularyPrepared, folder);
        }

        return Shown(ConceptVocabulary.Open(folder));
    }

    private void WaitFor(string folder)
    {
        for (var i = 0; i < 300 && !VocabularyFolder.ReadManifest(folder).IsSuccess; i++)
        {
            session.Stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100));
            session.Stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Changes with the files and with the form in which they are loaded.</summary>
    private static string KeyOf(string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"format {VocabularyManifest.FormatVersion}\n")));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(source, file).Replace('\\', '/') + "\n"));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash())[..KeyDigits];
    }

    // Beside the results, which may be piped on.
    private void Note(BilingualText text, params object[] arguments) => session.Error.Write(new Text(session.Say(text, arguments) + "\n", Styles.Quiet));
}
