using Naru.Cli.Hosting;
using Naru.Cli.Output;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>All the files that a run writes: opened before the work begins, so that nobody waits for an hour to learn of a typing error.</summary>
internal sealed class RunOutputs : IDisposable
{
    private readonly List<IRunOutput> outputs = [];

    private RunOutputs()
    {
    }

    /// <summary>Where the outputs are, without standard output.</summary>
    public IEnumerable<string> Places => Files.Select(f => f.Place);

    /// <summary>The same, each with whether definitions that failed are missing in it without a word.</summary>
    public IEnumerable<(string Place, bool LacksFailed)> Files =>
        outputs.Where(o => o.Place is not null).Select(o => (o.Place!, o.LacksFailed));

    /// <summary>Opens them.</summary>
    public static Result<RunOutputs> Open(CliHost host, RunRequest request)
    {
        var opened = new RunOutputs();
        var errors = new List<Error>();
        Add(request.RowsPath, path => new RowsOutput(new OutputTarget(host, path)));
        Add(request.JsonPath, path => new ResultsOutput(new OutputTarget(host, path)));
        Add(request.OhdsiFolder, path => new OhdsiOutput(path, request.Files));
        if (errors.Count == 0)
        {
            return Result.Success(opened);
        }

        opened.Dispose();
        return Result.Failure<RunOutputs>(errors.ToValueList());

        void Add(string? path, Func<string, IRunOutput> open)
        {
            if (path is null)
            {
                return;
            }

            try
            {
                opened.outputs.Add(open(path));
            }
            catch (Exception e) when (IsRefusal(e))
            {
                errors.Add(Refused(path, e));
            }
        }
    }

    /// <summary>Hands an outcome to all of them.</summary>
    public void Write(RunOutcome outcome) => outputs.ForEach(o => o.Write(outcome));

    /// <summary>Puts all of them into their places.</summary>
    public void Commit() => outputs.ForEach(o => o.Commit());

    public void Dispose() => outputs.ForEach(o => o.Dispose());

    /// <summary>Whether the exception is the file system's no.</summary>
    public static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>What to say about it.</summary>
    public static Error Refused(string path, Exception e) => CliErrors.CannotWrite.At(SourcePlace.None, path, e.Message);
}
