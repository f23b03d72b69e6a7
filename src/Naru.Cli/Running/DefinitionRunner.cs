using Naru.Cli.Hosting;
using Naru.Cli.Input;
using Naru.Cohorts.Engines;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Cli.Running;

/// <summary>Reads, checks and runs one definition. What goes wrong is that definition's own affair. Safe for several threads.</summary>
internal sealed class DefinitionRunner(CliHost host, ICohortEngine engine, VocabularyVersion? vocabulary)
{
    private readonly DefinitionLoader loader = new(host.Tools);

    /// <summary>Runs it.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public RunOutcome Run(DefinitionFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = host.Clock.GetTimestamp();
        try
        {
            var read = loader.ReadAndCheck(file);
            if (!read.IsSuccess)
            {
                return new RunOutcome(file, null, null, TimeSpan.Zero, read.Findings);
            }

            started = host.Clock.GetTimestamp();
            var run = engine.Run(read.Value, cancellationToken);
            var elapsed = host.Clock.GetElapsedTime(started);
            var findings = read.Findings.Concat(BindingFile.Of(file.Path).Binding?.AboutData(vocabulary, new SourcePlace(file.Path)) ?? []).Concat(run.Findings.Select(f => DefinitionLoader.WithFile(f, file))).Distinct().ToValueList();
            return new RunOutcome(file, read.Value, run.Value, elapsed, findings);
        }
        // One definition must not stop the others, whatever it does to an engine. The message is left out: it may hold a value.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (host.IsSet("NARU_DEBUG"))
            {
                host.Error.WriteLine(e);
            }

            var place = new SourcePlace(file.Path);
            var error = e is OutOfMemoryException ? CliErrors.OutOfMemory.At(place) : CliErrors.EngineBroke.At(place, e.GetType().Name);
            return new RunOutcome(file, null, null, host.Clock.GetElapsedTime(started), [error]);
        }
    }
}
