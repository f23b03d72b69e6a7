using Naru.Cli.Running;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class OrderedRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    public void Answers_ComeInOrder(int threads)
    {
        var order = new List<string>();
        var run = new OrderedRun<int, string>(
            Enumerable.Range(0, 200).ToList(),
            (i, _) =>
            {
                Thread.Sleep(i % 7 == 0 ? 3 : 0);
                return $"{i}";
            },
            order.Add,
            _ => 1);
        run.Run(threads, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), order);
    }

    [Fact]
    public void HeldLimit_PutsNewWorkOffUntilTheFirstIsDone()
    {
        using var first = new ManualResetEventSlim();
        var (begun, begunBeforeFirst) = (0, 0);
        var run = new OrderedRun<int, string>(
            Enumerable.Range(0, 50).ToList(),
            (i, _) =>
            {
                Interlocked.Increment(ref begun);
                if (i == 0)
                {
                    // Long enough for the other thread to run away, if nothing held it.
                    first.Wait(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                    begunBeforeFirst = Volatile.Read(ref begun);
                }

                return $"{i}";
            },
            _ => { },
            _ => 10)
        { HeldLimit = 30 };
        run.Run(2, TestContext.Current.CancellationToken);
        Assert.Equal(50, begun);
        Assert.InRange(begunBeforeFirst, 2, 6);
    }

    [Fact]
    public void Exception_StopsTheOthersAndIsThrownAgain()
    {
        var begun = 0;
        var run = new OrderedRun<int, string>(
            Enumerable.Range(0, 10_000).ToList(),
            (i, _) => Interlocked.Increment(ref begun) == 20 ? throw new InvalidOperationException("20") : $"{i}",
            _ => Thread.Sleep(1),
            _ => 1);
        Assert.Equal("20", Assert.Throws<InvalidOperationException>(() => run.Run(4, TestContext.Current.CancellationToken)).Message);
        Assert.InRange(begun, 20, 200);
    }

    [Fact]
    public void Cancellation_IsThrown()
    {
        using var stop = new CancellationTokenSource();
        var run = new OrderedRun<int, string>(
            Enumerable.Range(0, 10_000).ToList(),
            (i, token) =>
            {
                if (i == 10)
                {
                    stop.Cancel();
                }

                token.ThrowIfCancellationRequested();
                return $"{i}";
            },
            _ => { },
            _ => 1);
        Assert.ThrowsAny<OperationCanceledException>(() => run.Run(4, stop.Token));
    }
}
