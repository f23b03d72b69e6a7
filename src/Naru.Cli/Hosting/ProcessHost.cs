using System.Text;

namespace Naru.Cli.Hosting;

/// <summary>The host of a real process.</summary>
internal static class ProcessHost
{
    /// <summary>Makes it. UTF-8 whatever the locale says: definitions and rule names are Korean as often as not.</summary>
    public static CliHost Create()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = encoding;
        }

        var output = Console.OpenStandardOutput();
        return new CliHost
        {
            StandardOutput = output,
            Out = new StreamWriter(output, encoding) { AutoFlush = true },
            Error = new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true },
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            TerminalWidth = Width,
            Variable = Environment.GetEnvironmentVariable,
            DataFolder = Path.Combine(AppContext.BaseDirectory, "data"),
            Tools = NaruTools.Create(),
        };
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            // No terminal at all.
            return 0;
        }
    }
}
