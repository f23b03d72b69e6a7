using System.Globalization;
using System.Text.Json;
using Naru.Cdm.Running;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Concepts;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>One concept and what is around it.</summary>
internal sealed class ShowJob(CliSession session)
{
    private const int MostPerNode = 15;
    private const int MostRelations = 40;

    private ConceptNames names = ConceptNames.Own;

    /// <summary>Shows it; the exit code.</summary>
    public int Run(string name, string? folder, string? storePath, int levels, bool asJson)
    {
        var opening = new VocabularyOpening(session);
        using var vocabulary = opening.Open(folder);
        if (vocabulary is null)
        {
            return ExitCodes.Failed;
        }

        if (Find(name, vocabulary) is not { } concept)
        {
            return ExitCodes.Failed;
        }

        using var store = opening.OpenStore(storePath);
        if (store is null)
        {
            return ExitCodes.Failed;
        }

        if (asJson)
        {
            WriteJson(vocabulary, concept, levels, store.Counts);
        }
        else
        {
            Show(vocabulary, concept, levels, store.Counts);
        }

        return ExitCodes.Success;
    }

    /// <summary>The concept of an id or a code; null, with what is wrong shown, if there is none or more than one.</summary>
    private VocabularyConcept? Find(string name, ConceptVocabulary vocabulary)
    {
        if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && vocabulary.Concept(id) is { } byId)
        {
            return byId;
        }

