using System.Collections.Concurrent;
using Naru.Cohorts.Admission;
using Naru.Core;
using Naru.Tests.Cli;
using Xunit;

namespace Naru.Tests.Cohorts.Admission;

/// <summary>Many users, who cancel when they like, and engines that stop when they like: whatever the order, the bounds hold.</summary>
public sealed class AdmissionStressTests
{
    private const int Users = 6;
    private const int PerUser = 300;
    private const int Slots = 4;
    private const int SlotsPerUser = 2;

    [Fact]
    public async Task RandomCancels_KeepTheBoundsAndLoseNothing()
    {
        var usage = new Counts();
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var queue = new AdmissionQueue(new AdmissionOptions { Slots = Slots, SlotsPerUser = SlotsPerUser, MostWaitingPerUser = 40 }, TimeProvider.System);
        await using var runner = new QuestionRunner(queue, TimeProvider.System);
        var asked = Enumerable.Range(0, Users * PerUser).Select(i => Task.Run(
            async () =>
            {
                // Seeded by the question: what each does is the same in every run, when it does it is not.
                var random = new Random(i);
                using var cancel = new CancellationTokenSource();
                var work = random.Next(3);
                var asks = runner.AskAsync(
                    $"{i % Users}", stop => Work(usage, i % Users, work, stop), new QuestionLimits(Some(random), Some(random)), cancel.Token);
                if (random.Next(3) == 0)
                {
                    await Task.Delay(random.Next(40), CancellationToken.None);
                    cancel.Cancel();
                }

                outcomes.AddOrUpdate(await Outcome(asks), 1, (_, n) => n + 1);
            },
            CancellationToken.None));
        await Task.WhenAll(asked);

        await runner.DisposeAsync();
        Assert.Equal(default, runner.Usage);
        Assert.Equal(0, usage.Running);
        Assert.Equal("", usage.Violations);
        Assert.Equal(Users * PerUser, outcomes.Values.Sum());
        Assert.True(outcomes.GetValueOrDefault("answer") > 0 && outcomes.GetValueOrDefault("cancelled") > 0, string.Join(", ", outcomes));
        Assert.DoesNotContain("ASK104", outcomes.Keys);
    }

    /// <summary>The queue alone, by threads that come and go as fast as they can; in the end every slot can be had again.</summary>
    [Fact]
    public async Task RandomEntries_LeaveAllSlotsFree()
    {
        using var queue = new AdmissionQueue(new AdmissionOptions { Slots = Slots, SlotsPerUser = SlotsPerUser }, TimeProvider.System);
        var usage = new Counts();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(thread => Task.Run(
            async () =>
            {
                var random = new Random(thread);
                for (var i = 0; i < 2_000; i++)
                {
                    var user = random.Next(Users);
                    using var cancel = new CancellationTokenSource();
                    var entry = queue.EnterAsync($"{user}", null, cancel.Token);
                    if (random.Next(4) == 0)
                    {
                        cancel.Cancel();
                    }

                    try
                    {
                        using var slot = (await entry).Value!;
                        using var running = usage.Run(user);
                    }
                    catch (OperationCanceledException)
                    {
                        // Asked for.
                    }
                }
            },
            CancellationToken.None)));

        Assert.Equal("", usage.Violations);
        Assert.Equal(default, queue.Usage);
        var all = Enumerable.Range(0, Slots).Select(i => queue.EnterAsync($"{i / SlotsPerUser}", null, CancellationToken.None)).ToList();
        Assert.All(all, e => Assert.True(e.IsCompletedSuccessfully));
    }

    /// <summary>The twin: without a queue the bounds are broken, and this sees it.</summary>
    [Fact]
    public void Counts_SeeWhatIsTooMany()
    {
        var usage = new Counts();
        var runs = Enumerable.Range(0, SlotsPerUser + 1).Select(_ => usage.Run(0)).ToList();
        Assert.NotEqual("", usage.Violations);
        runs.ForEach(r => r.Dispose());
    }

    private static TimeSpan? Some(Random random) => random.Next(2) == 0 ? null : TimeSpan.FromMilliseconds(random.Next(1, 24));

    private static Result<Naru.Cohorts.Results.CohortResult> Work(Counts usage, int user, int kind, CancellationToken stop)
    {
        using var running = usage.Run(user);
        switch (kind)
        {
            case 0:
                // Stops when told to.
                stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(2));
                stop.ThrowIfCancellationRequested();
                break;
            case 1:
                // Does not listen.
                Thread.Sleep(12);
                break;
            default:
                throw new InvalidOperationException("broken");
        }

        return Result.Success(Samples.Rows());
    }

    private static async Task<string> Outcome(Task<Result<Naru.Cohorts.Results.CohortResult>> asks)
    {
        try
        {
            var result = await asks;
            return result.IsSuccess ? "answer" : result.Errors.Single().Code;
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
        catch (InvalidOperationException)
        {
            return "broken";
        }
    }

    /// <summary>Counts what runs, in all and of each user, and notes every bound that is broken.</summary>
    private sealed class Counts
    {
        private readonly Lock gate = new();
        private readonly int[] ofUser = new int[Users];

        public int Running => ofUser.Sum();

        public string Violations { get; private set; } = "";

        public IDisposable Run(int user)
        {
            lock (gate)
            {
                ofUser[user]++;
                if (ofUser[user] > SlotsPerUser || Running > Slots)
                {
                    Violations += $"[{string.Join(' ', ofUser)}]";
                }
            }

            return new Leaving(this, user);
        }

        private sealed class Leaving(Counts counts, int user) : IDisposable
        {
            public void Dispose()
            {
                lock (counts.gate)
                {
                    counts.ofUser[user]--;
                }
            }
        }
    }
}
