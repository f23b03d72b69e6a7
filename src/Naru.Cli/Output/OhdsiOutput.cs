using System.Globalization;
using Naru.Cli.Input;
using Naru.Cli.Running;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;

namespace Naru.Cli.Output;

/// <summary>
/// OHDSI's result tables as WebAPI and CohortGenerator know them, as CSV. As there, inclusion statistics exist only for definitions
/// with rules, in two modes (0: every qualified event, 1: each person's best event), and censor statistics only where there is a
/// censor window.
/// </summary>
internal sealed class OhdsiOutput : IRunOutput
{
    private const string EventMode = "0";
    private const string PersonMode = "1";

    private const string DefinitionTable = "cohort_definition";
    private const string CohortTable = "cohort";
    private const string InclusionTable = "cohort_inclusion";
    private const string InclusionResultTable = "cohort_inclusion_result";
    private const string InclusionStatsTable = "cohort_inclusion_stats";
    private const string SummaryStatsTable = "cohort_summary_stats";
    private const string CensorStatsTable = "cohort_censor_stats";

    private readonly OhdsiIds ids;
    private readonly string folder;
    private readonly bool madeFolder;
    private readonly List<(AtomicFile File, CsvText Csv)> tables = [];
    private readonly CsvText definitions;
    private readonly CsvText cohort;
    private readonly CsvText inclusion;
    private readonly CsvText inclusionResult;
    private readonly CsvText inclusionStats;
    private readonly CsvText summaryStats;
    private readonly CsvText censorStats;
    private bool committed;

    public OhdsiOutput(string folder, IReadOnlyList<DefinitionFile> files)
    {
        this.folder = folder;
        ids = new OhdsiIds(files);
        madeFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        try
        {
            definitions = Table(DefinitionTable, "cohort_definition_id", "cohort_definition_name", "title");
            cohort = Table(CohortTable, "cohort_definition_id", "subject_id", "cohort_start_date", "cohort_end_date");
            inclusion = Table(InclusionTable, "cohort_definition_id", "rule_sequence", "name", "description");
            inclusionResult = Table(
                InclusionResultTable, "cohort_definition_id", "inclusion_rule_mask", "person_count", "mode_id");
            inclusionStats = Table(
                InclusionStatsTable,
                "cohort_definition_id", "rule_sequence", "person_count", "gain_count", "person_total", "mode_id");
            summaryStats = Table(SummaryStatsTable, "cohort_definition_id", "base_count", "final_count", "mode_id");
            censorStats = Table(CensorStatsTable, "cohort_definition_id", "lost_count");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Place => folder;

    public bool LacksFailed => true;

    /// <summary>The files that it writes in a folder.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        new[] { DefinitionTable, CohortTable, InclusionTable, InclusionResultTable, InclusionStatsTable, SummaryStatsTable, CensorStatsTable }
            .Select(table => PathOf(folder, table));

    public void Write(RunOutcome outcome)
    {
        var id = CsvText.Number(ids[outcome.File]);
        definitions.Line(id, outcome.File.Name, outcome.Definition?.Title);
        if (outcome is not { Result: { } result, Definition: { } definition })
        {
            return;
        }

        foreach (var row in result.Rows)
        {
            cohort.Line(id, CsvText.Number(row.SubjectId), CsvText.Date(row.Start), CsvText.Date(row.End));
        }

        if (definition.InclusionRules.Count > 0)
        {
            WriteRules(id, definition);
            WriteImpact(id, result.EventImpact, EventMode);
            WriteImpact(id, result.PersonImpact, PersonMode);
        }

        if (definition.CensorWindow is { Start: not null } or { End: not null })
        {
            censorStats.Line(id, CsvText.Number(result.Stages.LostToCensorWindow));
        }
    }

    public void Commit()
    {
        foreach (var (file, csv) in tables)
        {
            csv.Flush();
            file.Commit();
        }

        committed = true;
    }

    public void Dispose()
    {
        foreach (var (file, _) in tables)
        {
            file.Dispose();
        }

        // A folder that was there before, or that someone else put something into, stays.
        if (madeFolder && !committed && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private void WriteRules(string id, CohortDefinition definition)
    {
        for (var i = 0; i < definition.InclusionRules.Count; i++)
        {
            inclusion.Line(id, CsvText.Number(i), definition.InclusionRules[i].Name, definition.InclusionRules[i].Description);
        }
    }

    private void WriteImpact(string id, InclusionImpact impact, string mode)
    {
        foreach (var mask in impact.Masks)
        {
            inclusionResult.Line(id, mask.Mask.ToString(CultureInfo.InvariantCulture), CsvText.Number(mask.Count), mode);
        }

        for (var rule = 0; rule < impact.RuleCount; rule++)
        {
            inclusionStats.Line(
                id,
                CsvText.Number(rule),
                CsvText.Number(impact.Satisfying(rule)),
                CsvText.Number(impact.GainOf(rule)),
                CsvText.Number(impact.Total),
                mode);
        }

        summaryStats.Line(id, CsvText.Number(impact.Total), CsvText.Number(impact.Final), mode);
    }

    private CsvText Table(string name, params ReadOnlySpan<string?> columns)
    {
        var file = new AtomicFile(PathOf(folder, name));
        var csv = new CsvText(file.Stream);
        tables.Add((file, csv));
        csv.Line(columns);
        return csv;
    }

    private static string PathOf(string folder, string table) => Path.Combine(folder, table + ".csv");
}
