using System.Text;
using Naru.Cli.Hosting;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Cli.Input;

/// <summary>Reads definitions from their files.</summary>
internal sealed class DefinitionLoader(CliTools tools)
{
    // Refuses what is no UTF-8 instead of reading Korean names as rubbish; accepts a byte order mark.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one definition; findings say the file's name.</summary>
    public Result<CohortDefinition> Read(DefinitionFile file)
    {
        var (definition, findings) = ReadTolerantly(file);
        return Result.From(() => definition!, findings);
    }

    /// <summary>
    /// Reads and checks one definition: all that can be known without data. What could be read of a broken one is checked too, so
    /// that its author sees everything at once.
    /// </summary>
    public Result<CohortDefinition> ReadAndCheck(DefinitionFile file)
    {
        var (definition, findings) = ReadTolerantly(file);
        if (definition is not null)
        {
            var (binding, problems) = BindingFile.Of(file.Path);
            findings = findings.Concat(tools.Check(definition).Select(f => WithFile(f, file))).Concat(problems)
                .Concat(binding?.AboutDefinition(definition.ConceptSets, new SourcePlace(file.Path)) ?? []).Distinct().ToValueList();
        }

        return Result.From(() => definition!, findings);
    }

    /// <summary>The finding with the definition's file in its place: checks and engines see no files.</summary>
    public static Error WithFile(Error finding, DefinitionFile file) =>
        finding.Place.File is null ? finding with { Place = finding.Place with { File = file.Path } } : finding;

    private (CohortDefinition? Definition, ValueList<Error> Findings) ReadTolerantly(DefinitionFile file)
    {
        var place = new SourcePlace(file.Path);
        try
        {
            using var reader = new StreamReader(file.Path, Strict, detectEncodingFromByteOrderMarks: true);
            return tools.Read(reader.ReadToEnd(), file.Path);
        }
        catch (DecoderFallbackException)
        {
            return (null, [CliErrors.DefinitionNotUtf8.At(place)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [CliErrors.DefinitionUnreadable.At(place, e.GetType().Name)]);
        }
    }
}
