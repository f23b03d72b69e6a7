namespace Naru.Core.Json;

/// <summary>A JSON path, built while descending and only spelled out when a finding needs it.</summary>
public sealed class JsonPath
{
    /// <summary><c>$</c>, the whole text.</summary>
    public static readonly JsonPath Root = new(null, "$", -1);

    private readonly JsonPath? parent;
    private readonly string name;
    private readonly int index;

    private JsonPath(JsonPath? parent, string name, int index)
    {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /// <summary>The path to a member of the object here.</summary>
    public JsonPath Member(string member) => new(this, member, -1);

    /// <summary>The path to an item of the array here, counted from 0.</summary>
    public JsonPath Item(int position) => new(this, "", position);

    /// <summary>The path as people read it, such as <c>$.InclusionRules[2].expression</c>.</summary>
    public override string ToString() => parent is null
        ? name
        : index >= 0 ? $"{parent}[{index}]" : $"{parent}.{name}";
}
