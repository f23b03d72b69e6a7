using System.Diagnostics;
using Naru.Cohorts.Circe;
using Naru.Core;
using Naru.Spec.Generative;
using Xunit;
using Xunit.Sdk;

namespace Naru.Spec.Parsing;

/// <summary>Damaged definitions are answered with errors or read; nothing crashes, nothing hangs.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    /// <summary>Larger definitions say nothing new and take longer.</summary>
    private const int MostCharacters = 6_000;

    /// <summary>What one small definition may take at most, on a machine that does other things too.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task SomeDamagedDefinitions_AreAnswered() => await RunAsync(3_000, Seeds.Fixed);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task ManyDamagedDefinitions_AreAnswered() => await RunAsync(100_000, Seeds.IsLong ? Seeds.Fresh() : Seeds.Fixed + 1);

    private async Task RunAsync(int count, ulong seed)
    {
        output.WriteLine($"seed {seed}");
        var originals = OracleData.Sets.SelectMany(OracleData.Definitions).Where(d => d.Json.Length <= MostCharacters).ToList();
        var current = (Number: -1, Json: "");
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var clock = Stopwatch.StartNew();
        var work = Task.Run(
            () =>
            {
                for (var n = 0; n < count; n++)
                {
                    var draw = new Draw(Seeds.Stream(seed, n));
                    current = (n, new JsonMutator(draw).Next(draw.OneOf(originals).Json));
                    foreach (var code in Survives(current).Select(f => f.Code).DefaultIfEmpty("read"))
                    {
                        found[code] = found.GetValueOrDefault(code) + 1;
                    }
                }
            },
            TestContext.Current.CancellationToken);

        // A text that is read for ever can only be reported from outside.
        while (!work.IsCompleted)
        {
            var before = current;
            await Task.WhenAny(work, Task.Delay(Limit, TestContext.Current.CancellationToken));
            Assert.True(work.IsCompleted || current.Number != before.Number || before.Number < 0, $"{before.Number} takes for ever:\n{before.Json}");
        }

        await work;
        output.WriteLine($"{count} in {clock.Elapsed.TotalSeconds:0.0} s: {string.Join(", ", found.OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Value}"))}");
        // Else the damage would be too great, or too small, to say anything.
        Assert.True(found["read"] > count / 20 && found["read"] < count * 19 / 20, $"{found["read"]} of {count} are read");
        Assert.Superset(CirceErrors.All.Select(k => k.Code).Except([CirceErrors.TooDeep.Code, CirceErrors.Wrapped.Code]).ToHashSet(), found.Keys.ToHashSet());
    }

    private static ValueList<Error> Survives((int Number, string Json) mutation)
    {
        try
        {
            return Survival.Check(mutation.Json);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new XunitException($"Mutation {mutation.Number}: {e.Message}\n{mutation.Json}", e);
        }
    }
}
