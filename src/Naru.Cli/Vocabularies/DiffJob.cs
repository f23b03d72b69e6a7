using System.Text;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Cohorts.Circe;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Differences;
using Naru.Vocabulary.Resolution;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>A comparison of two vocabularies for a definition.</summary>
/// <param name="session">The call.</param>
/// <param name="input">The definition, or a set, in a file.</param>
/// <param name="asJson">Whether JSON goes to standard output.</param>
/// <param name="target">Where the definition with replacements goes; null for nowhere.</param>
/// <param name="failsOnDifferences">Whether differences end with 1.</param>
internal sealed class DiffJob(CliSession session, SetInput input, bool asJson, string? target, bool failsOnDifferences)
{
    private readonly IAnsiConsole report = asJson ? session.Error : session.Out;

    /// <summary>Runs it; the exit code.</summary>
    public int Run(string to, string? from, string? storePath)
    {
        var opening = new VocabularyOpening(session);
        if (Before(opening, from) is not { } before)
        {
            return ExitCodes.Failed;
        }

        using var vocabulary = opening.Open(to);
        if (vocabulary is null)
        {
            return ExitCodes.Failed;
        }

        using var store = opening.OpenStore(storePath);
        if (store is null)
        {
            return ExitCodes.Failed;
        }

        new FindingsView(session, session.Error).Show(before.AboutDefinition(input.Sets, new SourcePlace(input.File!.Path)));
        var difference = DefinitionDifference.Of(input.Sets, before, vocabulary);
        if (asJson)
        {
            DiffJson.Write(session, difference, store.Counts);
        }
        else
        {
            new DiffView(session, vocabulary).Show(difference, store.Counts);
        }

        return target is not null && !Write(difference, target) ? ExitCodes.Failed
            : failsOnDifferences && !difference.IsEmpty ? ExitCodes.Failed
            : ExitCodes.Success;
    }

    /// <summary>What the sets held before: in the vocabulary that was named, or by the binding.</summary>
    private DefinitionBinding? Before(VocabularyOpening opening, string? from)
    {
        if (from is not null)
        {
            using var earlier = opening.Open(from);
            return earlier is null
                ? null
                : DefinitionBinding.Of(SetResolution.Of(input.Sets, earlier), earlier, session.Host.Clock.GetUtcNow());
        }

        var (binding, findings) = BindingFile.Of(input.File!.Path);
        if (binding is null)
        {
            new FindingsView(session, session.Error).Show(
                [.. findings, VocabularyErrors.NothingToCompareWith.At(new SourcePlace(input.File.Path))]);
        }

        return binding;
    }

    private bool Write(DefinitionDifference difference, string path)
    {
        var repair = DefinitionRepair.Of(input.Definition!, difference);
        new FindingsView(session, report).Show(repair.Findings);
        try
        {
            using var file = new OutputTarget(session.Host, path);
            file.Stream.Write(Encoding.UTF8.GetBytes(CirceWriter.Write(repair.Definition)));
            file.Commit();
            report.Write(new Text(session.Say(CliText.Replacements, Figures.Count(repair.Replaced.Count), path) + "\n", Styles.Quiet));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            new FindingsView(session, session.Error).Show([CliErrors.CannotWrite.At(SourcePlace.None, path, e.Message)]);
            return false;
        }
    }
}
