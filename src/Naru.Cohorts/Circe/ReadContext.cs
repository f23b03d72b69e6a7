using Naru.Core;
using Naru.Core.Json;

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
