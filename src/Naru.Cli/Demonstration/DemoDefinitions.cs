using System.Text.Json;
using Naru.Cli.Input;
using Naru.Core;

namespace Naru.Cli.Demonstration;

/// <summary>One definition of the demo.</summary>
/// <param name="File">Its file.</param>
/// <param name="Title">What it looks for.</param>
internal sealed record DemoDefinition(DefinitionFile File, BilingualText Title);

/// <summary>Reads <c>data/demo/demo.json</c>, which names those definitions of the library that the demo runs.</summary>
internal static class DemoDefinitions
{
    /// <summary>The definitions, in the order in which they are shown.</summary>
    /// <param name="list">The file that names them.</param>
    /// <param name="folder">The folder in which they are.</param>
    /// <exception cref="IOException">The list is not there.</exception>
    public static ValueList<DemoDefinition> Read(string list, string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        return json.RootElement.GetProperty("definitions").EnumerateArray().Select(item =>
        {
            var path = Path.Combine(folder, item.GetProperty("file").GetString()!);
            var title = item.GetProperty("title");
            return new DemoDefinition(
                new DefinitionFile(Path.GetFileNameWithoutExtension(path), path),
                new BilingualText(title.GetProperty("ko").GetString()!, title.GetProperty("en").GetString()!));
        }).ToValueList();
    }
}
