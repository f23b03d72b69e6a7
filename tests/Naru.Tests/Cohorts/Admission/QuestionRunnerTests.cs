using Naru.Cohorts.Admission;
using Naru.Cohorts.Results;
using Naru.Core;
using Naru.Tests.Cli;
using Xunit;

namespace Naru.Tests.Cohorts.Admission;

public sealed class QuestionRunnerTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly QuestionLimits Limited = new(Limit, null);

    private readonly ManualClock clock = new();
    private readonly FakeEngine engine = new();
    private readonly CancellationTokenSource cancel = new();
    private readonly QuestionRunner runner;

    public QuestionRunnerTests() => runner = new QuestionRunner(new AdmissionQueue(new AdmissionOptions { Slots = 2 }, clock), clock);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        Assert.Equal(default, runner.Usage);
        Assert.Equal(0, runner.Abandoned);
        Assert.Equal(0, clock.Timers);
        engine.Dispose();
        cancel.Dispose();
    }

    private Task<Result<CohortResult>> Ask(string user, string title, QuestionLimits? limits = null, CancellationTokenSource? token = null) =>
        runner.AskAsync(user, engine, FakeEngine.Definition(title), limits ?? QuestionLimits.Batch, token?.Token ?? CancellationToken.None);

    private static async Task<ErrorKind> Refusal(Task<Result<CohortResult>> asked) => Assert.Single((await asked).Errors).Kind;

    /// <summary>A timer that cannot be made would leave the question in the queue, and closing would wait for it for ever.</summary>
    [Fact]
    public void LimitsThatNoTimerTakes_AreRefused()
    {
        var tooLong = TimeSpan.FromDays(50);
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuestionLimits(tooLong, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuestionLimits(null, tooLong));
        using var timer = TimeProvider.System.CreateTimer(_ => { }, null, TimeSpan.FromDays(49), Timeout.InfiniteTimeSpan);
        Assert.NotNull(new QuestionLimits(TimeSpan.FromDays(49), TimeSpan.FromDays(49)));
    }

    [Fact]
    public async Task Answer_IsTheEnginesFromAThreadOfItsOwn()
    {
        var answer = Samples.TwoRules();
        var run = engine.Of("q");
        run.Outcome = () => Result.Success(answer);
        var asked = Ask("a", "q", Limited);
        await run.Begun;
        Assert.False(asked.IsCompleted);
        Assert.Equal(1, runner.Usage.Running);
        run.End();
        Assert.Same(answer, (await asked).Value);
        Assert.False(run.IsOnThePool);

        // There is no answer before the slot is free, so that one's next question finds it.
        Assert.Equal(default, runner.Usage);
    }

    [Fact]
    public async Task Failure_IsTheEngines()
    {
        var run = engine.Of("q");
        run.Outcome = () => Result.Failure<CohortResult>([Samples.Kind.At("$", "x")]);
        run.End();
        Assert.Equal(Samples.Kind, await Refusal(Ask("a", "q")));
    }

    [Fact]
    public async Task Exceptions_AreTheAskersAndLeakNoSlot()
    {
        for (var i = 0; i < 5; i++)
        {
            var run = engine.Of($"{i}");
            run.Outcome = () => throw new InvalidOperationException("broken");
            run.End();
            await Assert.ThrowsAsync<InvalidOperationException>(() => Ask("a", $"{i}"));
        }

        Assert.Equal(default, runner.Usage);
    }

    [Fact]
    public async Task CancellingWhileRunning_TellsTheEngine()
    {
        var asked = Ask("a", "q", Limited, cancel);
        await engine.Of("q").Begun;
        cancel.Cancel();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.True(engine.Of("q").WasStopped());
    }

    [Fact]
    public async Task CancellingWhileWaiting_NeverRuns()
    {
        var first = Ask("a", "1");
        var second = Ask("a", "2", null, cancel);
        await engine.Of("1").Begun;
        Assert.Equal(1, runner.Usage.Waiting);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        engine.Of("1").End();
        Assert.True((await first).IsSuccess);
        Assert.False(engine.Of("2").Begun.IsCompleted);
    }

    [Fact]
    public async Task TimeLimit_BeginsWhenTheQuestionRuns()
    {
        var first = Ask("a", "1");
        var second = Ask("a", "2", Limited);
        await engine.Of("1").Begun;
        clock.Advance(2 * Limit);
        engine.Of("1").End();
        Assert.True((await first).IsSuccess);
        await engine.Of("2").Begun;
        clock.Advance(Limit - TimeSpan.FromTicks(1));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));
        var error = Assert.Single((await second).Errors);
        Assert.Equal(AskErrors.TimeLimitReached, error.Kind);
        Assert.Contains("30 s", error.Message.English, StringComparison.Ordinal);
        Assert.True(engine.Of("2").WasStopped());
    }

    [Fact]
    public async Task AbandonedRun_KeepsItsSlotUntilItEnds()
    {
        var deaf = engine.Deaf("deaf");
        var abandoned = Ask("a", "deaf", Limited);
        await deaf.Begun;
        clock.Advance(Limit);
        Assert.Equal(AskErrors.TimeLimitReached, await Refusal(abandoned));
        Assert.Equal(1, runner.Abandoned);
        Assert.Equal(1, runner.Usage.Running);

        // The same user waits for it, another does not.
        var own = Ask("a", "own");
        var others = Ask("b", "others");
        await engine.Of("others").Begun;
        Assert.Equal(new AdmissionUsage(2, 1, 2), runner.Usage);
        Assert.False(engine.Of("own").Begun.IsCompleted);

        deaf.End();
        await engine.Of("own").Begun;
        Assert.Equal(0, runner.Abandoned);
        engine.Of("own").End();
        engine.Of("others").End();
        Assert.True((await own).IsSuccess && (await others).IsSuccess);
    }

    /// <summary>What an abandoned run answers or throws in the end reaches nobody, and its slot is free.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AbandonedRun_MayEndInAnyWay(bool throws)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = runner.AskAsync(
            "a",
            _ =>
            {
                begun.SetResult();
                stop.Task.Wait(CancellationToken.None);
                return throws ? throw new InvalidOperationException() : Result.Success(Samples.Rows());
            },
            QuestionLimits.Batch,
            cancel.Token);
        await begun.Task;
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(1, runner.Abandoned);
        stop.SetResult();
        engine.Of("next").End();
        Assert.True((await Ask("a", "next")).IsSuccess);
    }

    [Fact]
    public async Task Disposing_AnswersEverybodyAndWaitsForTheEngines()
    {
        var deaf = engine.Deaf("deaf");
        var (running, waiting) = (Ask("a", "deaf", Limited), Ask("a", "waiting", Limited));
        await deaf.Begun;
        var disposing = runner.DisposeAsync().AsTask();
        Assert.Equal(AskErrors.Closing, await Refusal(running));
        Assert.Equal(AskErrors.Closing, await Refusal(waiting));
        Assert.Equal(AskErrors.Closing, await Refusal(Ask("b", "late")));
        Assert.False(disposing.IsCompleted);
        Assert.True(deaf.WasStopped());
        deaf.End();
        await disposing;
        Assert.Equal(default, runner.Usage);
    }

    [Fact]
    public async Task TimeLimitedEngine_EndsAtTheLimit()
    {
        var limited = new TimeLimitedEngine(engine, Limit, clock);
        var asked = Task.Run(() => limited.Run(FakeEngine.Definition("q"), CancellationToken.None), CancellationToken.None);
        await engine.Of("q").Begun;
        clock.Advance(Limit);
        Assert.Equal(AskErrors.TimeLimitReached, await Refusal(asked));
        Assert.Equal("fake", limited.Name);
    }

    [Fact]
    public async Task TimeLimitedEngine_PassesEverythingElseOn()
    {
        var limited = new TimeLimitedEngine(engine, Limit, clock);
        engine.Of("answers").End();
        Assert.True(limited.Run(FakeEngine.Definition("answers"), CancellationToken.None).IsSuccess);

        var stopped = Task.Run(() => limited.Run(FakeEngine.Definition("stopped"), cancel.Token), CancellationToken.None);
        await engine.Of("stopped").Begun;
        cancel.Cancel();
        Assert.Equal(cancel.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped)).CancellationToken);
    }
}
