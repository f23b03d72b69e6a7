using System.Globalization;
using System.Text;
using Naru.Cli.Commands;
using Naru.Cli.Hosting;
using Naru.Cli.Input;
using Naru.Cli.Output;
using Naru.Cli.Running;
using Naru.Cohorts.Circe;
using Naru.Core;

namespace Naru.Cli.Library;

/// <summary>Starts definitions from the library.</summary>
internal sealed class DefinitionStarter(PhenotypeLibrary library, CliTools tools)
{
    private const int Suggestions = 8;

    /// <summary>The definition that a number or words speak of; a failure is wrong use and names what was probably meant.</summary>
    public Result<Phenotype> Choose(string from, Language language)
    {
        var text = from.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return library.Find(id) is { } numbered ? Result.Success(numbered) : Failed(LibraryErrors.UnknownNumber.At(SourcePlace.None, id, NumbersLike(text)));
        }

        var matches = PhenotypeSearch.Find(library, [text]);
        if (matches.Found.Count == 0 || !text.Any(char.IsLetterOrDigit))
        {
            return Failed(LibraryErrors.NothingFound.At(SourcePlace.None, text));
        }

        if (matches.IsTolerant)
        {
            return Failed(LibraryErrors.OnlySimilar.At(SourcePlace.None, text, Listed(matches.Found, language)));
        }

        // Topics and purposes speak of more than one is asked for: what has the words in its name goes before.
        var meant = matches.Named > 0 ? matches.Found.Take(matches.Named).ToValueList() : matches.Found;
        return (meant.Count == 1 ? meant[0] : meant.FirstOrDefault(p => PhenotypeSearch.IsName(p, text))) is { } chosen
            ? Result.Success(chosen)
            : Failed(LibraryErrors.Ambiguous.At(SourcePlace.None, text, meant.Count, Listed(meant, language)));
    }

    /// <summary>Writes a new file.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="origin">What it starts from.</param>
    /// <param name="title">The new definition's own title; null leaves the library's file as it is, byte by byte.</param>
    public Result<NewDefinition> Start(string path, Phenotype origin, string? title)
    {
        var loaded = new DefinitionLoader(tools).Read(new DefinitionFile(Path.GetFileNameWithoutExtension(path), origin.Path));
        if (!loaded.IsSuccess)
        {
            return Result.Failure<NewDefinition>(loaded.Findings);
        }

        var definition = title is null ? loaded.Value : loaded.Value with { Title = title };
        try
        {
            var content = title is null ? File.ReadAllBytes(origin.Path) : Encoding.UTF8.GetBytes(CirceWriter.Write(definition) + "\n");
            return NewFile.Write(path, content)
                ? Result.Success(new NewDefinition(path, origin, definition, tools.Check(definition)))
                : Result.Failure<NewDefinition>([LibraryErrors.FileExists.At(SourcePlace.None, path)]);
        }
        catch (Exception e) when (RunOutputs.IsRefusal(e))
        {
            return Result.Failure<NewDefinition>([RunOutputs.Refused(path, e)]);
        }
    }

    private static Result<Phenotype> Failed(Error error) => Result.Failure<Phenotype>([error]);

    private string NumbersLike(string typed) =>
        string.Join(", ", Nearest.First(library.All.Select(p => p.Id.ToString(CultureInfo.InvariantCulture)), typed).Take(Suggestions));

    // One a line.
    private static string Listed(ValueList<Phenotype> phenotypes, Language language) => string.Concat(
        phenotypes.Take(Suggestions).Select(p => "\n" + p.Heading(language)).Concat(phenotypes.Count > Suggestions ? ["\n…"] : []));
}
