using Naru.Core;
using Naru.Core.Json;

namespace Naru.Synth.Data;

/// <summary>A data file as it was read, and what was found in it. For one thread at a time.</summary>
internal sealed class DataFile
{
    /// <summary>Far larger than any course or profile that a person writes.</summary>
    private const long LargestFile = 8 << 20;

    private readonly JsonText json;
    private readonly List<Error> findings;

    private DataFile(string name, JsonText json, List<Error> findings)
    {
        Name = name;
        this.json = json;
        this.findings = findings;
    }

    /// <summary>Its name, as findings give it.</summary>
    public string Name { get; }

    /// <summary>The whole text.</summary>
    public DataNode Root => new(this, json.Root!, JsonPath.Root);

    /// <summary>Reads a file; null, with a finding, if it is no JSON.</summary>
    public static DataFile? Read(string path, string name, List<Error> findings)
    {
        var place = new SourcePlace(name);
        string text;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                findings.Add(SynthErrors.FileMissing.At(place));
                return null;
            }

            if (file.Length > LargestFile)
            {
                findings.Add(SynthErrors.FileTooLarge.At(place, LargestFile >> 20));
                return null;
            }

            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(SynthErrors.FileUnreadable.At(place));
            return null;
        }

        return Parse(text, name, findings);
    }

    /// <summary>Reads a text; null, with a finding, if it is no JSON.</summary>
    public static DataFile? Parse(string text, string name, List<Error> findings)
    {
        var parsed = JsonText.Parse(text);
        if (parsed.Failure is { } failure)
        {
            findings.Add((failure.TooDeep ? SynthErrors.TooDeep : SynthErrors.NotJson).At(new SourcePlace(name, failure.Line), JsonText.MaximumDepth));
            return null;
        }

        return new DataFile(name, parsed, findings);
    }

    /// <summary>Notes a finding at a value.</summary>
    public void Add(ErrorKind kind, JsonItem item, JsonPath path, params object[] arguments) =>
        findings.Add(kind.At(new SourcePlace(Name, json.LineOf(item.Start), JsonPath: path.ToString()), arguments));
}
