using Naru.Cli.Live;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Cohorts.Results;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>The funnel as a table with bars: from the persons with an entry event through every rule to the cohort.</summary>
internal sealed class FunnelView(CliSession session, IAnsiConsole console)
{
    private const int WideTerminal = 100;

    private int BarWidth => console.Profile.Width >= WideTerminal ? 24 : 12;

    /// <summary>Shows it.</summary>
    public void Show(Funnel funnel)
    {
        var whole = funnel.Stages.Primary.Persons;
        FlexibleColumn[] gain = funnel.Rules.Count > 0 ? [new(session.Say(CliText.GainIfDropped), DropOrder: 4)] : [];
        var table = new FlexibleTable(
        [
            new(session.Say(CliText.Stage), Right: false),
            new(session.Say(CliText.Persons)),
            new(session.Say(CliText.Share)),
            new("", DropOrder: 2, Right: false),
            new(session.Say(CliText.Lost), DropOrder: 1),
            new(session.Say(CliText.Events), DropOrder: 3),
            .. gain,
        ])
        { Indent = 2 };
        var before = whole;
        foreach (var step in Steps(funnel))
        {
            var (persons, style) = (step.Count.Persons, step.IsFinal ? Styles.Strong : Styles.Plain);
            table.Add(
                new Cell(step.Label, style),
                new Cell(Figures.Count(persons), style),
                Figures.Percent(persons, whole),
                new Cell(whole == 0 ? "" : Bars.Draw((double)persons / whole, BarWidth), Styles.Bar),
                new Cell(before > persons ? $"−{Figures.Count(before - persons)}" : "", Styles.Quiet),
                new Cell(Figures.Count(step.Count.Events), Styles.Quiet),
                new Cell(step.Gain is > 0 ? $"+{Figures.Count(step.Gain.Value)}" : "", Styles.Quiet));
            before = persons;
        }

        table.Write(console);
    }

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

    private sealed record Step(string Label, StageCount Count)
    {
        public long? Gain { get; init; }

        public bool IsFinal { get; init; }
    }
}
