using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Naru.Core;

namespace Naru.Cli.Output;

/// <summary>Writes one JSON object per line; Korean stays readable.</summary>
internal static class JsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes one object and ends the line.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes findings as an array of objects.</summary>
    public static void Findings(Utf8JsonWriter json, string name, IEnumerable<Error> findings, bool withSeverity = false)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            if (withSeverity)
            {
                json.WriteString("severity", finding.Severity switch
                {
                    Severity.Error => "error",
                    Severity.Warning => "warning",
                    Severity.Information => "information",
                });
            }

            Both(json, "message", finding.Message);
            Both(json, "advice", finding.Advice);
            Text(json, "file", finding.Place.File);
            Text(json, "path", finding.Place.JsonPath);
            Number(json, "line", finding.Place.Line);
            Text(json, "column", finding.Place.Column);
            json.WriteNumber("count", finding.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text or null.</summary>
    public static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Writes a number or null.</summary>
    public static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a text in both languages.</summary>
    public static void Both(Utf8JsonWriter json, string name, BilingualText text)
    {
        json.WriteStartObject(name);
        json.WriteString("ko", text.Korean);
        json.WriteString("en", text.English);
        json.WriteEndObject();
    }
}
