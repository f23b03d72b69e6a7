using Naru.Cdm;
using Naru.Cli.Hosting;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Tests.Cli;

/// <summary>Data whose engine answers what a test says.</summary>
internal sealed class FakeCdm(Func<CohortDefinition, CancellationToken, Result<CohortResult>> answer) : IOpenData, ICohortEngine
{
    public ICohortEngine Engine => this;

    public string Name => "fake";

    public IReadOnlyList<KeyValuePair<string, long>> Tables { get; } = [new("person", 28)];

    public VocabularyVersion? Vocabulary { get; init; }

    /// <summary>How it was opened.</summary>
    public EngineChoice? Choice { get; private set; }

    /// <summary>With which options.</summary>
    public CdmOpenOptions? Options { get; private set; }

    /// <summary>What opening finds.</summary>
    public ValueList<Error> Findings { get; init; } = [];

    /// <summary>What opening does before it succeeds.</summary>
    public Action<IProgress<CdmProgress>?, CancellationToken> WhileOpening { get; init; } = (_, _) => { };

    /// <summary>Whether it was closed.</summary>
    public bool IsDisposed { get; private set; }

    public Result<IOpenData> Open(
        string path, EngineChoice choice, CdmOpenOptions options, IProgress<CdmProgress>? progress, CancellationToken cancellationToken)
    {
        (Choice, Options) = (choice, options);
        WhileOpening(progress, cancellationToken);
        return Result.From<IOpenData>(() => this, Findings);
    }

    public Result<CohortResult> Run(CohortDefinition definition, CancellationToken cancellationToken) => answer(definition, cancellationToken);

    public void Dispose() => IsDisposed = true;
}
