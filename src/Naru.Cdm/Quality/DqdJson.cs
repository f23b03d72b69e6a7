using System.Globalization;
using System.Text.Json;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Quality;

/// <summary>
/// Writes a quality report in the form that OHDSI's Data Quality Dashboard 2 writes and its viewer reads: in English, as there. What
/// the Dashboard says of its own statements (their text, how long each took) has no counterpart and is left out.
/// </summary>
public static class DqdJson
{
    private static readonly Dictionary<(CheckLevel Level, string Name), string> Contexts =
        CheckCatalogue.Names.ToDictionary(n => (n.Level, n.Name), n => n.Context);

    /// <summary>Writes the report.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="report">What the checks found.</param>
    public static void Write(Stream stream, QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream);
        var end = report.CheckedAt + report.Duration;
        var seconds = Math.Round(report.Duration.TotalSeconds, 3);
        json.WriteStartObject();
        Array(json, "startTimestamp", Time(report.CheckedAt));
        Array(json, "endTimestamp", Time(end));
        Array(json, "executionTime", string.Create(CultureInfo.InvariantCulture, $"{seconds:0} secs"));
        json.WriteStartArray("executionTimeSeconds");
        json.WriteNumberValue(seconds);
        json.WriteEndArray();
        json.WriteStartArray("CheckResults");
        foreach (var result in report.Results)
        {
            Write(json, result);
        }

        json.WriteEndArray();
        WriteMetadata(json, report);
        WriteOverview(json, report);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("numViolatedRows", result.FailedRows);
        json.WriteNumber("pctViolatedRows", Math.Round(result.FailedPercent / 100, 6));
        json.WriteNumber("numDenominatorRows", result.Rows);
        json.WriteString("checkName", result.CheckName);
        json.WriteString("checkLevel", result.Level.ToString().ToUpperInvariant());
        json.WriteString("checkDescription", result.Description.English);
        json.WriteString("cdmTableName", result.Table.ToUpperInvariant());
        Optional(json, "cdmFieldName", result.Field?.ToUpperInvariant());
        Optional(json, "conceptId", result.ConceptId?.ToString(CultureInfo.InvariantCulture));
        Optional(json, "unitConceptId", result.UnitConceptId?.ToString(CultureInfo.InvariantCulture));
        json.WriteString("category", result.Category.ToString());
        Optional(json, "subcategory", result.Subcategory?.ToString());
        json.WriteString("context", Contexts[(result.Level, result.CheckName)]);
        Optional(json, "error", result.Status == CheckStatus.Broken ? result.Reason?.English : null);
        json.WriteString("checkId", result.Id);
        json.WriteNumber("failed", result.Status == CheckStatus.Failed ? 1 : 0);
        json.WriteNumber("passed", result.Status == CheckStatus.Passed ? 1 : 0);
        json.WriteNumber("isError", result.Status == CheckStatus.Broken ? 1 : 0);
        json.WriteNumber("notApplicable", result.Status == CheckStatus.NotApplicable ? 1 : 0);
        Optional(json, "notApplicableReason", result.Status == CheckStatus.NotApplicable ? result.Reason?.English : null);
        json.WriteNumber("thresholdValue", result.ThresholdPercent);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, QualityReport report)
    {
        json.WriteStartArray("Metadata");
        json.WriteStartObject();
        json.WriteString("cdmSourceName", report.Source);
        json.WriteString("cdmSourceAbbreviation", report.Source);
        json.WriteString("cdmVersion", report.CdmVersion == CdmVersion.V53 ? "5.3" : "5.4");
        json.WriteString("vocabularyVersion", report.VocabularyVersion ?? "");
        json.WriteString("sourceDescription", report.DataVersion ?? "");
        json.WriteString("dqdVersion", "Naru");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteOverview(Utf8JsonWriter json, QualityReport report)
    {
        var total = report.Results.Count;
        var failed = report.Results.Count(r => r.Status == CheckStatus.Failed);
        json.WriteStartObject("Overview");
        Array(json, "countTotal", total);
        Array(json, "countPassed", total - failed);
        Array(json, "countErrorFailed", report.Results.Count(r => r.Status == CheckStatus.Broken));
        Array(json, "countThresholdFailed", failed);
        Array(json, "countOverallFailed", failed);
        Array(json, "percentPassed", total == 0 ? 0 : Math.Round(100.0 * (total - failed) / total, 2));
        Array(json, "percentFailed", total == 0 ? 0 : Math.Round(100.0 * failed / total, 2));
        foreach (var category in Enum.GetValues<CheckCategory>())
        {
            var own = report.Results.Where(r => r.Category == category).ToList();
            Array(json, $"countTotal{category}", own.Count);
            Array(json, $"countFailed{category}", own.Count(r => r.Status == CheckStatus.Failed));
            Array(json, $"countPassed{category}", own.Count(r => r.Status == CheckStatus.Passed));
        }

        json.WriteEndObject();
    }

    // R writes single values as lists of one.
    private static void Array(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Array(Utf8JsonWriter json, string name, double value)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
