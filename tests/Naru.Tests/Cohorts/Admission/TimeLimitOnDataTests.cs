using System.IO.Compression;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Admission;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Xunit;

namespace Naru.Tests.Cohorts.Admission;

/// <summary>Time limits and cancellation with the real engine, on the small data of the library.</summary>
public sealed class TimeLimitOnDataTests
{
    private static readonly string[] Heavy = ["1318", "1091", "295", "253"];

    [Trait("Category", "Slow")]
    [Fact]
    public async Task StoppedQuestions_LeaveTheEngineAsItWas()
    {
        using var database = CdmDatabase.Open(Repository.File("data", "oracle", "library", "cdm.zip"), new CdmOpenOptions(), null, CancellationToken.None).Value!;
        using var data = new DuckDbCohortData(database);
        var engine = new MergeEngine("duckdb", data);
        var definitions = Definitions();
        var expected = definitions.Select(d => engine.Run(d, CancellationToken.None).Value!).ToList();
        var (stopped, answered) = (0, 0);
        await using var runner = new QuestionRunner(new AdmissionQueue(new AdmissionOptions(), TimeProvider.System), TimeProvider.System);
        for (var round = 0; round < 20; round++)
        {
            // From a limit that nothing can keep to one that nearly everything keeps.
            var limits = new QuestionLimits(TimeSpan.FromMilliseconds(1 + (round * 4)), null);
            var asked = definitions.Select((d, i) => runner.AskAsync($"{i}", engine, d, limits, CancellationToken.None)).ToList();
            for (var i = 0; i < asked.Count; i++)
            {
                var answer = await asked[i];
                if (answer.IsSuccess)
                {
                    answered++;
                    Assert.Equal(expected[i].Rows, answer.Value.Rows);
                }
                else
                {
                    stopped++;
                    Assert.Equal(AskErrors.TimeLimitReached, Assert.Single(answer.Errors).Kind);
                }
            }
        }

        Assert.True(stopped > 0, "Nothing reached a time limit of a few milliseconds.");
        for (var i = 0; i < definitions.Count; i++)
        {
            var answer = await runner.AskAsync("a", engine, definitions[i], QuestionLimits.Batch, CancellationToken.None);
            Assert.Equal(expected[i].Rows, answer.Value!.Rows);
            answered++;
        }

        Assert.True(answered >= definitions.Count);
    }

    private static List<Naru.Cohorts.Model.CohortDefinition> Definitions()
    {
        using var zip = ZipFile.OpenRead(Repository.File("data", "oracle", "library", "definitions.zip"));
        return Heavy.Select(id =>
        {
            using var reader = new StreamReader(zip.GetEntry($"{id}.json")!.Open());
            return CirceReader.Read(reader.ReadToEnd()).Value!;
        }).ToList();
    }
}
