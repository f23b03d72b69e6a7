using System.CommandLine;
using Naru.Cli.Commands;
using Naru.Cli.Live;
using Naru.Cli.Wording;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>The help of a command, in the session's language.</summary>
internal sealed class HelpView(CliSession session)
{
    private const int NarrowestText = 24;

    private IAnsiConsole Console => session.Out;

    /// <summary>Shows it.</summary>
    public void Show(Command command)
    {
        Console.Write(new Text(command.Description + "\n"));
        Section(CliText.Usage, [($"{CommandPath.Of(command)} {Usage(command)}", "")]);
        Section(CliText.Commands, command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Section(CliText.Arguments, command.Arguments.Select(a => (a.Name, a.Description ?? "")));
        Section(CliText.Options, Options(command).Select(o => (Label(o), Describe(o))));
        if (command is NaruCommand { Examples.Count: > 0 } naru)
        {
            Section(CliText.Examples, naru.Examples.Select(e => (e, "")));
        }

        if (command is RootCommand)
        {
            Section(CliText.ExitCodesTitle, [(session.Say(CliText.ExitCodesText), "")]);
        }
    }

    private string Usage(Command command) => string.Join(' ', Parts(command));

    private IEnumerable<string> Parts(Command command)
    {
        if (command.Subcommands.Count > 0)
        {
            yield return session.Say(CliText.UsageCommand);
        }

        foreach (var argument in command.Arguments)
        {
            yield return argument.Name;
        }

        foreach (var option in command.Options.Where(o => o.Required))
        {
            yield return Label(option);
        }

        yield return session.Say(CliText.UsageOptions);
    }

    // Options that every command inherits stand last.
    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Where(o => !o.Recursive).Concat(CommandPath.From(command).SelectMany(c => c.Options).Where(o => o.Recursive)).Distinct();

    private string Describe(Option option) =>
        option.Required ? $"{option.Description} {session.Say(CliText.Required)}" : option.Description ?? "";

    private static string Label(Option option)
    {
        var names = option is System.CommandLine.Help.HelpOption ? "-h, --help" : option.Name;
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private void Section(Core.BilingualText title, IEnumerable<(string Label, string Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        Console.WriteLine();
        Console.Write(new Text(session.Say(title) + "\n", Styles.Strong));
        if (list.TrueForAll(r => r.Text.Length == 0))
        {
            list.ForEach(r => Console.Write(new Padder(new Text(r.Label), new Padding(2, 0, 0, 0))));
            return;
        }

        if (Console.Profile.Width < list.Max(r => TextWidth.Of(r.Label)) + NarrowestText)
        {
            foreach (var (label, text) in list)
            {
                Console.Write(new Padder(new Text(label, Styles.Strong), new Padding(1, 0, 0, 0)));
                Console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
            }

            return;
        }

        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (label, text) in list)
        {
            grid.AddRow(new Text(label), new Text(text));
        }

        Console.Write(grid);
    }
}
