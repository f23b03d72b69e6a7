using Naru.Cli.Live;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Cohorts.Results;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>
/// The funnel as a table with bars: from the persons with an entry event through every rule to the cohort. Columns give way on narrow
/// terminals, the least important first.
/// </summary>
internal sealed class FunnelView(CliSession session, IAnsiConsole console)
{
    private const int WidthForGain = 76;
    private const int WidthForEvents = 64;
    private const int WidthForBar = 56;
    private const int WidthForLost = 44;

    private int Width => console.Profile.Width;

    /// <summary>Shows it.</summary>
    public void Show(Funnel funnel)
    {
        var whole = funnel.Stages.Primary.Persons;
        var withGain = Width >= WidthForGain && funnel.Rules.Count > 0;
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        table.AddColumn(new TableColumn(Heading(session.Say(CliText.Stage))));
        table.AddColumn(Right(CliText.Persons));
        table.AddColumn(Right(CliText.Share));
        AddColumnIf(Width >= WidthForBar, new TableColumn("") { NoWrap = true }, table);
        AddColumnIf(Width >= WidthForLost, Right(CliText.Lost), table);
        AddColumnIf(withGain, Right(CliText.GainIfDropped), table);
        AddColumnIf(Width >= WidthForEvents, Right(CliText.Events), table);

        var before = whole;
        foreach (var step in Steps(funnel))
        {
            var cells = new List<Text>
            {
                new(step.Label, step.IsFinal ? Styles.Strong : Styles.Plain),
                new(Figures.Count(step.Count.Persons), step.IsFinal ? Styles.Strong : Styles.Plain),
                new(Figures.Percent(step.Count.Persons, whole)),
            };
            if (Width >= WidthForBar)
            {
                cells.Add(new Text(whole == 0 ? "" : Bars.Draw((double)step.Count.Persons / whole, BarWidth), Styles.Bar));
            }

            if (Width >= WidthForLost)
            {
                cells.Add(new Text(before > step.Count.Persons ? $"−{Figures.Count(before - step.Count.Persons)}" : "", Styles.Quiet));
            }

            if (withGain)
            {
                cells.Add(new Text(step.Gain is > 0 ? $"+{Figures.Count(step.Gain.Value)}" : "", Styles.Quiet));
            }

            if (Width >= WidthForEvents)
            {
                cells.Add(new Text(Figures.Count(step.Count.Events), Styles.Quiet));
            }

            table.AddRow(cells);
            before = step.Count.Persons;
        }

        console.Write(new Padder(table, new Padding(Width >= WidthForLost ? 2 : 0, 0, 0, 0)));
    }

    private int BarWidth => Width >= 100 ? 24 : Width >= WidthForGain ? 14 : 8;

    private IEnumerable<Step> Steps(Funnel funnel)
    {
        var stages = funnel.Stages;
        yield return new Step(session.Say(CliText.StageEntry), stages.Primary);
        if (stages.Qualified != stages.Primary)
        {
            yield return new Step(session.Say(CliText.StageQualified), stages.Qualified);
        }

        foreach (var rule in funnel.Rules)
        {
            var number = Figures.Count(rule.Index + 1);
            var name = string.IsNullOrWhiteSpace(rule.Name) ? session.Say(CliText.UnnamedRule, number) : $"{number}. {rule.Name.Trim()}";
            yield return new Step(name, rule.Remaining) { Gain = rule.GainIfDropped.Persons };
        }

        // Most definitions keep every event, or only the first; only the latter is a stage of its own.
        if (stages.Entries.Events != stages.Included.Events)
        {
            yield return new Step(session.Say(CliText.StageKept), stages.Entries);
        }

        yield return new Step(session.Say(CliText.StageCohort), funnel.Final) { IsFinal = true };
    }

    private static void AddColumnIf(bool condition, TableColumn column, Table table)
    {
        if (condition)
        {
            table.AddColumn(column);
        }
    }

    private TableColumn Right(Core.BilingualText text) =>
        new(Heading(session.Say(text))) { Alignment = Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 1, 0) };

    private static Text Heading(string text) => new(text, Styles.Quiet);

    private sealed record Step(string Label, StageCount Count)
    {
        public long? Gain { get; init; }

        public bool IsFinal { get; init; }
    }
}
