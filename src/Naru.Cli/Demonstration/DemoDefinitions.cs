using System.Text.Json;
using Naru.Cli.Input;
using Naru.Core;

namespace Naru.Cli.Demonstration;

/// <summary>One definition of the demo.</summary>
/// <param name="File">Its file.</param>
/// <param name="Title">What it looks for.</param>
internal sealed record DemoDefinition(DefinitionFile File, BilingualText Title);

/// <summary>Reads <c>data/demo/demo.json</c>, which names the demo's definitions.</summary>
internal static class DemoDefinitions
{
    /// <summary>The definitions, in the order in which they are shown.</summary>
    /// <exception cref="IOException">The file is not there.</exception>
    public static ValueList<DemoDefinition> Read(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "demo.json")));
        return json.RootElement.GetProperty("definitions").EnumerateArray().Select(item =>
        {
            var path = Path.Combine(folder, "definitions", item.GetProperty("file").GetString()!);
            var title = item.GetProperty("title");
            return new DemoDefinition(
                new DefinitionFile(Path.GetFileNameWithoutExtension(path), path),
                new BilingualText(title.GetProperty("ko").GetString()!, title.GetProperty("en").GetString()!));
        }).ToValueList();
    }
}
