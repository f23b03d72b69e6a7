using System.Globalization;
using Naru.Cli.Input;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary;

namespace Naru.Cli.Vocabularies;

/// <summary>Concept sets that the user named: a definition's, some that stand alone, or concepts.</summary>
/// <param name="Sets">The sets.</param>
/// <param name="Definition">The definition; null if they are of none.</param>
/// <param name="File">Their file; null if there is none.</param>
internal sealed record SetInput(ValueList<ConceptSet> Sets, CohortDefinition? Definition, DefinitionFile? File)
{
    /// <summary>Reads what an argument names.</summary>
    /// <returns>The sets; or what is wrong, and whether the command line is.</returns>
    public static (SetInput? Input, ValueList<Error> Errors, bool IsWrongUse) Read(CliSession session, string argument)
    {
        if (!System.IO.File.Exists(argument) && IdsIn(argument) is { } ids)
        {
            var items = ids.Select(id => new ConceptSetItem(new Concept(id)) { IncludeDescendants = true }).ToValueList();
            return (new SetInput([new ConceptSet(0, new ConceptSetExpression(items)) { Name = argument }], null, null), [], false);
        }

        var found = DefinitionFiles.FindOne(argument);
        if (!found.IsSuccess)
        {
            return (null, found.Findings, true);
        }

        var file = found.Value;
        var (sets, findings) = ReadSets(file.Path);
        if (sets is not null)
        {
            return findings.Any(f => f.Severity == Severity.Error) ? (null, findings, false) : (new SetInput(sets, null, file), [], false);
        }

        var definition = new DefinitionLoader(session.Host.Tools).Read(file);
        if (definition.IsSuccess)
        {
            return (new SetInput(definition.Value.ConceptSets, definition.Value, file), [], false);
        }

        // Something else than a definition has no more to say about itself than that.
        return (null, definition.Errors.Any(e => e.Kind == CirceErrors.Missing && e.Place.JsonPath == "$") && definition.Errors.Count() == 1
            ? [VocabularyErrors.NoConceptSets.At(new SourcePlace(file.Path))] : definition.Errors.ToValueList(), false);
    }

    private static (ValueList<ConceptSet>? Sets, ValueList<Error> Findings) ReadSets(string path)
    {
        try
        {
            var (sets, findings) = ConceptSetReader.Read(System.IO.File.ReadAllText(path), path);
            return (sets, sets is null ? [] : findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said where it is read as a definition.
            return (null, []);
        }
    }

    private static List<long>? IdsIn(string text)
    {
        var ids = new List<long>();
        foreach (var part in text.Split('+', StringSplitOptions.TrimEntries))
        {
            if (!long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }
}
