using Naru.Cdm.Schema;

namespace Naru.Spec.Manual;

/// <summary>A table written as text, one row a line, cells separated by <c>|</c>.</summary>
internal sealed record TextTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A table without a name.</summary>
    internal static TextTable Parse(string text)
    {
        var lines = Lines(text);
        return lines.Count == 0 ? new TextTable("", [], []) : Make("", lines);
    }

    /// <summary>Tables of OMOP, each after a line with its name.</summary>
    internal static List<TextTable> ParseAll(string text)
    {
        var tables = new List<TextTable>();
        var lines = Lines(text);
        for (var i = 0; i < lines.Count;)
        {
            var name = lines[i].Trim();
            var body = lines.Skip(i + 1).TakeWhile(l => OmopSchema.Table(l.Trim()) is null).ToList();
            tables.Add(Make(name, body));
            i += 1 + body.Count;
        }

        return tables;
    }

    internal static List<string> Lines(string text) =>
        text.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToList();

    private static TextTable Make(string name, List<string> lines)
    {
        var rows = lines.Select(l => (IReadOnlyList<string>)l.Split('|').Select(c => c.Trim()).ToList()).ToList();
        return rows.TrueForAll(r => r.Count == rows[0].Count)
            ? new TextTable(name, rows[0], rows[1..])
            : throw new FormatException($"Rows of different lengths in the table {name}:\n{string.Join('\n', lines)}");
    }
}
