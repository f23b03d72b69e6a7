using System.Collections.Frozen;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Canonical;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Description;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Evaluation;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Passes;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Cli.Hosting;

/// <summary>The real doors.</summary>
internal static class NaruTools
{
    /// <summary>The name of the slow engine; every other name is the fast one's.</summary>
    private const string Reference = "reference";

    /// <summary>Makes them.</summary>
    public static CliTools Create() => new()
    {
        Read = CirceReader.ReadTolerantly,
        Check = DefinitionChecks.Run,
        Describe = (definition, language) => DefinitionDescription.Of(definition, language).ToPlainText(),
        Canonical = CanonicalText.Of,
        PrintSql = PlannedSql.Print,
        Passes = [.. OptimisingPasses.All.Select(p => new PassInfo(p.Name, p.Summary))],
        Open = Open,
    };

    private static Result<IOpenData> Open(
        string path, EngineChoice choice, CdmOpenOptions options, IProgress<CdmProgress>? progress, CancellationToken cancellationToken)
    {
        var database = CdmDatabase.Open(path, options, progress, cancellationToken);
        return Result.From<IOpenData>(() => new OpenCdm(database.Value!, choice, cancellationToken), database.Findings);
    }

    private sealed class OpenCdm : IOpenData
    {
        private readonly CdmDatabase database;
        private readonly DuckDbCohortData data;

        public OpenCdm(CdmDatabase database, EngineChoice choice, CancellationToken cancellationToken)
        {
            this.database = database;
            data = new DuckDbCohortData(database);
            Engine = string.Equals(choice.Name, Reference, StringComparison.Ordinal)
                ? new ReferenceEvaluator(SnapshotLoader.Load(database, cancellationToken), data.HasColumn)
                : new MergeEngine(choice.Name, data, choice.WithoutPasses.ToFrozenSet(StringComparer.Ordinal));
        }

        public ICohortEngine Engine { get; }

        public IReadOnlyList<KeyValuePair<string, long>> Tables =>
            [.. database.RowCounts.Where(t => t.Value > 0).OrderBy(t => t.Key, StringComparer.Ordinal)];

        public VocabularyVersion? Vocabulary => database.Vocabulary;

        public string? SyntheticName => database.SyntheticName;

        public void Dispose()
        {
            data.Dispose();
            database.Dispose();
        }
    }
}
