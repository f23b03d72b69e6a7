using System.Text.Json;
using Naru.Cli.Output;

namespace Naru.Cli.Library;

/// <summary>What programs read about a definition of the library.</summary>
internal static class PhenotypeJson
{
    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, Phenotype phenotype)
    {
        json.WriteNumber("id", phenotype.Id);
        JsonLines.Both(json, "name", phenotype.Name);
        json.WriteString("topic", phenotype.Topic.Id);
        JsonLines.Both(json, "topic_name", phenotype.Topic.Name);
        JsonLines.Both(json, "purpose", phenotype.Purpose);
        json.WriteString("library", PhenotypeLibrary.Source);
        json.WriteString("library_version", phenotype.LibraryVersion);
        json.WriteString("library_status", phenotype.Status);
    }
}
