using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// What was found in a file, or in a part of it, in the order of its lines. Holds no more than a <see cref="FindingLog"/> would
/// list, so that a block without one right line stays small. Not thread safe.
/// </summary>
internal sealed class BlockFindings
{
    private readonly List<Group> groups = [];

    /// <summary>A finding.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="line">Its line, counted from the start of the block.</param>
    /// <param name="column">The column, as the file names it; null if it concerns the whole line.</param>
    /// <param name="arguments">What its texts need.</param>
    public void Add(ErrorKind kind, long line, string? column, params object[] arguments)
    {
        var group = groups.Find(g => g.Kind == kind && g.Column == column);
        if (group is null)
        {
            groups.Add(group = new Group(kind, column, arguments));
        }

        if (group.Listed.Count < FindingLog.Places)
        {
            group.Listed.Add((line, arguments));
        }
        else
        {
            group.Rest++;
        }
    }

    /// <summary>Adds what was found in a block that begins so many lines after this one.</summary>
    public void Append(BlockFindings block, long lines)
    {
        foreach (var group in block.groups)
        {
            foreach (var (line, arguments) in group.Listed)
            {
                Add(group.Kind, line + lines, group.Column, arguments);
            }

            if (group.Rest > 0)
            {
                groups.Find(g => g.Kind == group.Kind && g.Column == group.Column)!.Rest += group.Rest;
            }
        }
    }

    /// <summary>Reports all, with line numbers that count from 1.</summary>
    public void ReportTo(FindingLog findings, string file)
    {
        foreach (var group in groups)
        {
            foreach (var (line, arguments) in group.Listed)
            {
                findings.Add(group.Kind, new SourcePlace(file, line + 1, group.Column), arguments);
            }

            if (group.Rest > 0)
            {
                findings.Add(group.Kind, new SourcePlace(file, null, group.Column), group.Rest, group.Arguments);
            }
        }
    }

    private sealed record Group(ErrorKind Kind, string? Column, object[] Arguments)
    {
        public List<(long Line, object[] Arguments)> Listed { get; } = [];

        public long Rest { get; set; }
    }
}
