using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cdm.Running;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Evaluation;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Passes;
using Xunit;

namespace Naru.Spec.Engines;

/// <summary>One data set under every engine, and under DuckDB with every combination of passes that the tests try.</summary>
internal sealed class EngineSet : IDisposable
{
    private readonly CdmDatabase database;
    private readonly DuckDbCohortData data;
    private string? store;

    private EngineSet(CdmDatabase database)
    {
        this.database = database;
        data = new DuckDbCohortData(database);
        Reference = new ReferenceEvaluator(SnapshotLoader.Load(database), data.HasColumn);
        DuckDb = new MergeEngine("duckdb", data);
        var all = OptimisingPasses.All.Select(p => p.Name).ToHashSet();
        WithoutPasses = new MergeEngine("duckdb without passes", data, all);
        WithoutOnePass = all.Select(p => (ICohortEngine)new MergeEngine($"duckdb without {p}", data, new HashSet<string> { p })).ToList();
    }

    internal ICohortData Data => data;

    internal ICohortEngine Reference { get; }

    internal ICohortEngine DuckDb { get; }

    internal ICohortEngine WithoutPasses { get; }

    internal IReadOnlyList<ICohortEngine> WithoutOnePass { get; }

    /// <summary>Every engine; the passes one by one only where there is time for it.</summary>
    internal IEnumerable<ICohortEngine> All => IsHurried ? [Reference, DuckDb, WithoutPasses] : [Reference, DuckDb, WithoutPasses, .. WithoutOnePass];

    private static bool IsHurried { get; } = Environment.GetEnvironmentVariable("NARU_TEST_FAST") == "1";

    /// <summary>DuckDB with some passes on and the others off, drawn by a name.</summary>
    internal MergeEngine WithSomePasses(string name)
    {
        var random = new Random(name.Aggregate(17, (seed, c) => (seed * 31) + c));
        var disabled = OptimisingPasses.All.Select(p => p.Name).Where(_ => random.Next(2) == 0).ToHashSet();
        return new MergeEngine($"duckdb without {string.Join(", ", disabled)}", data, disabled);
    }

    /// <summary>Loads a folder or archive of CDM tables.</summary>
    internal static EngineSet Open(string path)
    {
        var result = CdmDatabase.Open(path, new CdmOpenOptions());
        Assert.True(result.IsSuccess, string.Join("\n", result.Findings));
        return new EngineSet(result.Value);
    }

    /// <summary>Loads tables given as CSV text by table name, as a user's files would be.</summary>
    internal static EngineSet FromCsv(IReadOnlyDictionary<string, string> tables)
    {
        var folder = Directory.CreateTempSubdirectory("naru-spec-");
        try
        {
            Write(tables, folder);
            return Open(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Makes a store of such tables: there, scans are planned by statistics and concept sets are resolved in memory.</summary>
    internal static EngineSet FromStore(IReadOnlyDictionary<string, string> tables)
    {
        var folder = Directory.CreateTempSubdirectory("naru-spec-");
        Write(tables, folder);
        var file = folder.FullName + ".naru";
        try
        {
            var import = CdmImport.Run(new ImportOptions(folder.FullName, file) { Derive = [], Memory = 1L << 30 }, null, CancellationToken.None);
            Assert.True(import.IsSuccess, string.Join("\n", import.Findings));
            var engines = Open(file);
            engines.store = file;
            return engines;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose()
    {
        data.Dispose();
        database.Dispose();
        if (store is not null)
        {
            File.Delete(store);
        }
    }

    private static void Write(IReadOnlyDictionary<string, string> tables, DirectoryInfo folder)
    {
        foreach (var (table, csv) in tables)
        {
            File.WriteAllText(Path.Combine(folder.FullName, table + ".csv"), csv);
        }
    }
}
