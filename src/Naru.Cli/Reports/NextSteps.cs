using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>What to type next.</summary>
internal static class NextSteps
{
    /// <summary>Shows commands, each under what it does. They are written unwrapped, so that they can be copied.</summary>
    public static void Show(CliSession session, params ReadOnlySpan<(BilingualText What, string Command)> steps)
    {
        session.Out.Write(new Spectre.Console.Rule(Markup.Escape(session.Say(CliText.DemoNext))) { Justification = Justify.Left, Style = Styles.Bar });
        foreach (var (what, command) in steps)
        {
            session.Out.Write(new Text(session.Say(what) + "\n", Styles.Quiet));
            session.Host.Out.WriteLine("  " + command);
        }
    }
}
