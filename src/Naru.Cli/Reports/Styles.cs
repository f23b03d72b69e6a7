using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>The few styles of the command line. Colour never says anything alone: a sign or a word says it too.</summary>
internal static class Styles
{
    public static readonly Style Plain = Style.Plain;
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Quiet = new(Color.Grey);
    public static readonly Style Bar = new(Color.Teal);
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Warning = new(Color.Olive);
    public static readonly Style Bad = new(Color.Red);
}
