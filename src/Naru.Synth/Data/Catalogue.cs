namespace Naru.Synth.Data;

/// <summary>Everything a course may name, each kind in the order of its keys' file; courses hold places in these lists.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<(string Kind, string Key), int> places = [];

    /// <summary>The conditions.</summary>
    public List<ConditionEntry> Conditions { get; } = [];

    /// <summary>The drugs.</summary>
    public List<DrugEntry> Drugs { get; } = [];

    /// <summary>The measurements.</summary>
    public List<MeasurementEntry> Measurements { get; } = [];

    /// <summary>The procedures.</summary>
    public List<ProcedureEntry> Procedures { get; } = [];

    /// <summary>The observations.</summary>
    public List<ObservationEntry> Observations { get; } = [];

    /// <summary>All entries.</summary>
    public IEnumerable<CatalogueEntry> All =>
        ((IEnumerable<CatalogueEntry>)Conditions).Concat(Drugs).Concat(Measurements).Concat(Procedures).Concat(Observations);

    /// <summary>Adds an entry to its list.</summary>
    public void Add<T>(string kind, List<T> list, T entry)
        where T : CatalogueEntry
    {
        places[(kind, entry.Key)] = list.Count;
        list.Add(entry);
    }

    /// <summary>The place of the entry that a value names; -1, with a finding, if there is none.</summary>
    /// <param name="kind">The catalogue's member: <c>conditions</c>, <c>drugs</c> …</param>
    /// <param name="node">The value.</param>
    public int Find(string kind, DataNode node)
    {
        var key = node.Text();
        return key.Length == 0 ? -1 : Find(kind, key, node);
    }

    /// <summary>The place of an entry; -1, with a finding, if there is none.</summary>
    public int Find(string kind, string key, DataNode node)
    {
        if (places.TryGetValue((kind, key), out var place))
        {
            return place;
        }

        node.Add(SynthErrors.UnknownKey, kind, key, string.Join(", ", Likeness.First(places.Keys.Where(k => k.Kind == kind).Select(k => k.Key), key)));
        return -1;
    }
}
