using Naru.Cdm.Sources;
using Naru.Cli.Output;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary>Finds outputs that would take the place of what the same call reads, before anything is opened.</summary>
internal sealed class KeptInputs
{
    private readonly List<(string Name, string Path, Func<string, bool> IsRead)> inputs = [];

    /// <summary>A file that is read; null for none.</summary>
    public KeptInputs File(string name, string? path)
    {
        if (!string.IsNullOrEmpty(path))
        {
            inputs.Add((name, path, output => CdmInputs.IsSame(path, output)));
        }

        return this;
    }

    /// <summary>A CDM that is read: a file, or those files of a folder that are tables.</summary>
    public KeptInputs Cdm(string name, string path)
    {
        if (path.Length > 0)
        {
            inputs.Add((name, path, output => CdmInputs.IsRead(path, output)));
        }

        return this;
    }

    /// <summary>What is wrong with an output, for each input that it would overwrite.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="paths">The files that it would write; nothing for an option that is not given.</param>
    public IEnumerable<Error> Check(string option, params IEnumerable<string?> paths) =>
        from path in paths
        where !string.IsNullOrEmpty(path) && !OutputTarget.IsStandardOutput(path)
        from input in inputs
        where input.IsRead(path)
        select CliErrors.OutputIsInput.At(SourcePlace.None, option, input.Name, path);
}
