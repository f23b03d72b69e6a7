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
            Variables = () => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Select(e => KeyValuePair.Create((string)e.Key, (string?)e.Value ?? "")),
            Answer = () => Console.IsInputRedirected ? null : Console.ReadLine(),
            AskSecret = AskSecret,
            DataFolder = Path.Combine(AppContext.BaseDirectory, "data"),
            CacheFolder = CacheFolder(),
            Tools = NaruTools.Create(),
        };
    }

    /// <summary>Where the system keeps caches: <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>; on Windows the local application data.</summary>
    private static string CacheFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var parent = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : home.Length > 0 ? Path.Combine(home, ".cache") : Path.GetTempPath();
        return Path.Combine(parent, "naru");
    }

    private static string? AskSecret(string prompt)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
        {
            return null;
        }

        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length -= typed.Length == 0 ? 0 : typed.Length > 1 && char.IsLowSurrogate(typed[^1]) ? 2 : 1;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
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
