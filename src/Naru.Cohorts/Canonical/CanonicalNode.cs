using System.Text;
using Naru.Core;

namespace Naru.Cohorts.Canonical;

/// <summary>
/// A line of the text and the lines that belong to it, which stand below it, indented. Labels hold no line breaks, so that different trees are
/// different texts. Immutable.
/// </summary>
internal sealed class CanonicalNode
{
    private readonly ValueList<CanonicalNode> children;
    private readonly string text;

    internal CanonicalNode(string label, ValueList<CanonicalNode> children)
    {
        this.children = children;
        text = children.Count == 0 ? label : new StringBuilder(label).AppendJoin("", children.Select(c => Indented(c.text))).ToString();
    }

    internal CanonicalNode(string label)
        : this(label, [])
    {
    }

    /// <summary>Nodes in the order of their texts.</summary>
    internal static ValueList<CanonicalNode> Sorted(IEnumerable<CanonicalNode> nodes) =>
        nodes.OrderBy(n => n.text, StringComparer.Ordinal).ToValueList();

    /// <summary>Nodes in the order of their texts, each once.</summary>
    internal static ValueList<CanonicalNode> Distinct(IEnumerable<CanonicalNode> nodes) =>
        Sorted(nodes.DistinctBy(n => n.text, StringComparer.Ordinal));

    /// <summary>A whole text: a first line, and nodes that stand as far to the left as it.</summary>
    internal static string Document(string firstLine, ValueList<CanonicalNode> nodes) =>
        new StringBuilder(firstLine).Append('\n').AppendJoin("", nodes.Select(n => n.text + "\n")).ToString();

    /// <summary>The same with another label.</summary>
    internal CanonicalNode Named(string label) => new(label, children);

    /// <inheritdoc/>
    public override string ToString() => text;

    private static string Indented(string text) => "\n  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
