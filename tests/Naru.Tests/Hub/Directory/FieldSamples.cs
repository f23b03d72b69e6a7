using System.Globalization;
using System.Text.Json;
using Naru.Hub.Directories.Data;

namespace Naru.Tests.Hub.Directories;

/// <summary>Values made from fields' own definitions.</summary>
internal static class FieldSamples
{
    /// <summary>A value that fits.</summary>
    public static string Sound(FieldDefinition field) => field.Type switch
    {
        FieldType.Text => "\"글\"",
        FieldType.Bilingual => "{\"ko\": \"글\", \"en\": \"text\"}",
        FieldType.Number or FieldType.Money => Math.Max(field.Minimum, 1).ToString(CultureInfo.InvariantCulture),
        FieldType.Date => "\"2026-11-27\"",
        FieldType.Boolean => "true",
        FieldType.Code => JsonSerializer.Serialize(field.List!.Codes[0].Value),
        FieldType.Codes => $"[{JsonSerializer.Serialize(field.List!.Codes[0].Value)}]",
        FieldType.Iri => "\"https://naru.example.org/x\"",
        FieldType.Email => "\"data@naru.example.org\"",
    };

    /// <summary>A value that does not.</summary>
    public static string Odd(FieldDefinition field) => field.Type switch
    {
        FieldType.Text => "\"a\\u202Eb\"",
        FieldType.Bilingual => "\"글\"",
        FieldType.Number or FieldType.Money => "-1",
        FieldType.Date => "\"27.11.2026\"",
        FieldType.Boolean => "1",
        FieldType.Code => "\"no-such-code\"",
        FieldType.Codes => "[\"no-such-code\"]",
        FieldType.Iri => "\"data:text/html,x\"",
        FieldType.Email => "\"nobody\"",
    };
}
