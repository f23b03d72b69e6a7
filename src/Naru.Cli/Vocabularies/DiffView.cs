using System.Globalization;
using Naru.Cdm.Running;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Differences;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>What differs, as a person reads it.</summary>
/// <param name="session">The call.</param>
/// <param name="vocabulary">The later vocabulary: names in the reader's language are its.</param>
internal sealed class DiffView(CliSession session, ConceptVocabulary vocabulary)
{
    private const int MostShown = 50;

    private ConceptNames names = ConceptNames.Own;

    /// <summary>Shows it; sets in which nothing differs are left out.</summary>
    public void Show(DefinitionDifference difference, StoreConcepts? counts)
    {
        names = ConceptNames.Of(session, vocabulary, difference.Sets.SelectMany(Mentioned));
        Line(session.Say(CliText.DiffTitle, difference.From.Title, difference.To.Title), Styles.Quiet);
        if (difference.IsEmpty)
        {
            Line(session.Say(CliText.NoDifference), Styles.Good);
        }

        foreach (var set in difference.Sets.Where(s => !s.IsEmpty))
        {
            session.Out.WriteLine();
            Line(session.Say(CliText.DiffSet, set.Title, Figures.Count(set.Before), Figures.Count(set.After)), Styles.Strong);
            Section(
                CliText.GainedTitle, Styles.Good, "+", counts, set.Gained, c => c.Id,
                c => $"{Name(c.Id, c.Concept?.Name)} ({session.Say(CliText.Of(c.How))})");
            Section(
                CliText.LostTitle, Styles.Bad, "−", counts, set.Lost, c => c.Concept.Id,
                c => $"{Name(c.Concept.Id, c.Concept.Name)}: {session.Say(CliText.Of(c.Reason))}{Instead(c.Successors, c.SuccessorsHeld)}");
            Section(CliText.OutdatedTitle, Styles.Warning, "!", counts, set.NoLongerStandard, c => c.Concept.Id, Outdated);
            Section(
                CliText.RenamedTitle, Styles.Quiet, "~", counts, set.Renamed, c => c.Before.Id,
                c => $"{Name(c.Before.Id, c.Before.Name)} → {c.Now.Name}" + (c.HasOtherDomain ? $" [{c.Before.Domain} → {c.Now.Domain}]" : ""));
        }
    }

    private static IEnumerable<long> Mentioned(SetDifference set) =>
    [
        .. set.Gained.Select(c => c.Id), .. set.Lost.Select(c => c.Concept.Id), .. set.Lost.SelectMany(c => c.Successors).Select(c => c.Id),
        .. set.NoLongerStandard.Select(c => c.Concept.Id), .. set.NoLongerStandard.SelectMany(c => c.Successors).Select(c => c.Id), .. set.Renamed.Select(c => c.Before.Id),
    ];

    private string Outdated(OutdatedConcept concept)
    {
        var now = concept.Now is { } known ? ConceptWords.Status(session, known.Standard, known.InvalidReason) : session.Say(CliText.Of(LossReason.Gone));
        return $"{Name(concept.Concept.Id, concept.Concept.Name)}: {now}"
            + (concept.IsNamed ? $" ({session.Say(CliText.NamedInSet)})" : "") + Instead(concept.Successors, isHeld: false);
    }

    private string Instead(ValueList<VocabularyConcept> successors, bool isHeld) => successors.Count == 0
        ? ""
        : "; " + session.Say(isHeld ? CliText.ReplacedByHeld : CliText.ReplacedBy, string.Join(", ", successors.Select(s => Name(s.Id, s.Name))));

    private string Name(long id, string? name) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} {(name is null ? "" : names.Of(id, name))}").TrimEnd();

    private void Section<T>(
        BilingualText title, Style style, string sign, StoreConcepts? counts, ValueList<T> items, Func<T, long> id, Func<T, string> text)
    {
        if (items.Count == 0)
        {
            return;
        }

        Line("  " + session.Say(title, Figures.Count(items.Count)), style);
        foreach (var item in items.OrderByDescending(i => counts?[id(i)].Persons ?? 0).Take(MostShown))
        {
            var persons = counts is null ? "" : session.Say(CliText.WithPersons, Figures.Count(counts[id(item)].Persons));
            Line($"    {sign} {text(item)}{persons}", Styles.Plain);
        }

        if (items.Count > MostShown)
        {
            Line("    " + session.Say(CliText.MoreHidden, Figures.Count(items.Count - MostShown)), Styles.Quiet);
        }
    }

    private void Line(string text, Style style) => session.Out.Write(new Text(text + "\n", style));
}
