using System.Globalization;
using Naru.Cli.Library;
using Naru.Cli.Wording;
using Naru.Cohorts.Description;
using Naru.Core;
using Naru.Vocabulary.Binding;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>What was started from the library: what it is, what it says, and what to do next.</summary>
internal sealed class NewDefinitionReport(CliSession session)
{
    /// <summary>Long lists of concepts are cut: the library's longest holds hundreds.</summary>
    private const int MostItems = 8;

    private const int ShownOfLong = 6;

    /// <summary>Shows it.</summary>
    public void Show(NewDefinition started)
    {
        var origin = started.Origin;
        Line("✓ " + session.Say(CliText.NewWritten, started.Path), Styles.Good);
        Line($"  {origin.Heading(session.Language)}", Styles.Strong);
        Line($"  {origin.Purpose.In(session.Language)}", Styles.Plain);
        Line("  " + session.Say(origin.IsAccepted ? CliText.NewFromAccepted : CliText.NewFromPending, Source(origin), origin.Status), Styles.Quiet);
        if (started.Vocabulary is { } version)
        {
            Line("  " + session.Say(CliText.Bound, version.Title, BindingFile.PathOf(started.Path)), Styles.Quiet);
        }

        // Unwrapped, as naru cohort describe prints it.
        session.Host.Out.WriteLine();
        session.Host.Out.WriteLine(Shortened(DefinitionDescription.Of(started.Definition, session.Language)).ToPlainText().TrimEnd());
        session.Host.Out.WriteLine();
        Line(Checked(started), Styles.Quiet);
        ShowNext(Quoted(started.Path));
    }

    private static string Source(Phenotype origin) =>
        string.Create(CultureInfo.InvariantCulture, $"{PhenotypeLibrary.Source} {origin.LibraryVersion}, {origin.Id}");

    private string Checked(NewDefinition started) => session.Say(
        CliText.NewChecked,
        Figures.Count(started.Findings.Count(f => f.Severity == Severity.Error)),
        Figures.Count(started.Findings.Count(f => f.Severity == Severity.Warning)),
        Figures.Count(started.Findings.Count(f => f.Severity == Severity.Information)));

    private DefinitionDescription Shortened(DefinitionDescription description) => description with
    {
        Sections = description.Sections.Select(s => s with { Items = s.Items.Select(Shortened).ToValueList() }).ToValueList(),
    };

    private DescriptionItem Shortened(DescriptionItem item) => item.Items.Count > MostItems && item.Items.All(i => i.Items.Count == 0)
        ? item with
        {
            Items =
            [
                .. item.Items.Take(ShownOfLong),
                new DescriptionItem(session.Say(CliText.NewMoreItems, Figures.Count(item.Items.Count - ShownOfLong))),
            ],
        }
        : item with { Items = item.Items.Select(Shortened).ToValueList() };

    private void ShowNext(string file) => NextSteps.Show(
        session,
        (CliText.NewNextDescribe, $"./naru cohort describe {file}"),
        (CliText.NewNextResolve, $"./naru vocab resolve {file} --bind --vocabulary vocabulary"),
        (CliText.NewNextCheck, $"./naru cohort check {file}"),
        (CliText.NewNextRun, $"./naru cohort run {file} --cdm hospital.naru"));

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private void Line(string text, Style style) => session.Out.Write(new Text(text + "\n", style));
}
