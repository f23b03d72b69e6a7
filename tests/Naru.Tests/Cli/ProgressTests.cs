using Naru.Cdm;
using Naru.Cli.Live;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class ProgressTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private CliRun Load(bool terminal, int width, string language = "ko")
    {
        folder.Write("1.json", Samples.Definition("x"));
        var clock = new ManualClock();
        var run = new CliRun
        {
            Clock = clock,
            ErrorIsTerminal = terminal,
            Width = width,
            Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = language },
            Cdm = new FakeCdm((_, _) => Result.Success(Samples.Rows()))
            {
                WhileOpening = (progress, _) =>
                {
                    for (var i = 1; i <= 400; i++)
                    {
                        clock.Advance(TimeSpan.FromMilliseconds(100));
                        progress!.Report(new CdmProgress("measurement", i * 10_000, null, i / 400.0, 100_000, TimeSpan.FromSeconds((400 - i) / 10.0)));
                    }
                },
            },
        };
        Assert.Equal(0, run.Run("cohort", "run", folder["1.json"], "--cdm", folder.Path, "--rows", folder["rows.csv"]));
        Assert.DoesNotContain("measurement", run.Out);
        return run;
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    public void Terminal_SeesOneLineThatNeverWrapsAndIsTakenAway(int width)
    {
        var error = Load(terminal: true, width).Error;
        Assert.DoesNotContain('\n', error);
        var frames = error.Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(frames.Length, 300, 400);
        Assert.All(frames, f => Assert.True(TextWidth.Of(f) < width, f));
        Assert.Equal("", frames[^1].Trim());
        if (width == 120)
        {
            Assert.Contains("measurement 테이블 2,000,000행 · 50% · 초당 100,000행 · 남은 시간 20초", error);
            Assert.Contains("██████████░░░░░░░░░░", error);
        }
    }

    [Fact]
    public void Log_SeesALineNowAndThen()
    {
        var lines = Load(terminal: false, 0, "en").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 3, 5);
        Assert.Equal("measurement: 300,000 rows · 7.5% · 100,000 rows/s · 37 s left", lines[0]);
        Assert.All(lines, l => Assert.DoesNotContain('\r', l));
    }

    [Fact]
    public void ShortWork_ShowsNothing()
    {
        folder.Write("1.json", Samples.Definition("x"));
        var run = new CliRun { Clock = new ManualClock(), ErrorIsTerminal = true, Width = 80 };
        Assert.Equal(0, run.Run("cohort", "run", folder["1.json"], "--cdm", folder.Path));
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ProgressWithoutATable_ShowsNothing(bool terminal)
    {
        folder.Write("1.json", Samples.Definition("x"));
        var clock = new ManualClock();
        var run = new CliRun
        {
            Clock = clock,
            ErrorIsTerminal = terminal,
            Width = 80,
            Cdm = new FakeCdm((_, _) => Result.Success(Samples.Rows()))
            {
                WhileOpening = (progress, _) =>
                {
                    clock.Advance(TimeSpan.FromMinutes(1));
                    progress!.Report(new CdmProgress("", 0, null, 1, 0, null));
                },
            },
        };
        Assert.Equal(0, run.Run("cohort", "run", folder["1.json"], "--cdm", folder.Path));
        Assert.Equal("", run.Error);
    }

    /// <summary>A clock that stands still until it is advanced; its timers never ring.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

        public void Advance(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
