using Naru.Cdm;
using Naru.Cli.Hosting;
using Naru.Cli.Library;
using Naru.Cli.Reports;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Demonstration;

/// <summary>The main job in two minutes: synthetic data, three published definitions, their funnels, and what to type next.</summary>
internal sealed class Demo(CliSession session)
{
    private const string PersonTable = "person";

    private readonly string data = session.Host.DataFolder;

    /// <summary>Runs it; the exit code.</summary>
    public int Run()
    {
        var sample = Path.Combine(data, "sample", "Synthea27Nj_5.4.zip");
        var list = Path.Combine(data, "demo", "demo.json");
        foreach (var needed in new[] { sample, list }.Where(f => !File.Exists(f)))
        {
            new FindingsView(session, session.Error).Show([CliErrors.DemoDataMissing.At(SourcePlace.None, needed)]);
            return ExitCodes.Failed;
        }

        var definitions = DemoDefinitions.Read(list, Path.Combine(data, PhenotypeLibrary.Folder));
        session.Out.Write(new Spectre.Console.Rule(Markup.Escape(session.Say(CliText.DemoTitle))) { Justification = Justify.Left, Style = Styles.Bar });
        var started = session.Host.Clock.GetTimestamp();
        using var cdm = new DataOpening(session, session.Out) { ShowWarnings = false }.Open(sample, new EngineChoice("duckdb", []), new CdmOpenOptions());
        if (cdm is null)
        {
            return ExitCodes.Failed;
        }

        Introduce(cdm, definitions.Count, session.Host.Clock.GetElapsedTime(started));
        var runner = new DefinitionRunner(session.Host, cdm.Engine, cdm.Vocabulary);
        var failed = false;
        foreach (var definition in definitions)
        {
            var outcome = runner.Run(definition.File, session.Stop);
            new RunReport(session, session.Out).Show(outcome, definition.Title.In(session.Language));
            failed |= !outcome.Succeeded;
        }

        Line(session.Say(CliText.PersonsAreExact) + "\n", Styles.Quiet);
        ShowNext(sample, definitions[0].File.Path);
        return failed ? ExitCodes.Failed : ExitCodes.Success;
    }

    private void Introduce(IOpenData cdm, int definitions, TimeSpan elapsed)
    {
        var persons = cdm.Tables.FirstOrDefault(t => string.Equals(t.Key, PersonTable, StringComparison.Ordinal)).Value;
        Line(session.Say(CliText.DemoSynthetic, Figures.Count(persons)), Styles.Plain);
        Line(session.Say(CliText.DemoWhat, Figures.Count(definitions)), Styles.Plain);
        Line(
            session.Say(
                CliText.DemoLoaded,
                Figures.Count(cdm.Tables.Count),
                Figures.Count(cdm.Tables.Sum(t => t.Value)),
                Figures.Time(elapsed, session.Language)),
            Styles.Quiet);
        session.Out.WriteLine();
    }

    private void ShowNext(string sample, string definition)
    {
        var (cdm, file) = (Shown(sample), Shown(definition));
        NextSteps.Show(
            session,
            (CliText.DemoNextDescribe, $"./naru cohort describe {file}"),
            (CliText.DemoNextRun, $"./naru cohort run {file} --cdm {cdm} --rows rows.csv"),
            (CliText.DemoNextImport, $"./naru cdm import {cdm} --to hospital.naru && ./naru cdm check hospital.naru --html quality.html"),
            (CliText.DemoNextOwn, $"./naru cohort run {Shown(Path.GetDirectoryName(definition)!)} --cdm /path/to/cdm"));
    }

    // The data beside the program are copies; a person in a clone knows them by their place there.
    private string Shown(string path)
    {
        var inClone = Path.Combine("data", Path.GetRelativePath(data, path));
        var shown = File.Exists(inClone) || Directory.Exists(inClone) ? inClone : path;
        return shown.Contains(' ', StringComparison.Ordinal) ? $"\"{shown}\"" : shown;
    }

    private void Line(string text, Style style) => session.Out.Write(new Text(text + "\n", style));
}
