using Naru.Cli.Hosting;

namespace Naru.Cli.Live;

/// <summary>
/// One line of a terminal, written over and over. It uses a carriage return and spaces only, so it needs no colours and no
/// escape codes, and it never fills the last column, where terminals wrap.
/// </summary>
internal sealed class LiveLine(CliHost host) : ProgressSurface(host, TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(100))
{
    private const int BarWidth = 20;
    private const int NarrowestWithBar = 60;

    private int shown;

    protected override void Write(string text, double? fraction)
    {
        var width = ConsoleFactory.Width(Host, isTerminal: true) - 1;
        var bar = fraction is { } f && width >= NarrowestWithBar ? $"{Bars.Draw(f, BarWidth, padded: true)} " : "";
        var line = TextWidth.Shorten(bar + text, width);
        var cells = TextWidth.Of(line);
        Host.Error.Write($"\r{line}{new string(' ', Math.Max(0, Math.Min(shown, width) - cells))}");
        shown = cells;
    }

    protected override void Erase()
    {
        if (shown == 0)
        {
            return;
        }

        var width = ConsoleFactory.Width(Host, isTerminal: true) - 1;
        Host.Error.Write($"\r{new string(' ', Math.Min(shown, width))}\r");
        shown = 0;
    }
}
