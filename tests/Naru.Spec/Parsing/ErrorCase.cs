using Naru.Core;

namespace Naru.Spec.Parsing;

/// <summary>A faulty text and the one finding that it gives.</summary>
/// <param name="Kind">The kind of finding.</param>
/// <param name="Path">Its JSON path.</param>
/// <param name="Line">Its line.</param>
/// <param name="Json">The text; single quotes stand for double ones.</param>
public sealed record ErrorCase(ErrorKind Kind, string Path, long Line, string Json)
{
    /// <summary>The text that is read.</summary>
    public string Text => Json.Replace('\'', '"');

    public override string ToString() => $"{Kind.Code} {Path} {Json}";

    /// <summary>The criterion stands on line 2.</summary>
    internal static ErrorCase Criterion(ErrorKind kind, string path, string criterion, long line = 2) =>
        new(kind, "$.PrimaryCriteria.CriteriaList[0]" + path, line, $"{{'PrimaryCriteria': {{'CriteriaList': [\n{criterion}\n]}}}}");

    /// <summary>The group's members stand on line 2.</summary>
    internal static ErrorCase Group(ErrorKind kind, string path, string members, long line = 2) =>
        new(kind, "$.AdditionalCriteria" + path, line, $"{{'PrimaryCriteria': {{}}, 'AdditionalCriteria':\n{{{members}}}\n}}");

    /// <summary>The member stands on line 2.</summary>
    internal static ErrorCase Definition(ErrorKind kind, string path, string member, long line = 2) =>
        new(kind, "$" + path, line, $"{{'PrimaryCriteria': {{}},\n{member}\n}}");
}