        var parts = name.Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts[^1].Length == 0)
        {
            Fail(VocabularyErrors.BadConceptId.At(SourcePlace.None, name));
            return null;
        }

        var found = vocabulary.ByCode(parts[^1], parts.Length == 2 ? parts[0] : null);
        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count == 0)
        {
            Fail(VocabularyErrors.ConceptNotFound.At(SourcePlace.None, name));
            return null;
        }

        session.Error.Write(new Text(session.Say(CliText.SeveralConcepts, Figures.Count(found.Count)) + "\n"));
        foreach (var concept in found)
        {
            session.Error.Write(new Text("  " + Described(concept) + "\n", ConceptWords.StyleOf(concept)));
        }

        return null;
    }

    private void Fail(Error error) => new FindingsView(session, session.Error).Show([error]);

    private void Show(ConceptVocabulary vocabulary, VocabularyConcept concept, int levels, StoreConcepts? counts)
    {
        var relations = vocabulary.Relations(concept.Id);
        var above = vocabulary.TreeAbove(concept, levels, MostPerNode);
        var below = vocabulary.TreeBelow(concept, levels, MostPerNode);
        names = ConceptNames.Of(session, vocabulary, [concept.Id, .. relations.Select(r => r.Other.Id), .. Ids(above), .. Ids(below)]);
        session.Out.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"{concept.Id} {names.Of(concept.Id, concept.Name)}\n"), Styles.Strong));
        Line(CliText.DomainHeading, concept.Domain);
        Line(CliText.VocabularyHeading, $"{concept.Vocabulary} · {concept.Code}");
        Line(CliText.ClassLabel, concept.ConceptClass);
        Line(CliText.StatusHeading, ConceptWords.Status(session, concept.Standard, concept.InvalidReason));
        Line(CliText.ValidityLabel, $"{Day(concept.ValidFrom)} – {Day(concept.ValidTo)}");
        if (counts is not null)
        {
            var use = counts[concept.Id];
            Line(CliText.StoreLabel, session.Say(CliText.StoreUse, Figures.Count(use.Persons), Figures.Count(use.Records), Figures.Count(use.SourceRecords)));
        }

        var synonyms = vocabulary.Synonyms(concept.Id).Where(s => s.Name != concept.Name).ToList();
        Section(CliText.SynonymsTitle, synonyms.Select(s => s.Language is { } language ? $"{s.Name} ({language})" : s.Name));
        Section(CliText.MappingsTitle, relations.Where(r => r.IsMapping && r.Other.Id != concept.Id).Select(Described));
        Section(CliText.RelationsTitle, relations.Where(r => !r.IsMapping && r.Relationship is not ("Is a" or "Subsumes")).Select(Described));
        Tree(session.Say(CliText.AboveTitle), above, counts);
        Tree(session.Say(CliText.BelowTitle, Figures.Count(vocabulary.DescendantCounts([concept.Id]).GetValueOrDefault(concept.Id))), below, counts);
    }

    private static IEnumerable<long> Ids(HierarchyNode node) => node.Next.SelectMany(n => Ids(n).Prepend(n.Concept.Id));

    private void Section(BilingualText title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        session.Out.Write(new Text("\n" + session.Say(title) + "\n", Styles.Quiet));
        foreach (var line in all.Take(MostRelations))
        {
            session.Out.Write(new Text($"  {line}\n"));
        }

        if (all.Count > MostRelations)
        {
            session.Out.Write(new Text("  " + session.Say(CliText.MoreHidden, Figures.Count(all.Count - MostRelations)) + "\n", Styles.Quiet));
        }
    }

    private void Tree(string title, HierarchyNode root, StoreConcepts? counts)
    {
        if (root.Next.Count == 0)
        {
            return;
        }

        session.Out.Write(new Text("\n" + title + "\n", Styles.Quiet));
        var tree = new Tree("") { Style = Styles.Quiet };
        foreach (var child in root.Next)
        {
            Add(tree, child, counts);
        }

        More(tree, root.Hidden);
        session.Out.Write(new Padder(tree, new Padding(1, 0, 0, 0)));
    }

    private void Add(IHasTreeNodes parent, HierarchyNode node, StoreConcepts? counts)
    {
        var text = Described(node.Concept);
        if (counts?[node.Concept.Id].Persons is > 0 and var persons)
        {
            text += session.Say(CliText.WithPersons, Figures.Count(persons));
        }

        var added = parent.AddNode(new Text(node.IsRepeated ? $"{text} {session.Say(CliText.ShownElsewhere)}" : text, ConceptWords.StyleOf(node.Concept)));
        foreach (var child in node.Next)
        {
            Add(added, child, counts);
        }

        More(added, node.Hidden);
    }

    private void More(IHasTreeNodes parent, long hidden)
    {
        if (hidden > 0)
        {
            parent.AddNode(new Text(session.Say(CliText.MoreHidden, Figures.Count(hidden)), Styles.Quiet));
        }
    }

    private string Described(ConceptRelation relation)
    {
        var arrow = relation.IsIncoming ? "←" : "→";
        var validity = relation.IsValid ? "" : $" ({session.Say(CliText.DeletedConcept)}, {Day(relation.ValidTo)})";
        return $"{relation.Relationship} {arrow} {Described(relation.Other)}{validity}";
    }

    private string Described(VocabularyConcept concept) => string.Create(
        CultureInfo.InvariantCulture,
        $"{concept.Id} {names.Of(concept.Id, concept.Name)} · {concept.Vocabulary} {concept.Code} · {ConceptWords.Status(session, concept.Standard, concept.InvalidReason)}");

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";

    private void Line(BilingualText label, string value)
    {
        var line = new Paragraph();
        line.Append($"  {session.Say(label)}  ", Styles.Quiet);
        line.Append(value + "\n", Styles.Plain);
        session.Out.Write(line);
    }

    private void WriteJson(ConceptVocabulary vocabulary, VocabularyConcept concept, int levels, StoreConcepts? counts)
    {
        JsonLines.Write(session.Host.StandardOutput, json =>
        {
            VocabularyJson.Version(json, "source", vocabulary.Manifest);
            VocabularyJson.Members(json, concept);
            JsonLines.Text(json, "validFrom", concept.ValidFrom is { } from ? CsvText.Date(from) : null);
            JsonLines.Text(json, "validTo", concept.ValidTo is { } to ? CsvText.Date(to) : null);
            VocabularyJson.Use(json, counts, concept.Id);
            json.WriteStartArray("synonyms");
            foreach (var synonym in vocabulary.Synonyms(concept.Id))
            {
                json.WriteStartObject();
                json.WriteString("name", synonym.Name);
                json.WriteNumber("languageConceptId", synonym.LanguageConceptId);
                JsonLines.Text(json, "language", synonym.Language);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("relationships");
            foreach (var relation in vocabulary.Relations(concept.Id))
            {
                json.WriteStartObject();
                json.WriteString("relationship", relation.Relationship);
                json.WriteBoolean("incoming", relation.IsIncoming);
                json.WriteBoolean("isValid", relation.IsValid);
                json.WriteStartObject("concept");
                VocabularyJson.Members(json, relation.Other);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Nodes(json, "above", vocabulary.TreeAbove(concept, levels, int.MaxValue), counts);
            Nodes(json, "below", vocabulary.TreeBelow(concept, levels, int.MaxValue), counts);
        });
        session.Host.StandardOutput.Flush();
    }

    private static void Nodes(Utf8JsonWriter json, string name, HierarchyNode parent, StoreConcepts? counts)
    {
        json.WriteStartArray(name);
        foreach (var node in parent.Next)
        {
            json.WriteStartObject();
            VocabularyJson.Members(json, node.Concept);
            VocabularyJson.Use(json, counts, node.Concept.Id);
            if (node.IsRepeated)
            {
                json.WriteBoolean("repeated", true);
            }

            if (node.Next.Count > 0)
            {
                Nodes(json, name, node, counts);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
