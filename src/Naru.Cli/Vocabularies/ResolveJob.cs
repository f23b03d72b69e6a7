using Naru.Cdm.Running;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Vocabulary;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Resolution;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>Concept sets resolved, counted and, if wished, bound.</summary>
/// <param name="session">The call.</param>
/// <param name="input">The sets.</param>
/// <param name="form">How results are written.</param>
/// <param name="limit">How many concepts of a set are shown.</param>
internal sealed class ResolveJob(CliSession session, SetInput input, OutputForm form, int limit)
{
    /// <summary>Runs it; the exit code.</summary>
    public int Run(string? folder, string? storePath, bool bind)
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

        var resolved = SetResolution.Of(input.Sets, vocabulary, input.File?.Path);
        if (input.Definition is null)
        {
            // Their paths are those within a definition.
            resolved = resolved.Select(r => r with { Findings = r.Findings.Select(f => f with { Place = f.Place with { JsonPath = null } }).ToValueList() }).ToValueList();
        }

        switch (form)
        {
            case OutputForm.Table:
                Show(vocabulary, resolved, store.Counts);
                break;
            case OutputForm.Json:
                WriteJson(vocabulary, resolved, store.Counts);
                break;
            case OutputForm.Csv:
                WriteCsv(resolved, store.Counts);
                break;
        }

