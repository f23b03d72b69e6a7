namespace Naru.Hub.Directories;

/// <summary>The values of one statement: text from outside reaches it as parameters alone. Not safe for threads.</summary>
internal sealed class SqlValues
{
    private readonly List<(string Name, object Value)> values = [];

    /// <summary>All of them, with their names.</summary>
    public (string Name, object Value)[] All => [.. values];

    /// <summary>Takes a value, and gives the name by which the statement has it.</summary>
    public string Add(object value)
    {
        var name = $"@v{values.Count}";
        values.Add((name, value));
        return name;
    }

    /// <summary>Takes several, and gives the list for <c>IN</c>; one that nothing is in if there are none.</summary>
    public string In(IEnumerable<string> several)
    {
        var names = several.Select(Add).ToList();
        return names.Count == 0 ? "(NULL)" : $"({string.Join(", ", names)})";
    }
}
