using Naru.Cdm.Running;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Search;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>A search, from opened vocabulary to the last line.</summary>
internal sealed class SearchJob(CliSession session)
{
    private const int FacetsShown = 4;

    /// <summary>Runs it; the exit code.</summary>
    public int Run(ConceptQuery query, string? folder, string? storePath, OutputForm form)
    {
        var opening = new VocabularyOpening(session);
        using var vocabulary = opening.Open(folder);
        if (vocabulary is null)
        {
            return ExitCodes.Failed;
        }

        using var store = opening.OpenStore(storePath);
        if (store is null)
        {
            return ExitCodes.Failed;
        }

        var result = vocabulary.Search(query, store.Counts);
        if (!result.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. result.Errors]);
            return ExitCodes.Failed;
        }

        new FindingsView(session, session.Error).Show(result.Findings);
        switch (form)
        {
            case OutputForm.Json:
                WriteJson(vocabulary, query, result.Value, store.Counts);
                break;
            case OutputForm.Csv:
                WriteCsv(result.Value, store.Counts);
                break;
            case OutputForm.Table:
                Show(query, result.Value, store.Counts);
                break;
        }

        return ExitCodes.Success;
    }

    private void Show(ConceptQuery query, ConceptHits found, StoreConcepts? counts)
    {
        if (found.Hits.Count == 0)
        {
            session.Out.Write(new Text(session.Say(CliText.NothingFound, query.Text) + "\n"));
            return;
        }

        List<FlexibleColumn> columns =
        [
            new(session.Say(CliText.ConceptHeading), Right: false),
            new(session.Say(CliText.IdHeading)),
            new(session.Say(CliText.CodeHeading), DropOrder: 2, Right: false),
            new(session.Say(CliText.VocabularyHeading), DropOrder: 1, Right: false),
            new(session.Say(CliText.DomainHeading), DropOrder: 3, Right: false),
            new(session.Say(CliText.StatusHeading), DropOrder: 4, Right: false),
            new(session.Say(CliText.WhyHeading), DropOrder: 5, Right: false),
        ];
        if (counts is not null)
        {
            columns.Add(new(session.Say(CliText.ConceptPersons)));
        }

        var table = new FlexibleTable(columns);
        foreach (var hit in found.Hits)
        {
            var c = hit.Concept;
            var style = c is { Standard: StandardStatus.Standard, InvalidReason: null } ? Styles.Plain : Styles.Quiet;
            List<Cell> cells =
            [
                new(NameOf(hit), style), new(Plain(c.Id), style), new(c.Code, style), new(c.Vocabulary, style), new(c.Domain, style),
                new(ConceptWords.Status(session, c), Styles.Quiet), new(session.Say(CliText.Of(hit.Match)), Styles.Quiet),
            ];
            if (counts is not null)
            {
                cells.Add(new(Figures.Count(counts[c.Id].Persons), style));
            }

            table.Add([.. cells]);
        }

        table.Write(session.Out);
        session.Out.Write(new Text(
            session.Say(found.TotalIsExact ? CliText.FoundCount : CliText.FoundAtLeast, Figures.Count(found.Total), Figures.Count(found.Hits.Count)) + "\n", Styles.Quiet));
        if (found.Facets is { } facets && found.Total > found.Hits.Count)
        {
            session.Out.Write(new Text(session.Say(CliText.FacetLine, Facets(facets.Domains), Facets(facets.Vocabularies)) + "\n", Styles.Quiet));
        }
    }

    private static string Facets(ValueList<FacetCount> facets) =>
        string.Join(", ", facets.Take(FacetsShown).Select(f => $"{f.Value} {Figures.Count(f.Concepts)}")) + (facets.Count > FacetsShown ? " …" : "");

    /// <summary>The concept's name; before it a name in the reader's language, and behind it the name that was found, if that is another.</summary>
    private string NameOf(ConceptHit hit)
    {
        var own = hit.Concept.Name;
        var korean = session.Language == Language.Korean
            ? hit.Name.LanguageConceptId == ConceptWords.Korean ? hit.Name : hit.Concept.Synonyms.FirstOrDefault(s => s.LanguageConceptId == ConceptWords.Korean)
            : null;
        var shown = ConceptNames.Of(korean?.Text, own);
        return hit.Name.Text == own || hit.Name.Text == korean?.Text ? shown : $"{shown} ({hit.Name.Text})";
    }

    private static string Plain(long number) => CsvText.Number(number);

    private void WriteCsv(ConceptHits found, StoreConcepts? counts)
    {
        var csv = new CsvText(session.Host.StandardOutput);
        csv.Line("concept_id", "concept_name", "matched_name", "domain_id", "vocabulary_id", "concept_class_id", "standard_concept", "concept_code", "invalid_reason", "match", "persons", "records");
        foreach (var hit in found.Hits)
        {
            var c = hit.Concept;
            csv.Line(
                Plain(c.Id), c.Name, hit.Name.Text, c.Domain, c.Vocabulary, c.Class, ConceptWords.Letter(c.Standard), c.Code, c.InvalidReason, hit.Match.ToString(),
                counts is null ? null : Plain(counts[c.Id].Persons), counts is null ? null : Plain(counts[c.Id].Records));
        }

        csv.Flush();
        session.Host.StandardOutput.Flush();
    }

    private void WriteJson(ConceptVocabulary vocabulary, ConceptQuery query, ConceptHits found, StoreConcepts? counts)
    {
        JsonLines.Write(session.Host.StandardOutput, json =>
        {
            json.WriteString("text", query.Text);
            VocabularyJson.Version(json, "vocabulary", vocabulary.Manifest);
            json.WriteNumber("total", found.Total);
            json.WriteBoolean("totalIsExact", found.TotalIsExact);
            json.WriteStartArray("concepts");
            foreach (var hit in found.Hits)
            {
                var c = hit.Concept;
                json.WriteStartObject();
                json.WriteNumber("id", c.Id);
                json.WriteString("name", c.Name);
                json.WriteString("matchedName", hit.Name.Text);
                json.WriteString("match", hit.Match.ToString());
                json.WriteString("domain", c.Domain);
                json.WriteString("vocabulary", c.Vocabulary);
                json.WriteString("class", c.Class);
                JsonLines.Text(json, "standard", ConceptWords.Letter(c.Standard));
                json.WriteString("code", c.Code);
                JsonLines.Text(json, "invalid", c.InvalidReason);
                VocabularyJson.Use(json, counts, c.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        session.Host.StandardOutput.Flush();
    }
}
