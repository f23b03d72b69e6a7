using Naru.Cdm;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Cli.Hosting;

/// <summary>The doors of the other projects that the commands go through; tests put their own behind them.</summary>
internal sealed record CliTools
{
    /// <summary>Reads what can be read of a definition's JSON; the second argument is the file's name for findings.</summary>
    public required Func<string, string?, (CohortDefinition? Definition, ValueList<Error> Findings)> Read { get; init; }

    /// <summary>Checks a definition.</summary>
    public required Func<CohortDefinition, ValueList<Error>> Check { get; init; }

    /// <summary>Describes a definition in sentences.</summary>
    public required Func<CohortDefinition, Language, string> Describe { get; init; }

    /// <summary>The canonical text of a definition.</summary>
    public required Func<CohortDefinition, string> Canonical { get; init; }

    /// <summary>The statements that would run.</summary>
    public required Func<CohortDefinition, string> PrintSql { get; init; }

    /// <summary>The optimising passes, in the order in which they run.</summary>
    public required IReadOnlyList<PassInfo> Passes { get; init; }

    /// <summary>Opens the data.</summary>
    public required OpenData Open { get; init; }
}

/// <summary>One optimising pass of the compiler: it makes a run faster, not righter.</summary>
/// <param name="Name">The name by which it can be switched off.</param>
/// <param name="Summary">What it does.</param>
internal sealed record PassInfo(string Name, BilingualText Summary);

/// <summary>Opens a CDM for one engine.</summary>
internal delegate Result<IOpenData> OpenData(
    string path, EngineChoice engine, CdmOpenOptions options, IProgress<CdmProgress>? progress, CancellationToken cancellationToken);

/// <summary>Which engine answers, and how.</summary>
/// <param name="Name"><c>duckdb</c> or <c>reference</c>.</param>
/// <param name="WithoutPasses">Optimising passes that are switched off.</param>
internal sealed record EngineChoice(string Name, ValueList<string> WithoutPasses);

/// <summary>An open CDM with the engine that answers on it.</summary>
internal interface IOpenData : IDisposable
{
    /// <summary>The engine.</summary>
    ICohortEngine Engine { get; }

    /// <summary>Rows of each table that has any.</summary>
    IReadOnlyList<KeyValuePair<string, long>> Tables { get; }

    /// <summary>The version of its vocabulary; null if the data do not say.</summary>
    VocabularyVersion? Vocabulary { get; }

    /// <summary>The name of the hospital that the data are made up for; null for all other data.</summary>
    string? SyntheticName => null;
}
