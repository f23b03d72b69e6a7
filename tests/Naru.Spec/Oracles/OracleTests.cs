using Naru.Cdm.Importing;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Results;
using Naru.Spec.Engines;
using Xunit;

namespace Naru.Spec.Oracles;

/// <summary>
/// Every definition whose answer OHDSI computed gives exactly that answer: cohort rows, inclusion statistics, people lost to the
/// censor window. There is no list of exceptions.
/// </summary>
public sealed class OracleTests
{
    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    [Trait("Category", "Slow")]
    public void Reference_GivesOhdsisRows(string set)
    {
        using var engines = EngineSet.Open(OracleData.CdmPath(set));
        AssertAll(set, engines.Reference);
    }

    /// <summary>A sample for those in a hurry.</summary>
    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    public void DuckDb_GivesOhdsisRows_OfEveryTenthDefinition(string set)
    {
        using var engines = EngineSet.Open(OracleData.CdmPath(set));
        AssertAll(set, engines.DuckDb, every: 10);
    }

    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    [Trait("Category", "Slow")]
    public void DuckDb_GivesOhdsisRows(string set)
    {
        using var engines = EngineSet.Open(OracleData.CdmPath(set));
        AssertAll(set, engines.DuckDb);
    }

    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    [Trait("Category", "Slow")]
    public void DuckDbWithoutPasses_GivesOhdsisRows(string set)
    {
        using var engines = EngineSet.Open(OracleData.CdmPath(set));
        AssertAll(set, engines.WithoutPasses);
    }

    /// <summary>What a hospital does: import, then ask. Clustering, statistics and narrow types must change no answer.</summary>
    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    [Trait("Category", "Slow")]
    public void Store_GivesOhdsisRows(string set)
    {
        using var store = new ImportedSet(set);
        using var engines = EngineSet.Open(store.Path);
        AssertAll(set, engines.DuckDb);
    }

    /// <summary>Each definition on a store under another combination of passes, drawn at random: as many combinations as definitions.</summary>
    [Theory]
    [InlineData("library")]
    [InlineData("generated")]
    [Trait("Category", "Slow")]
    public void StoreWithSomePasses_GivesOhdsisRows(string set)
    {
        using var store = new ImportedSet(set);
        using var engines = EngineSet.Open(store.Path);
        AssertAll(set, engines.WithSomePasses);
    }

    private static void AssertAll(string set, ICohortEngine engine, int every = 1) => AssertAll(set, _ => engine, every);

    private static void AssertAll(string set, Func<string, ICohortEngine> engine, int every = 1)
    {
        var expected = OracleData.Expected(set);
        var statistics = InclusionOracle.Expected(set);
        var wrong = new List<string>();
        var count = 0;
        Parallel.ForEach(OracleData.Definitions(set).Where((_, i) => i % every == 0), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, d =>
        {
            Interlocked.Increment(ref count);
            var definition = CirceReader.Read(d.Json);
            var result = definition.IsSuccess ? engine(d.Name).Run(definition.Value, TestContext.Current.CancellationToken) : null;
            if (result is not { IsSuccess: true })
            {
                lock (wrong)
                {
                    wrong.Add($"{d.Name}: {string.Join("; ", result?.Findings ?? definition.Findings)}");
                }

                return;
            }

            var rows = expected.GetValueOrDefault(d.Name) ?? [];
            if (!rows.SequenceEqual(result.Value.Rows))
            {
                lock (wrong)
                {
                    wrong.Add($"{d.Name}: {Difference(rows, result.Value.Rows)}");
                }
            }
            else if (!InclusionOracle.LinesOf(definition.Value!, result.Value).SequenceEqual(statistics.GetValueOrDefault(d.Name) ?? []))
            {
                lock (wrong)
                {
                    wrong.Add($"{d.Name}: the inclusion statistics differ");
                }
            }
        });
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count} differ:\n{string.Join("\n", wrong.Take(20))}");
        Assert.True(count >= 520 / every, "All definitions were run.");
    }

    private static string Difference(List<CohortRow> expected, IReadOnlyList<CohortRow> actual)
    {
        var missing = expected.Except(actual).ToList();
        var extra = actual.Except(expected).ToList();
        return $"{expected.Count} rows expected, {actual.Count} found; {missing.Count} missing ({string.Join(' ', missing.Take(2))}), {extra.Count} too many ({string.Join(' ', extra.Take(2))})";
    }

    /// <summary>A store of an oracle set's data, in a folder that goes with it.</summary>
    private sealed class ImportedSet : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("naru-spec-");

        internal ImportedSet(string set)
        {
            Path = System.IO.Path.Combine(folder.FullName, "hospital.naru");
            var imported = CdmImport.Run(new ImportOptions(OracleData.CdmPath(set), Path), null, TestContext.Current.CancellationToken);
            Assert.True(imported.IsSuccess, string.Join('\n', imported.Errors));
        }

        internal string Path { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
