using Naru.Cohorts.Admission;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cohorts.Admission;

/// <summary>Nothing here runs on other threads: a slot is given before the call that made it free returns.</summary>
public sealed class AdmissionQueueTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock clock = new();
    private readonly CancellationTokenSource cancel = new();

    public void Dispose() => cancel.Dispose();

    private AdmissionQueue Queue(int slots, int? perUser = null, int mostWaitingPerUser = 100, int mostWaiting = 1000) => new(
        new AdmissionOptions { Slots = slots, SlotsPerUser = perUser, MostWaitingPerUser = mostWaitingPerUser, MostWaiting = mostWaiting }, clock);

    private static Task<Result<AdmissionSlot>> Enter(AdmissionQueue queue, string user, TimeSpan? mostWait = null) =>
        queue.EnterAsync(user, mostWait, default);

    private static bool IsAdmitted(Task<Result<AdmissionSlot>> entry) => entry is { IsCompletedSuccessfully: true, Result.IsSuccess: true };

    private static void Leave(Task<Result<AdmissionSlot>> entry)
    {
        Assert.True(IsAdmitted(entry));
        entry.Result.Value!.Dispose();
    }

    private static ErrorKind Refusal(Task<Result<AdmissionSlot>> entry)
    {
        Assert.True(entry.IsCompletedSuccessfully);
        return Assert.Single(entry.Result.Errors).Kind;
    }

    /// <summary>The order in which slots are given, while those who hold one leave one after another.</summary>
    private static string Order(AdmissionQueue queue, string users)
    {
        var entries = users.Select(u => (User: u, Entry: Enter(queue, $"{u}"))).ToList();
        var order = "";
        while (entries.Count > 0)
        {
            var next = Assert.Single(entries, e => IsAdmitted(e.Entry));
            order += next.User;
            entries.Remove(next);
            Leave(next.Entry);
        }

        return order;
    }

    [Theory]
    [InlineData("aaa", "aaa")]
    [InlineData("aaaabbc", "abcabaa")]
    [InlineData("aaaaab", "abaaaa")]
    [InlineData("abcabcabc", "abcabcabc")]
    [InlineData("cccbbbaaa", "cbacbacba")]
    public void Users_HaveTheirTurnOneAfterAnother(string asked, string admitted)
    {
        using var queue = Queue(1);
        Assert.Equal(admitted, Order(queue, asked));
        Assert.Equal(default, queue.Usage);
    }

    [Fact]
    public void OneUsersQuestions_KeepTheirOrder()
    {
        using var queue = Queue(1);
        var entries = Enumerable.Range(0, 20).Select(_ => Enter(queue, "a")).ToList();
        foreach (var entry in entries)
        {
            Assert.Equal(entry, entries.First(e => !e.IsCompleted || e == entry));
            Leave(entry);
        }
    }

    [Fact]
    public void ManyQuestionsOfOneUser_LeaveRoomForAnother()
    {
        using var queue = Queue(4);
        var many = Enumerable.Range(0, 50).Select(_ => Enter(queue, "a")).ToList();
        Assert.Equal(2, many.Count(IsAdmitted));
        var (first, second) = (Enter(queue, "b"), Enter(queue, "b"));
        Assert.True(IsAdmitted(first) && IsAdmitted(second));
        Assert.False(IsAdmitted(Enter(queue, "c")));
        Assert.Equal(new AdmissionUsage(4, 49, 3), queue.Usage);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(16, 8)]
    public void Default_IsHalfOfTheSlotsForOneUser(int slots, int perUser)
    {
        using var queue = Queue(slots);
        for (var i = 0; i < 99; i++)
        {
            _ = Enter(queue, "a");
        }

        Assert.Equal(perUser, queue.Usage.Running);
    }

    /// <summary>The worst case: one user may take everything, and does.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task OneQuestionOfASecondUser_WaitsForAtMostOne(int slots)
    {
        using var queue = Queue(slots, slots);
        Assert.Equal(1, await Fairness.OthersBefore(u => Enter(queue, u), slots));
    }

    [Fact]
    public async Task OneQuestionOfASecondUser_ByDefaultDoesNotWait()
    {
        using var queue = Queue(2);
        Assert.Equal(0, await Fairness.OthersBefore(u => Enter(queue, u), 1));
    }

    /// <summary>The twin: first come, first served starves the second user.</summary>
    [Fact]
    public async Task FirstComeFirstServed_Starves()
    {
        using var twin = new FirstComeFirstServed(2);
        Assert.Equal(49, await Fairness.OthersBefore(twin.Enter, 2));
    }

    [Fact]
    public void FreeSlot_GoesToWhoRunsLeast()
    {
        using var queue = Queue(4, 3);
        var a = Enumerable.Range(0, 4).Select(_ => Enter(queue, "a")).ToList();
        var b = Enumerable.Range(0, 3).Select(_ => Enter(queue, "b")).ToList();
        Assert.True(a.Take(3).All(IsAdmitted) && IsAdmitted(b[0]));

        // It was a's turn, but a runs two and b one.
        Leave(a[0]);
        Assert.True(IsAdmitted(b[1]) && !IsAdmitted(a[3]));
    }

    /// <summary>Somebody who asks one question after another is new each time, but not served before those who have waited.</summary>
    [Fact]
    public void AskingAgain_DoesNotOvertake()
    {
        using var queue = Queue(1);
        var a = Enter(queue, "a");
        var b = new[] { Enter(queue, "b"), Enter(queue, "b") };
        for (var i = 0; i < 2; i++)
        {
            Leave(a);
            Assert.True(IsAdmitted(b[i]));
            a = Enter(queue, "a");
            Leave(b[i]);
        }

        Assert.True(IsAdmitted(a));
    }

    [Fact]
    public void Bounds_RefuseWhatIsBeyond()
    {
        using var queue = Queue(1, mostWaitingPerUser: 2, mostWaiting: 3);
        var a = Enumerable.Range(0, 4).Select(_ => Enter(queue, "a")).ToList();
        Assert.Equal(AskErrors.TooManyWaiting, Refusal(a[3]));
        Assert.False(a[2].IsCompleted);
        var b = new[] { Enter(queue, "b"), Enter(queue, "b") };
        Assert.False(b[0].IsCompleted);
        Assert.Equal(AskErrors.TooManyWaiting, Refusal(b[1]));

        // Room is made: somebody else's place is free for b.
        Leave(a[0]);
        Assert.False(Enter(queue, "b").IsCompleted);
        Assert.Equal(new AdmissionUsage(1, 3, 2), queue.Usage);
    }

    [Fact]
    public void NoWaiting_RefusesAtOnce()
    {
        using var queue = Queue(1, mostWaitingPerUser: 0);
        var first = Enter(queue, "a");
        Assert.Equal(AskErrors.TooManyWaiting, Refusal(Enter(queue, "a")));
        Leave(first);
        Assert.Equal(default, queue.Usage);
    }

    [Fact]
    public async Task WaitingTooLong_IsRefusedAndLeavesTheQueue()
    {
        using var queue = Queue(1);
        var running = Enter(queue, "a");
        var impatient = Enter(queue, "a", Minute);
        var patient = Enter(queue, "a", 2 * Minute);
        clock.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.False(impatient.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(AskErrors.WaitedTooLong, Refusal(impatient));
        Assert.Contains("60 s", (await impatient).Errors.Single().Message.English, StringComparison.Ordinal);
        Leave(running);
        Assert.True(IsAdmitted(patient));
        clock.Advance(2 * Minute);
        Assert.True(IsAdmitted(patient));
        Assert.Equal(0, clock.Timers);
        Assert.Equal(new AdmissionUsage(1, 0, 1), queue.Usage);
    }

    [Fact]
    public async Task CancellingWhileWaiting_LeavesTheQueueAtOnce()
    {
        using var queue = Queue(1);
        var running = Enter(queue, "a");
        var gone = queue.EnterAsync("b", Minute, cancel.Token);
        var next = Enter(queue, "c");
        cancel.Cancel();
        Assert.True(gone.IsCanceled);
        Assert.Equal(cancel.Token, (await Assert.ThrowsAsync<TaskCanceledException>(() => gone)).CancellationToken);
        Assert.Equal(new AdmissionUsage(1, 1, 2), queue.Usage);
        Assert.Equal(0, clock.Timers);
        Leave(running);
        Assert.True(IsAdmitted(next));
    }

    [Fact]
    public void CancelledAlready_DoesNotEnter()
    {
        using var queue = Queue(1);
        cancel.Cancel();
        Assert.True(queue.EnterAsync("a", null, cancel.Token).IsCanceled);
        Assert.Equal(default, queue.Usage);
    }

    [Fact]
    public void CancellingAfterwards_TakesNoSlotBack()
    {
        using var queue = Queue(1);
        var first = Enter(queue, "a");
        var second = queue.EnterAsync("a", null, cancel.Token);
        Leave(first);
        cancel.Cancel();
        Assert.True(IsAdmitted(second));
        Leave(second);
        Assert.Equal(default, queue.Usage);
    }

    [Fact]
    public void LeavingTwice_FreesOneSlot()
    {
        using var queue = Queue(2, 2);
        var (first, second) = (Enter(queue, "a"), Enter(queue, "a"));
        var waiting = new[] { Enter(queue, "a"), Enter(queue, "a") };
        Leave(first);
        Leave(first);
        Assert.True(IsAdmitted(waiting[0]) && !IsAdmitted(waiting[1]));
        Leave(second);
        Assert.True(IsAdmitted(waiting[1]));
    }

    [Fact]
    public void Disposing_RefusesWhoWaitsAndWhoComes()
    {
        var queue = Queue(1);
        var running = Enter(queue, "a");
        var waiting = "aabc".Select(u => queue.EnterAsync($"{u}", Minute, cancel.Token)).ToList();
        queue.Dispose();
        Assert.All(waiting, w => Assert.Equal(AskErrors.Closing, Refusal(w)));
        Assert.Equal(AskErrors.Closing, Refusal(Enter(queue, "d")));
        Assert.Equal(0, clock.Timers);
        Leave(running);
        queue.Dispose();
        Assert.Equal(default, queue.Usage);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Queue(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Queue(2, 0));
        Assert.Throws<ArgumentException>(() => Queue(2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Queue(2, mostWaiting: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Queue(2, mostWaitingPerUser: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuestionLimits(TimeSpan.Zero, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuestionLimits(null, TimeSpan.FromTicks(-1)));
        Assert.Equal([2, 2, 7], new[] { 1, 2, 7 }.Select(AdmissionOptions.SlotsFor));
    }
}
