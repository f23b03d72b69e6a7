using System.Globalization;
using Naru.Cdm.Importing;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>A store, and what an import did to it, as a person reads it.</summary>
internal sealed class StoreReport(CliSession session, IAnsiConsole console)
{
    private const int ShownDigits = 12;

    /// <summary>Shows what was done.</summary>
    public void Show(ImportOutcome outcome, string path, BilingualText heading)
    {
        console.Write(new Text(session.Say(heading, path) + "\n", Styles.Strong));
        if (outcome.Read.Count > 0)
        {
            Line(CliText.ImportRead, session.Say(
                CliText.ImportReadValue,
                Figures.Count(outcome.Read.Count),
                Figures.Count(outcome.RowsRead),
                Figures.Time(outcome.Elapsed, session.Language),
                Figures.Count((long)(outcome.RowsRead / Math.Max(0.001, outcome.Elapsed.TotalSeconds)))));
        }

        if (outcome.TakenOver.Count > 0)
        {
            Line(CliText.ImportTakenOver, session.Say(CliText.ImportTakenOverValue, Figures.Count(outcome.TakenOver.Count)));
        }

        foreach (var derived in outcome.Derived)
        {
            Line(CliText.DerivedTable, session.Say(CliText.DerivedValue, derived.Name, Figures.Count(derived.Rows), Figures.Count(derived.Records)));
            var leftOut = new[]
            {
                (CliText.DerivedUnmapped, derived.Unmapped), (CliText.DerivedBackwards, derived.Backwards), (CliText.DerivedWithoutIngredient, derived.WithoutIngredient),
            }.Where(l => l.Item2 > 0).Select(l => session.Say(l.Item1, Figures.Count(l.Item2))).ToList();
            if (leftOut.Count > 0)
            {
                Line(CliText.DerivedLeftOut, string.Join(", ", leftOut));
            }
        }

        if (OmopSchema.LoadedTables.Where(t => outcome.Manifest.Table(t.Name) is null).Select(t => t.Name).ToList() is { Count: > 0 } missing)
        {
            Line(CliText.MissingTables, string.Join(", ", missing));
        }

        if (outcome.Manifest.OptOutVersion is not null)
        {
            Line(CliText.OptedOutPatients, session.Say(
                CliText.OptedOutValue, Figures.Count(outcome.Manifest.OptedOut), Figures.Count(outcome.OptedOutRows)));
        }

        Versions(outcome.Manifest);
    }

    /// <summary>Shows a store.</summary>
    public void Show(StoreManifest manifest)
    {
        Line(CliText.StoreSource, manifest.Source);
        Line(CliText.StoreCreated, Moment(manifest.CreatedAt));
        Versions(manifest);
        Line(
            CliText.OptedOutPatients,
            manifest.OptOutVersion is null
                ? session.Say(CliText.StoreNoOptOut)
                : session.Say(CliText.StoreOptedOut, Figures.Count(manifest.OptedOut)));
        console.WriteLine();
        var table = new FlexibleTable(
        [
            new(session.Say(CliText.TableHeading), Right: false),
            new(session.Say(CliText.RowsHeading)),
            new(session.Say(CliText.TableSource), DropOrder: 1, Right: false),
            new(session.Say(CliText.TableImported), DropOrder: 2, Right: false),
        ]);
        foreach (var stored in manifest.Tables)
        {
            table.Add(
                stored.Name,
                Figures.Count(stored.Rows),
                new Cell(stored.IsDerived ? session.Say(CliText.DerivedTable) : stored.Source, Styles.Quiet),
                new Cell(Moment(stored.ImportedAt), Styles.Quiet));
        }

        table.Write(console);
    }

    private static string Moment(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private void Versions(StoreManifest manifest)
    {
        var cdm = manifest.CdmVersion == CdmVersion.V53 ? "5.3" : "5.4";
        Line(CliText.StoreVersions, $"{cdm} · {manifest.VocabularyVersion ?? session.Say(CliText.NoVocabulary)}");
        Line(CliText.StoreDataVersion, manifest.DataVersion[..ShownDigits]);
    }

    private void Line(BilingualText label, string value)
    {
        var line = new Paragraph();
        line.Append("  " + session.Say(label) + "  ", Styles.Quiet);
        line.Append(value + "\n", Styles.Plain);
        console.Write(line);
    }
}
