using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Naru.Cli.Hosting;

/// <summary>Makes consoles that know what their reader can see: colours only on a terminal that wants them, a width that is never guessed twice.</summary>
internal static class ConsoleFactory
{
    /// <summary>The width where nobody says one: what a log shows without wrapping.</summary>
    public const int DefaultWidth = 100;

    private const int NarrowestWidth = 20;

    /// <summary>A console on a writer.</summary>
    public static IAnsiConsole Create(CliHost host, TextWriter writer, bool isTerminal)
    {
        var styled = isTerminal && WantsColour(host);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = styled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = styled ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new FixedOutput(writer, Width(host, isTerminal), isTerminal),
            // Otherwise variables of CI services would turn colours on in files.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Encoding = Encoding.UTF8;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>Columns that may be used.</summary>
    public static int Width(CliHost host, bool isTerminal)
    {
        var width = isTerminal ? host.TerminalWidth() : 0;
        if (width <= 0 && int.TryParse(host.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns))
        {
            width = columns;
        }

        return width <= 0 ? DefaultWidth : Math.Max(width, NarrowestWidth);
    }

    /// <summary>Whether styles are welcome: https://no-color.org and dumb terminals.</summary>
    public static bool WantsColour(CliHost host) =>
        !host.IsSet("NO_COLOR") && !string.Equals(host.Variable("TERM"), "dumb", StringComparison.Ordinal);

    private sealed class FixedOutput(TextWriter writer, int width, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
            // The host made the writer with the encoding that it needs.
        }
    }
}
