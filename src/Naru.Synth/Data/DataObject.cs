using Naru.Core;

namespace Naru.Synth.Data;

/// <summary>An object of known members.</summary>
internal readonly struct DataObject
{
    private readonly DataNode node;
    private readonly Dictionary<string, DataNode> members = new(StringComparer.Ordinal);

    /// <param name="node">The object.</param>
    /// <param name="known">Its members; <c>note</c> may be anywhere.</param>
    public DataObject(DataNode node, string[] known)
    {
        this.node = node;
        foreach (var (name, value) in node.Members())
        {
            members[name] = value;
            if (name == "note")
            {
                value.Text(int.MaxValue);
            }
            else if (!known.Contains(name, StringComparer.Ordinal))
            {
                value.Add(SynthErrors.UnknownMember, name, string.Join(", ", Likeness.First(known, name)));
            }
        }
    }

    /// <summary>A member; null if it is not there.</summary>
    public DataNode? this[string name] => members.TryGetValue(name, out var member) ? member : null;

    /// <summary>A member that must be there; null, with a finding, if it is not.</summary>
    public DataNode? Required(string name)
    {
        if (this[name] is { } member)
        {
            return member;
        }

        if (node.IsObject)
        {
            node.Add(SynthErrors.MemberMissing, name);
        }

        return null;
    }

    /// <summary>A number that may be left out.</summary>
    public double Number(string name, double least, double most, double otherwise) => this[name]?.Number(least, most) ?? otherwise;

    /// <summary>A share that may be left out.</summary>
    public double Share(string name, double otherwise) => this[name]?.Share() ?? otherwise;

    /// <summary>The items of a list that may be left out.</summary>
    public IReadOnlyList<DataNode> Items(string name) => this[name]?.Items() ?? [];

    /// <summary>Which of some members are there; a finding if it is not exactly one.</summary>
    public string? ExactlyOne(params ReadOnlySpan<string> names)
    {
        string? found = null;
        var count = 0;
        foreach (var name in names)
        {
            if (members.ContainsKey(name))
            {
                found = name;
                count++;
            }
        }

        if (count != 1 && node.IsObject)
        {
            node.Add(SynthErrors.ExactlyOne, string.Join(", ", names.ToArray()));
        }

        return count == 1 ? found : null;
    }

    /// <summary>Notes a finding at the object.</summary>
    public void Add(ErrorKind kind, params object[] arguments) => node.Add(kind, arguments);
}
