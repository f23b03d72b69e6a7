using System.Globalization;
using Naru.Cli.Library;
using Naru.Cli.Wording;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>The library of definitions, or what a search found in it.</summary>
internal sealed class LibraryReport(CliSession session)
{
    /// <summary>Beyond this many, sentences about each would hide the list.</summary>
    private const int MostWithPurpose = 15;

    private const int NumberWidth = 4;
    private const int NarrowTerminal = 40;

    private IAnsiConsole Console => session.Out;

    /// <summary>Shows them: a search by how well they fit, otherwise topic by topic.</summary>
    /// <param name="matches">What to show.</param>
    /// <param name="isSearch">Whether words were sought.</param>
    /// <param name="isPart">Whether only one topic is shown.</param>
    public void Show(PhenotypeMatches matches, bool isSearch, bool isPart)
    {
        if (matches.IsTolerant)
        {
            Line(session.Say(CliText.LibrarySimilar), Styles.Warning);
        }

        var withPurpose = (isSearch || isPart) && matches.Found.Count <= MostWithPurpose;
        if (isSearch)
        {
            Rows(matches.Found, withPurpose);
        }
        else
        {
            foreach (var topic in matches.Found.GroupBy(p => p.Topic))
            {
                Line($"{topic.Key.Name.In(session.Language)} ({topic.Key.Id})", Styles.Strong);
                Rows(topic, withPurpose);
            }
        }

        Console.WriteLine();
        Line(session.Say(CliText.LibraryTotals, Figures.Count(matches.Found.Count), $"{PhenotypeLibrary.Source} {matches.Found[0].LibraryVersion}"), Styles.Quiet);
        Line(session.Say(CliText.LibraryNext), Styles.Quiet);
        // Unwrapped, so that it can be copied.
        session.Host.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ./naru cohort new my.json --from {matches.Found[0].Id}"));
    }

    private void Rows(IEnumerable<Phenotype> phenotypes, bool withPurpose)
    {
        foreach (var phenotype in phenotypes)
        {
            var line = new Paragraph();
            line.Append(phenotype.Id.ToString(CultureInfo.InvariantCulture).PadLeft(NumberWidth) + "  ", Styles.Bar);
            line.Append(phenotype.Name.In(session.Language), Styles.Plain);
            if (phenotype.IsAccepted)
            {
                line.Append($" ✓ {session.Say(CliText.LibraryAccepted)}", Styles.Good);
            }

            Write(line, 2);
            if (withPurpose)
            {
                Write(new Text(phenotype.Purpose.In(session.Language), Styles.Quiet), 2 + NumberWidth + 2);
            }
        }
    }

    // A narrow terminal needs its columns for the words.
    private void Write(Spectre.Console.Rendering.IRenderable content, int indent) =>
        Console.Write(new Padder(content, new Padding(Console.Profile.Width < NarrowTerminal ? 0 : indent, 0, 0, 0)));

    private void Line(string text, Style style) => Console.Write(new Text(text + "\n", style));
}
