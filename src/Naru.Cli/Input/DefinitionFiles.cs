using Naru.Cli.Commands;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Cli.Input;

/// <summary>Finds the definitions that a path names.</summary>
internal static class DefinitionFiles
{
    /// <summary>The definitions of a file or a folder, in natural order; a failure is wrong use.</summary>
    public static Result<ValueList<DefinitionFile>> Find(string path)
    {
        if (File.Exists(path))
        {
            return Result.Success<ValueList<DefinitionFile>>([Of(path)]);
        }

        if (!Directory.Exists(path))
        {
            return Result.Failure<ValueList<DefinitionFile>>([CliErrors.PathNotFound.At(SourcePlace.None, AddressText.Masked(path))]);
        }

        try
        {
            var files = Directory.EnumerateFiles(path)
                .Where(f => Path.GetExtension(f).Equals(".json", StringComparison.OrdinalIgnoreCase) && !BindingFile.IsBinding(f))
                .Select(Of)
                .OrderBy(f => f.Name, NaturalOrder.Instance)
                .ToValueList();
            return files.Count > 0
                ? Result.Success(files)
                : Result.Failure<ValueList<DefinitionFile>>([CliErrors.NoDefinitions.At(SourcePlace.None, path)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Result.Failure<ValueList<DefinitionFile>>([CliErrors.PathNotFound.At(SourcePlace.None, AddressText.Masked(path))]);
        }
    }

    /// <summary>The one definition that a path names; a folder is wrong use.</summary>
    public static Result<DefinitionFile> FindOne(string path) => (File.Exists(path), Directory.Exists(path)) switch
    {
        (true, _) => Result.Success(Of(path)),
        (_, true) => Result.Failure<DefinitionFile>([CliErrors.OneDefinitionOnly.At(SourcePlace.None, path)]),
        _ => Result.Failure<DefinitionFile>([CliErrors.PathNotFound.At(SourcePlace.None, AddressText.Masked(path))]),
    };

    private static DefinitionFile Of(string path) => new(Path.GetFileNameWithoutExtension(path), path);
}
