using Naru.Core;

namespace Naru.Cohorts.Circe;

/// <summary>What all readers of one definition share: the text, the file's name and the findings.</summary>
internal sealed class ReadContext(JsonText text, string? fileName)
{
    private readonly List<Error> findings = [];

    internal JsonText Text => text;

    internal ValueList<Error> Findings => findings.ToValueList();

    internal void Report(ErrorKind kind, JsonItem item, JsonPath path, params object[] arguments) =>
        findings.Add(kind.At(new SourcePlace(fileName, text.LineOf(item.Start), JsonPath: path.ToString()), arguments));

    internal void ReportNotJson((long Line, long Byte, bool TooDeep) failure)
    {
        var place = new SourcePlace(fileName, failure.Line, JsonPath: "$");
        findings.Add(failure.TooDeep
            ? CirceErrors.TooDeep.At(place, JsonText.MaximumDepth)
            : CirceErrors.NotJson.At(place, failure.Line, failure.Byte));
    }
}

/// <summary>A JSON path, built while descending and only spelled out when a finding needs it.</summary>
internal sealed class JsonPath
{
    internal static readonly JsonPath Root = new(null, "$", -1);

    private readonly JsonPath? parent;
    private readonly string name;
    private readonly int index;

    private JsonPath(JsonPath? parent, string name, int index)
    {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    internal JsonPath Member(string member) => new(this, member, -1);

    internal JsonPath Item(int position) => new(this, "", position);

    public override string ToString() => parent is null
        ? name
        : index >= 0 ? $"{parent}[{index}]" : $"{parent}.{name}";
}
