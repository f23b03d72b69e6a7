using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Naru.Cdm.Quality.Profile;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>
/// Writes a quality report as JSON, for programs; <c>docs/data-quality.md</c> describes it. It holds names, numbers of concepts and
/// counts, never a value of the data.
/// </summary>
public static class QualityJson
{
    /// <summary>The version of the form; it rises when a reader of the old form would misread the new one.</summary>
    public const int FormatVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    /// <summary>Writes the report, and the profile if there is one.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="report">What the checks found.</param>
    /// <param name="profile">What the data hold.</param>
    public static void Write(Stream stream, QualityReport report, DataProfile? profile)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("format", "naru-data-quality");
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("source", report.Source);
            json.WriteString("cdmVersion", report.CdmVersion == CdmVersion.V53 ? "5.3" : "5.4");
            json.WriteString("vocabularyVersion", report.VocabularyVersion);
            json.WriteString("dataVersion", report.DataVersion);
            json.WriteString("checkedAt", report.CheckedAt);
            json.WriteNumber("seconds", Math.Round(report.Duration.TotalSeconds, 3));
            WriteTotals(json, report.Results);
            json.WriteStartArray("results");
            foreach (var result in report.Results)
            {
                Write(json, result);
            }

            json.WriteEndArray();
            if (profile is not null)
            {
                json.WritePropertyName("profile");
                ProfileJson.Write(json, profile);
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteTotals(Utf8JsonWriter json, ValueList<CheckResult> results)
    {
        json.WriteStartObject("totals");
        foreach (var status in Enum.GetValues<CheckStatus>())
        {
            json.WriteNumber(Name(status), results.Count(r => r.Status == status));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id);
        json.WriteString("check", result.CheckName);
        json.WriteString("level", Name(result.Level));
        json.WriteString("category", Name(result.Category));
        json.WriteString("subcategory", result.Subcategory is { } subcategory ? Name(subcategory) : null);
        json.WriteString("table", result.Table);
        json.WriteString("field", result.Field);
        Number(json, "conceptId", result.ConceptId);
        Number(json, "unitConceptId", result.UnitConceptId);
        json.WriteString("status", Name(result.Status));
        json.WriteNumber("failedRows", result.FailedRows);
        json.WriteNumber("rows", result.Rows);
        json.WriteNumber("failedPercent", Math.Round(result.FailedPercent, 4));
        json.WriteNumber("thresholdPercent", result.ThresholdPercent);
        Text(json, "reason", result.Reason);
        Text(json, "description", result.Description);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, BilingualText? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("ko", text.Korean);
        json.WriteString("en", text.English);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
