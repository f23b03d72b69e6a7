using System.Text.Json;

namespace Naru.Hub.Identity;

/// <summary>The data files of this module (<c>data/identity</c>), which are part of the program.</summary>
internal static class IdentityData
{
    /// <summary>The lines of a text file, without empty ones and without those that begin with <c>#</c>.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(Open(file));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    public static T Json<T>(string file)
    {
        using var stream = Open(file);
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"data/identity/{file} is empty.");
    }

    private static Stream Open(string file) =>
        typeof(IdentityData).Assembly.GetManifestResourceStream($"identity/{file}")
            ?? throw new InvalidOperationException($"data/identity/{file} is not part of the program.");
}