        return bind && !Bind(vocabulary, resolved) ? ExitCodes.Failed : ExitCodes.Success;
    }

    private bool Bind(ConceptVocabulary vocabulary, ValueList<ResolvedSet> resolved)
    {
        var path = BindingFile.PathOf(input.File!.Path);
        try
        {
            if (File.Exists(path) && !BindingFile.IsBindingText(File.ReadAllText(path)))
            {
                new FindingsView(session, session.Error).Show([VocabularyErrors.BindingInTheWay.At(new SourcePlace(path))]);
                return false;
            }

            var binding = DefinitionBinding.Of(resolved, vocabulary, session.Host.Clock.GetUtcNow());
            using var file = new AtomicFile(path);
            file.Stream.Write(BindingFile.Write(binding));
            file.Commit();
            Quiet(session.Say(CliText.Bound, binding.Version.Title, path));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            new FindingsView(session, session.Error).Show([CliErrors.CannotWrite.At(SourcePlace.None, path, e.Message)]);
            return false;
        }
    }

    private void Quiet(string text) => (form == OutputForm.Table ? session.Out : session.Error).Write(new Text(text + "\n", Styles.Quiet));

    private void Show(ConceptVocabulary vocabulary, ValueList<ResolvedSet> resolved, StoreConcepts? counts)
    {
        Quiet(session.Say(CliText.VocabularyShown, vocabulary.Manifest.Title));
        if (resolved.Count == 0)
        {
            Quiet(session.Say(CliText.NoSets));
        }

        foreach (var set in resolved)
        {
            var shown = Ordered(set, counts).Take(limit).ToList();
            Show(set, shown, ConceptNames.Of(session, vocabulary, shown.Select(c => c.Id)), counts);
        }
    }

    private void Show(ResolvedSet set, List<ResolvedConcept> shown, ConceptNames names, StoreConcepts? counts)
    {
        session.Out.WriteLine();
        session.Out.Write(new Text(
            session.Say(CliText.SetHeading, set.Title, Figures.Count(set.Concepts.Count), Figures.Count(set.Concepts.Count(c => c.Concept?.IsStandard == true))) + "\n",
            Styles.Strong));
        if (counts is not null)
        {
            Quiet("  " + session.Say(CliText.SetPersons, Figures.Count(Persons(set, counts)), Figures.Count(set.Concepts.Sum(c => counts[c.Id].Records))));
        }

        new FindingsView(session, session.Out).Show(set.Findings, withFile: false);
        List<FlexibleColumn> columns =
        [
            new(session.Say(CliText.ConceptHeading), Right: false),
            new(session.Say(CliText.IdHeading)),
            new(session.Say(CliText.VocabularyHeading), DropOrder: 1, Right: false),
            new(session.Say(CliText.StatusHeading), DropOrder: 2, Right: false),
            new(session.Say(CliText.WhyHeading), DropOrder: 3, Right: false),
        ];
        if (counts is not null)
        {
            columns.AddRange([new(session.Say(CliText.ConceptPersons)), new(session.Say(CliText.ConceptRecords), DropOrder: 4)]);
        }

        var table = new FlexibleTable(columns) { Indent = 2 };
        foreach (var concept in shown)
        {
            var style = ConceptWords.StyleOf(concept.Concept);
            List<Cell> cells =
            [
                new(concept.Concept is { } named ? names.Of(named.Id, named.Name) : "–", style), new(CsvText.Number(concept.Id), style), new(concept.Concept?.Vocabulary ?? "–", style),
                new(concept.Concept is { } known ? ConceptWords.Status(session, known.Standard, known.InvalidReason) : "–", Styles.Quiet),
                new($"{session.Say(CliText.Of(concept.How))} {string.Join(',', concept.Items.Select(i => CsvText.Number(i + 1)))}", Styles.Quiet),
            ];
            if (counts is not null)
            {
                cells.AddRange([new(Figures.Count(counts[concept.Id].Persons), style), new(Figures.Count(counts[concept.Id].Records), style)]);
            }

            table.Add([.. cells]);
        }

        if (set.Concepts.Count > 0)
        {
            table.Write(session.Out);
        }

        if (set.Concepts.Count > limit)
        {
            Quiet("  " + session.Say(CliText.MoreConcepts, Figures.Count(set.Concepts.Count - limit)));
        }
    }

    private long Persons(ResolvedSet set, StoreConcepts counts) => counts.PersonsWithAny(set.Concepts.Select(c => c.Id), session.Stop);

    /// <summary>What matters first: what the store has most of, then what the definition names, then by name.</summary>
    private static IEnumerable<ResolvedConcept> Ordered(ResolvedSet set, StoreConcepts? counts) => set.Concepts
        .OrderByDescending(c => counts?[c.Id].Persons ?? 0).ThenBy(c => c.How).ThenBy(c => c.Concept?.Name, StringComparer.Ordinal).ThenBy(c => c.Id);

    private void WriteCsv(ValueList<ResolvedSet> resolved, StoreConcepts? counts)
    {
        var csv = new CsvText(session.Host.StandardOutput);
        csv.Line("set_id", "set_name", "concept_id", "concept_name", "domain_id", "vocabulary_id", "concept_class_id", "standard_concept", "concept_code", "invalid_reason", "why", "items", "persons", "records");
        foreach (var set in resolved)
        {
            foreach (var (id, c, how, items) in set.Concepts)
            {
                csv.Line(
                    CsvText.Number(set.Set.Id), set.Set.Name, CsvText.Number(id), c?.Name, c?.Domain, c?.Vocabulary, c?.ConceptClass, c?.Standard, c?.Code, c?.InvalidReason,
                    how.ToString(), string.Join(' ', items.Select(i => CsvText.Number(i + 1))),
                    counts is null ? null : CsvText.Number(counts[id].Persons), counts is null ? null : CsvText.Number(counts[id].Records));
            }
        }

        csv.Flush();
        session.Host.StandardOutput.Flush();
    }

    private void WriteJson(ConceptVocabulary vocabulary, ValueList<ResolvedSet> resolved, StoreConcepts? counts)
    {
        JsonLines.Write(session.Host.StandardOutput, json =>
        {
            VocabularyJson.Version(json, "vocabulary", vocabulary.Manifest);
            json.WriteStartArray("conceptSets");
            foreach (var set in resolved)
            {
                json.WriteStartObject();
                json.WriteNumber("id", set.Set.Id);
                JsonLines.Text(json, "name", set.Set.Name);
                if (counts is not null)
                {
                    json.WriteNumber("persons", Persons(set, counts));
                    json.WriteNumber("records", set.Concepts.Sum(c => counts[c.Id].Records));
                }

                JsonLines.Findings(json, "findings", set.Findings, withSeverity: true);
                json.WriteStartArray("concepts");
                foreach (var concept in set.Concepts)
                {
                    json.WriteStartObject();
                    if (concept.Concept is { } known)
                    {
                        VocabularyJson.Members(json, known);
                    }
                    else
                    {
                        json.WriteNumber("id", concept.Id);
                    }

                    json.WriteString("why", concept.How.ToString());
                    json.WriteStartArray("items");
                    foreach (var item in concept.Items)
                    {
                        json.WriteNumberValue(item);
                    }

                    json.WriteEndArray();
                    VocabularyJson.Use(json, counts, concept.Id);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
        session.Host.StandardOutput.Flush();
    }
}
