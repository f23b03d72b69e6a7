using System.Globalization;
using Naru.Cdm.Importing;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Synth;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>A synthetic hospital, as a person reads it.</summary>
internal sealed class SynthReport(CliSession session, IAnsiConsole console)
{
    /// <summary>Shows a hospital that was made.</summary>
    public void Show(SynthOptions options, SynthOutcome outcome)
    {
        console.Write(new Text(session.Say(CliText.SynthIs, outcome.Name.In(session.Language)) + "\n", Styles.Strong));
        new StoreReport(session, console).Show(outcome.Import, options.Target, CliText.SynthDone);
        var records = outcome.Import.Manifest.Tables.Where(t => !t.IsDerived && !CdmImport.IsVocabularyTable(t.Name)).Sum(t => t.Rows);
        Line(CliText.SynthPersons, session.Say(CliText.SynthPersonsValue, Figures.Count(options.Persons), Figures.Count(records / options.Persons)));
        Line(CliText.SynthPlanted, outcome.Planted.Count == 0
            ? session.Say(CliText.SynthNoDirt)
            : string.Join(", ", outcome.Planted.Select(p => session.Say(CliText.SynthPlantedValue, p.Kind, p.Table, Figures.Count(p.Rows)))));
    }

    /// <summary>Shows a profile.</summary>
    public void Show(ProfileSummary profile) => console.WriteLine(session.Say(
        CliText.ProfileLine,
        profile.Id,
        profile.Name.In(session.Language),
        profile.From.Year.ToString(CultureInfo.InvariantCulture),
        profile.To.Year.ToString(CultureInfo.InvariantCulture),
        Figures.Count(profile.Diseases)));

    private void Line(BilingualText label, string value)
    {
        var line = new Paragraph();
        line.Append("  " + session.Say(label) + "  ", Styles.Quiet);
        line.Append(value + "\n", Styles.Plain);
        console.Write(line);
    }
}
