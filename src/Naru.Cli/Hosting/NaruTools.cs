using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Evaluation;
using Naru.Cohorts.Passes;
using Naru.Core;

namespace Naru.Cli.Hosting;

/// <summary>The real doors.</summary>
internal static class NaruTools
{
    /// <summary>Makes them.</summary>
    public static CliTools Create() => new()
    {
        Read = CirceReader.ReadTolerantly,
        Check = _ => [],
        Describe = (definition, _) => definition.Title ?? "",
        PrintSql = _ => "",
        Passes = [.. OptimisingPasses.All.Select(p => new PassInfo(p.Name, p.Summary))],
        Open = Open,
    };

    private static Result<IOpenData> Open(
        string path, EngineChoice choice, CdmOpenOptions options, IProgress<CdmProgress>? progress, CancellationToken cancellationToken)
    {
        var database = CdmDatabase.Open(path, options, progress, cancellationToken);
        return Result.From<IOpenData>(() => new OpenCdm(database.Value!, Engine(database.Value!, choice)), database.Findings);
    }

    private static ReferenceEvaluator Engine(CdmDatabase database, EngineChoice choice) =>
        new ReferenceEvaluator(SnapshotLoader.Load(database), database.HasColumn);

    private sealed class OpenCdm(CdmDatabase database, ICohortEngine engine) : IOpenData
    {
        public ICohortEngine Engine => engine;

        public IReadOnlyList<KeyValuePair<string, long>> Tables { get; } =
            [.. database.RowCounts.Where(t => t.Value > 0).OrderBy(t => t.Key, StringComparer.Ordinal)];

        public void Dispose() => database.Dispose();
    }
}
